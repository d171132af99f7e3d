package sql

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/flink"
)

// What a release accepts holds nothing that came later.
func TestConstructs(t *testing.T) {
	files, err := filepath.Glob("testdata/oracle/flink-*.txt")
	require.NoError(t, err)
	statements, seen := oracleStatements(t), map[string]bool{}
	for _, file := range files {
		v, ok := flink.ParseVersion(strings.TrimSuffix(filepath.Base(file), ".txt"))
		require.True(t, ok)
		for id, verdict := range oracleVerdicts(t, file) {
			if !verdict.ok {
				continue
			}
			for _, c := range Constructs(parse(statements[id])) {
				seen[c.Name] = true
				assert.False(t, v.Before(c.Since), "%s: %s accepts %s", id, v, c.Name)
			}
		}
	}
	assert.Len(t, seen, 4)
}
