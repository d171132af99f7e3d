package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"flinkvet": main})
}

// The scripts run the command as its users do. exits CODE ARGS... runs a
// program that must end with the code; make KIND FILE writes what a script
// cannot hold as text.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "")
			env.Setenv("FLINKVET_FORMAT", "")
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "superuser" {
				return os.Geteuid() == 0, nil
			}
			return false, errors.New("unknown condition")
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": exits,
			"make":  makeFile,
		},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARGS...")
	}
	code := 0
	var ended *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &ended) {
		code = ended.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// kinds are the files that a script cannot hold as text.
var kinds = map[string]func() []byte{
	"binary": func() []byte { return []byte("\x7fELF\x02\x00\x00\x00\xff\xfe CREATE TABLE t (id INT);\x00") },
	"bom":    func() []byte { return []byte("\ufeff" + conf) },
	"crlf":   func() []byte { return []byte(strings.ReplaceAll(conf, "\n", "\r\n")) },
	"utf16": func() []byte {
		var out bytes.Buffer
		binary.Write(&out, binary.LittleEndian, utf16.Encode([]rune("\ufeff"+conf)))
		return out.Bytes()
	},
	"deep-sql": func() []byte {
		return []byte("SELECT " + strings.Repeat("(", 10_000) + "1" + strings.Repeat(")", 10_000) + ";\n")
	},
	"deep-yaml": func() []byte {
		return []byte("taskmanager.numberOfTaskSlots: " + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000) + "\n")
	},
	"deep-json": func() []byte {
		return []byte(`{"metadata":` + strings.Repeat(`{"a":`, 10_000) + "1" + strings.Repeat("}", 10_001))
	},
	"long-line": func() []byte {
		return []byte("INSERT INTO t VALUES " + strings.Repeat("(1, 'x'), ", 1_500_000) + "(1, 'x');\n")
	},
	"larger":     func() []byte { return bytes.Repeat([]byte("SELECT 1 FROM t; "), 1_200_000) },
	"truncated":  func() []byte { return []byte("CREATE TABLE t (id INT) WITH ('connector' = 'kaf") },
	"invalid":    func() []byte { return []byte("SET 'execution.checkpointing.interval' = '60 s'; -- \xff\xfe\xc3\n") },
	"no-newline": func() []byte { return []byte("SET 'table.exec.state.ttl' = '60'") },
}

// conf has a finding on its third line.
const conf = "jobmanager.rpc.address: jm\ntaskmanager.numberOfTaskSlots: 2\nexecution.checkpointing.interval: 60\n"

func makeFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 || kinds[args[0]] == nil {
		ts.Fatalf("usage: make KIND FILE")
	}
	path := ts.MkAbs(args[1])
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
	ts.Check(os.WriteFile(path, kinds[args[0]](), 0o644))
}
