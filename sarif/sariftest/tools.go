package sariftest

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The programs, below node_modules.
const (
	multitool   = "@microsoft/sarif-multitool-linux/Sarif.Multitool"
	oasis       = "@microsoft/sarif-multitool-linux/sarif-2.1.0.json"
	jsonschema1 = "jsonschema/package.json"
)

// schema holds the log against the schema of the standard.
func schema(t *testing.T, log []byte) {
	text, err := os.ReadFile(inTools(t, oasis))
	require.NoError(t, err)
	require.NoError(t, valid(text, log))
}

// uploadCheck is what github/codeql-action does before it uploads a log: it
// validates with this library. It forgives malformed URIs, which this does not.
const uploadCheck = `
const fs = require("fs");
const read = (path) => JSON.parse(fs.readFileSync(path, "utf8").replace(/^\ufeff/, ""));
const [log, schema] = process.argv.slice(1).map(read);
const result = new (require("jsonschema").Validator)().validate(log, schema);
for (const error of result.errors) console.log(error.stack);
process.exit(result.errors.length > 0 ? 1 : 0);
`

func uploader(t *testing.T, log []byte) {
	library, schema := inTools(t, jsonschema1), inTools(t, oasis)
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip(err)
	}
	cmd := exec.Command(node, "-e", uploadCheck, file(t, log), schema)
	cmd.Env = append(os.Environ(), "NODE_PATH="+filepath.Dir(filepath.Dir(library)))
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
}

// run runs the multitool. Its exit code says nothing about what it found.
func run(t *testing.T, args ...string) string {
	t.Helper()
	tool := inTools(t, multitool)
	// The package's script that does this may be forbidden.
	require.NoError(t, os.Chmod(tool, 0o755))
	out, err := exec.Command(tool, args...).CombinedOutput()
	require.NoError(t, err, string(out))
	return string(out)
}

// disabled matches the switches of the rules of GitHub that the multitool does
// not apply by itself. GH1004 knows limits that are no more.
var disabled = regexp.MustCompile(`(<Properties Key="GH100[1235678][^"]*">\s*<Property Key="RuleEnabled" Value=)"Default"`)

// validate lets the multitool apply its rules, with those of GitHub.
func validate(t *testing.T, log []byte) {
	dir := t.TempDir()
	settings, report := filepath.Join(dir, "settings.xml"), filepath.Join(dir, "report.sarif")
	run(t, "export-validation-config", settings)
	text, err := os.ReadFile(settings)
	require.NoError(t, err)
	enabled := disabled.ReplaceAll(text, []byte(`$1"Error"`))
	require.NotEqual(t, text, enabled, "the multitool's settings have another form")
	require.NoError(t, os.WriteFile(settings, enabled, 0o600))

	run(t, "validate", file(t, log), "-c", settings, "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "-o", report, "--log", "ForceOverwrite")
	for _, r := range resultsOf(t, report) {
		assert.Fail(t, r.RuleID, "%+v", r)
	}
}

// hashes compares the log's line hashes with those that the multitool computes.
func hashes(t *testing.T, log []byte, root string) {
	bare := regexp.MustCompile(`"primaryLocationLineHash": "[^"]*"`).ReplaceAll(log, []byte(`"was": "removed"`))
	out := filepath.Join(t.TempDir(), "hashed.sarif")
	base := "%SRCROOT%=file://" + filepath.ToSlash(root) + "/"
	run(t, "rewrite", file(t, bare), "-o", out, "--insert", "RollingHashPartialFingerprints", "-u", base, "--log", "ForceOverwrite")
	theirs, ours := resultsOf(t, out), resultsOf(t, file(t, log))
	require.Len(t, theirs, len(ours))
	for i, r := range ours {
		if hash, ok := r.PartialFingerprints["primaryLocationLineHash"]; ok {
			assert.Equal(t, theirs[i].PartialFingerprints["primaryLocationLineHash"], hash, "result %d", i)
		}
	}
}

type result struct {
	RuleID  string
	Message struct {
		ID, Text  string
		Arguments []string
	}
	PartialFingerprints map[string]string
	Locations           []struct {
		PhysicalLocation struct{ Region struct{ StartLine int } }
	}
}

func resultsOf(t *testing.T, path string) []result {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	var log struct {
		Runs []struct{ Results []result }
	}
	require.NoError(t, json.Unmarshal(text, &log))
	require.Len(t, log.Runs, 1)
	return log.Runs[0].Results
}
