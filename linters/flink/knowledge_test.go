package flink

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestTablesAreGenerated runs the generator and holds what it writes against the
// tables. It downloads gigabytes the first time, so FLINKVET_KNOWLEDGE=1 has to
// ask for it.
func TestTablesAreGenerated(t *testing.T) {
	if os.Getenv("FLINKVET_KNOWLEDGE") != "1" {
		t.Skip("FLINKVET_KNOWLEDGE=1 reads the published jars again")
	}
	for _, tool := range []string{"bash", "java", "mvn"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(err)
		}
	}
	dir := t.TempDir()
	out, err := exec.Command("bash", "../../tools/knowledge/run", dir).CombinedOutput()
	require.NoError(t, err, "%s", out)
	generated, err := filepath.Glob(filepath.Join(dir, "*.tsv"))
	require.NoError(t, err)
	committed, err := filepath.Glob("tables/*.tsv")
	require.NoError(t, err)
	assert.Len(t, generated, len(committed), "as many tables as are written")
	for _, file := range generated {
		want, err := os.ReadFile(file)
		require.NoError(t, err)
		got, err := os.ReadFile(filepath.Join("tables", filepath.Base(file)))
		require.NoError(t, err)
		assert.True(t, string(want) == string(got), "tables/%s: run tools/knowledge/run", filepath.Base(file))
	}
}
