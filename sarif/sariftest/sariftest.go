// Package sariftest holds SARIF logs against a schema of what flinkvet means to
// write, and against the programs that read them elsewhere.
//
// Those programs are looked for in node_modules of the directory that
// FLINKVET_TOOLS names; a test without them is skipped:
//
//	npm install --prefix DIR @microsoft/sarif-multitool@5.7.0 jsonschema@1.5.0
package sariftest

import (
	"bytes"
	_ "embed"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
)

// Check fails the test unless the log is one that code scanning takes. root is
// where the log's files are, "" for nowhere.
func Check(t *testing.T, log []byte, root string) {
	t.Run("shape", func(t *testing.T) { require.NoError(t, Shape(log)) })
	t.Run("schema", func(t *testing.T) { schema(t, log) })
	t.Run("code scanning's uploader", func(t *testing.T) { uploader(t, log) })
	t.Run("multitool", func(t *testing.T) { validate(t, log) })
	if root != "" {
		t.Run("line hashes", func(t *testing.T) { hashes(t, log, root) })
	}
}

//go:embed shape.json
var shape []byte

// Shape returns an error unless the log has the shape that flinkvet writes.
func Shape(log []byte) error { return valid(shape, log) }

func valid(schema, log []byte) error {
	shape, err := jsonschema.UnmarshalJSON(bytes.NewReader(bytes.TrimPrefix(schema, []byte("\ufeff"))))
	if err != nil {
		return err
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(log))
	if err != nil {
		return err
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", shape); err != nil {
		return err
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		return err
	}
	return compiled.Validate(document)
}

// inTools returns the path of a file of the tools, or skips the test.
func inTools(t *testing.T, name string) string {
	t.Helper()
	tools := os.Getenv("FLINKVET_TOOLS")
	if tools == "" {
		t.Skip("FLINKVET_TOOLS does not name a directory of tools")
	}
	path := filepath.Join(tools, "node_modules", filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		t.Skipf("not installed: %v", err)
	}
	return path
}

// file writes the log where another program finds it.
func file(t *testing.T, log []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "flinkvet.sarif")
	require.NoError(t, os.WriteFile(path, log, 0o600))
	return path
}
