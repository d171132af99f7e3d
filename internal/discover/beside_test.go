package discover

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What a policy names as upstream is no draft, although it could be one, and
// comes in the order of its numbers.
func TestUpstream(t *testing.T) {
	root := realDir(t)
	const plain = "CREATE TABLE a (id INT);\nSELECT id FROM a;\n"
	write(t, root, map[string]string{
		"a.sql": script, ".flinkvet.yaml": "upstream: [schema/*.sql, schema/V2.sql, gone.sql]\n",
		"schema/V10.sql": plain, "schema/V2.sql": script, "schema/V2_b.sql": plain,
		"sub/b.sql": script, "sub/.flinkvet.yaml": "upstream: [../schema/V2.sql]\n", "other/c.sql": script,
	})
	for _, paths := range [][]string{nil, {"a.sql", "sub", "other"}, {"."}} {
		found, err := Find(Options{Dir: root, Paths: paths})
		require.NoError(t, err)
		all := []string{"schema/V2.sql", "schema/V2_b.sql", "schema/V10.sql"}
		assert.Equal(t, []Unit{
			{Names: []string{"a.sql", ".flinkvet.yaml"}, Beside: all},
			{Names: []string{"other/c.sql", ".flinkvet.yaml"}, Beside: all},
			{Names: []string{"sub/b.sql", "sub/.flinkvet.yaml"}, Beside: all[:1]},
		}, found.Units)
		assert.Equal(t, []Problem{{".flinkvet.yaml", `upstream: no file matches "gone.sql"`}}, found.Problems)
		data, err := found.Read("schema/V2.sql")
		require.NoError(t, err)
		assert.Equal(t, script, string(data))
	}
}

// A snapshot that is named on the command line is passed over with the reason, and
// one that the caller holds counts as he has it.
func TestUpstreamByName(t *testing.T) {
	root := realDir(t)
	write(t, root, map[string]string{"a.sql": script, ".flinkvet.yaml": "upstream: [\"s*/*.sql\"]\n", "s/x.sql": script})
	found, err := Find(Options{Dir: root, Paths: []string{"s/x.sql"}, Held: []Input{{Name: filepath.Join("s", "y.sql"), Data: []byte("held")}}})
	require.NoError(t, err)
	assert.Empty(t, found.Units)
	assert.Equal(t, []Skip{
		{"s/x.sql", "declares a source database (upstream in .flinkvet.yaml)"},
		{"s/y.sql", "declares a source database (upstream in .flinkvet.yaml)"},
	}, found.Skipped)
	data, err := found.Read("s/y.sql")
	require.NoError(t, err)
	assert.Equal(t, "held", string(data))
}

func TestNatural(t *testing.T) {
	names := []string{"V10__a", "V2__b", "V2", "V02.1", "V1__c"}
	slices.SortFunc(names, natural)
	assert.Equal(t, []string{"V1__c", "V2", "V02.1", "V2__b", "V10__a"}, names)
}
