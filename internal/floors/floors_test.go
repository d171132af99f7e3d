package floors

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	module = "github.com/flinkvet/flinkvet/"
	root   = "../.."
)

// floors lists the packages from the ground up, each with the packages of the
// house that it may import. A trailing "/*" is every package below.
var floors = []struct {
	name string
	may  []string
}{
	// Ground.
	{"internal/near", nil},
	{"linters/draft", nil},
	{"linters/flink", nil},
	{"linters/sensitive", nil},
	// Reading.
	{"linters/sql", ground},
	{"linters/config", ground},
	{"linters/program", ground},
	{"linters/program/java", append([]string{"linters/program"}, ground...)},
	{"linters/program/class", append([]string{"linters/program"}, ground...)},
	{"linters/program/python", append([]string{"linters/program"}, ground...)},
	// Meaning.
	{"linters/policy", append([]string{"linters/config"}, ground...)},
	{"linters/literals", reading},
	{"linters/settings", reading},
	{"linters/catalog", meaning},
	{"linters/variables", meaning},
	{"linters/plan", append([]string{"linters/catalog", "linters/variables"}, meaning...)},
	{"linters/endpoints", bound},
	{"linters/permissions", append([]string{"linters/endpoints"}, bound...)},
	{"linters/lineage", bound},
	{"linters/changelog", bound},
	{"linters/jobs", bound},
	// The waist.
	{"linters", append([]string{"linters/endpoints", "linters/permissions", "linters/lineage", "linters/changelog", "linters/jobs"}, bound...)},
	// Judging.
	{"rules", nil},
	{"rules/secrets", judging},
	{"rules/access", judging},
	{"rules/masking", judging},
	{"rules/variables", judging},
	{"rules/checkpoint", judging},
	{"rules/connectors", judging},
	{"rules/semantics", judging},
	{"rules/performance", judging},
	{"rules/programs", judging},
	{"rules/upgrade", judging},
	{"rules/deployment", judging},
	{"rules/audit", judging},
	{"rules/all", []string{"rules", "rules/*", "internal/near"}},
	// Running and reporting.
	{"internal/driver", []string{"rules"}},
	{"internal/settle", []string{"rules", "rules/audit", "linters", "linters/draft", "linters/policy", "internal/driver", "internal/near"}},
	{"internal/discover", []string{"linters/draft", "linters/config", "linters/policy", "internal/driver"}},
	{"internal/report", []string{"rules", "linters/draft"}},
	{"internal/fix", []string{"rules", "linters/draft"}},
	{"internal/lsp", []string{"rules", "linters/draft", "internal/driver", "internal/settle", "internal/discover", "internal/fix"}},
	{"sarif", []string{"rules", "linters/draft"}},
	{"sarif/sariftest", []string{"sarif"}},
	{"rules/rulestest", []string{"rules", "internal/driver", "internal/settle", "linters/draft", "linters/config", "linters/policy"}},
	// Tests of the whole, and what tests share.
	{"internal/recorded", nil},
	{"internal/floors", nil},
	{"internal/clients", nil},
	// Commands.
	{"cmd/flinkvet", []string{"rules", "rules/all", "sarif", "linters", "linters/*", "internal/*"}},
}

var (
	ground  = []string{"linters/draft", "linters/flink", "linters/sensitive", "internal/near"}
	reading = append([]string{"linters/sql", "linters/config", "linters/program"}, ground...)
	meaning = append([]string{"linters/policy", "linters/literals", "linters/settings"}, reading...)
	bound   = append([]string{"linters/plan", "linters/catalog", "linters/variables"}, meaning...)
	judging = append([]string{"rules", "linters", "linters/endpoints", "linters/permissions", "linters/lineage", "linters/changelog", "linters/jobs"}, bound...)
)

// doors are the packages from outside that only some rooms may import, in
// files that are not tests.
var doors = map[string][]string{
	"golang.org/x/tools/go/analysis":        {"linters", "rules", "rules/*", "internal/driver", "internal/settle", "internal/lsp", "cmd/flinkvet"},
	"go.yaml.in/yaml":                       {"linters/config"},
	"github.com/bmatcuk/doublestar":         {"linters/policy", "internal/discover"},
	"github.com/owenrumney/go-sarif":        {"sarif"},
	"github.com/zricethezav/gitleaks":       {"rules/secrets"},
	"github.com/pingcap/tidb":               {}, // only the oracle in tools/upstream: it would nearly double the program
	"github.com/hashicorp/hcl":              {"linters/config"},
	"github.com/spf13":                      {"cmd/flinkvet"},
	"golang.org/x/term":                     {"cmd/flinkvet"},
	"golang.org/x/text":                     {"linters/draft", "internal/report", "sarif"},
	"github.com/sourcegraph/jsonrpc2":       {"internal/lsp"},
	"github.com/stretchr/testify":           {"sarif/sariftest"},
	"github.com/rogpeppe/go-internal":       {"internal/fix"}, // its diff
	"github.com/santhosh-tekuri/jsonschema": {"sarif/sariftest"},
	"testing":                               {"rules/rulestest", "sarif/sariftest", "internal/recorded"},
	"os":                                    {"cmd/flinkvet", "internal/discover", "internal/fix", "internal/lsp", "internal/recorded", "sarif/sariftest"},
	"os/exec":                               {"cmd/flinkvet", "sarif/sariftest"}, // Git alone
	"net":                                   {"internal/lsp"},
	"net/netip":                             {"*"}, // reads addresses, opens nothing
	"net/url":                               {"*"},
	"plugin":                                {},
	"syscall":                               {"internal/discover"},
	"unsafe":                                {},
}

func TestPackagesImportDownwards(t *testing.T) {
	may := map[string][]string{}
	for _, f := range floors {
		may[f.name] = f.may
	}
	for name, imports := range packages(t) {
		allowed, known := may[name]
		if !assert.True(t, known, "%s is in no floor: give it a place in the table", name) {
			continue
		}
		for _, imported := range slices.Sorted(maps.Keys(imports)) {
			if inner, ok := strings.CutPrefix(imported+"/", module); ok {
				inner = strings.TrimSuffix(inner, "/")
				assert.True(t, anyMatch(allowed, inner), "%s may not import %s (%s)", name, inner, imports[imported])
			} else if door := doorOf(imported); door != "" {
				assert.True(t, anyMatch(doors[door], name), "%s may not import %s (%s)", name, imported, imports[imported])
			} else {
				assert.NotContains(t, strings.Split(imported, "/")[0], ".", "%s imports %s, which has no door in the table", name, imported)
			}
		}
	}
}

func TestFloorsGoUp(t *testing.T) {
	at := map[string]int{}
	for i, f := range floors {
		assert.NotContains(t, at, f.name, "%s is on two floors", f.name)
		at[f.name] = i
	}
	for i, f := range floors {
		for _, below := range f.may {
			if floor, ok := at[below]; ok {
				assert.Less(t, floor, i, "%s may import %s, which is above it", f.name, below)
			} else {
				assert.True(t, strings.HasSuffix(below, "/*"), "%s may import %s, which is on no floor", f.name, below)
			}
		}
	}
}

// Libraries that weigh much, or that may be exchanged, stay in one file.
func TestOneFileImports(t *testing.T) {
	for _, one := range []struct{ room, library, file string }{
		{"linters/config", "github.com/hashicorp/hcl", "terraform.go"},
	} {
		for imported, file := range packages(t)[one.room] {
			if strings.HasPrefix(imported, one.library) {
				assert.Equal(t, one.file, filepath.Base(file))
			}
		}
	}
}

// packages returns what each package of the module imports, tests left out, and
// a file that does. Nested modules and folders of test data are passed over.
func packages(t *testing.T) map[string]map[string]string {
	t.Helper()
	all := map[string]map[string]string{}
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return enter(file, d.Name())
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		folder, _ := filepath.Rel(root, filepath.Dir(file))
		name := filepath.ToSlash(folder)
		if all[name] == nil {
			all[name] = map[string]string{}
		}
		for _, spec := range parsed.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			all[name][imported] = file
		}
		return nil
	})
	require.NoError(t, err)
	require.NotEmpty(t, all)
	return all
}

func enter(folder, name string) error {
	if folder == root {
		return nil
	}
	if name == "testdata" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") {
		return filepath.SkipDir
	}
	if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
		return filepath.SkipDir
	}
	return nil
}

// doorOf returns the door that an import goes through, or "".
func doorOf(imported string) string {
	for door := imported; door != "." && door != "/"; door = path.Dir(door) {
		if _, ok := doors[door]; ok {
			return door
		}
	}
	return ""
}

func anyMatch(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		folder, below := strings.CutSuffix(p, "/*")
		return p == "*" || name == p || below && strings.HasPrefix(name, folder+"/")
	})
}
