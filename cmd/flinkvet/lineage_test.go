package main

import (
	"bytes"
	"encoding/json"
	"go/token"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// TestOpenLineageIsValid holds what is printed against the published schemas.
// FLINKVET_OPENLINEAGE names the directory "spec" of OpenLineage's repository.
func TestOpenLineageIsValid(t *testing.T) {
	spec := os.Getenv("FLINKVET_OPENLINEAGE")
	if spec == "" {
		t.Skip("FLINKVET_OPENLINEAGE is not set")
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	ids := map[string]string{}
	for _, name := range []string{"OpenLineage.json", "facets/ColumnLineageDatasetFacet.json"} {
		text, err := os.ReadFile(filepath.Join(spec, name))
		require.NoError(t, err)
		schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		require.NoError(t, err)
		id := schema.(map[string]any)["$id"].(string)
		require.NoError(t, compiler.AddResource(id, schema))
		ids[name] = id
	}
	event, err := compiler.Compile(ids["OpenLineage.json"] + "#/$defs/JobEvent")
	require.NoError(t, err)
	facet, err := compiler.Compile(ids["facets/ColumnLineageDatasetFacet.json"] + "#/$defs/ColumnLineageDatasetFacet")
	require.NoError(t, err)
	assert.Contains(t, columnLineage, ids["facets/ColumnLineageDatasetFacet.json"])
	assert.Contains(t, openLineageEvent, ids["OpenLineage.json"])

	facets := 0
	for _, line := range events(t, "../../examples") {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		require.NoError(t, err)
		require.NoError(t, event.Validate(value))
		for _, output := range value.(map[string]any)["outputs"].([]any) {
			facets++
			require.NoError(t, facet.Validate(output.(map[string]any)["facets"].(map[string]any)["columnLineage"]))
		}
	}
	assert.NotZero(t, facets)
}

// events returns the events of the drafts below a path, one of each.
func events(t *testing.T, path string) []string {
	t.Helper()
	var out, errs bytes.Buffer
	code := run([]string{"lineage", "--format=openlineage", path}, strings.NewReader(""), &out, &errs)
	require.Equal(t, exitClean, code, errs.String())
	return strings.Split(strings.TrimSpace(out.String()), "\n")
}

// What a schema asks for of an event and its facets, as far as it can be said in
// a few lines.
func TestOpenLineageHasWhatItNeeds(t *testing.T) {
	for _, line := range events(t, "../../examples") {
		var e struct {
			EventTime, Producer, SchemaURL string
			Job                            map[string]string
			Outputs                        []struct {
				Namespace, Name string
				Facets          struct {
					ColumnLineage struct {
						Producer  string `json:"_producer"`
						SchemaURL string `json:"_schemaURL"`
						Fields    map[string]struct{ InputFields []map[string]any }
					}
				}
			}
		}
		require.NoError(t, json.Unmarshal([]byte(line), &e))
		assert.NotEmpty(t, e.EventTime)
		assert.NotEmpty(t, e.Job["name"])
		assert.NotEmpty(t, e.Job["namespace"])
		for _, o := range e.Outputs {
			assert.NotEmpty(t, o.Name)
			assert.NotEmpty(t, o.Namespace)
			assert.NotEmpty(t, o.Facets.ColumnLineage.Producer)
			assert.NotEmpty(t, o.Facets.ColumnLineage.SchemaURL)
			for _, f := range o.Facets.ColumnLineage.Fields {
				for _, input := range f.InputFields {
					for _, key := range []string{"namespace", "name", "field", "transformations"} {
						assert.Contains(t, input, key)
					}
				}
			}
		}
	}
}

func TestDatasetNames(t *testing.T) {
	tests := []struct {
		options map[string]string
		want    datasetName
	}{
		{map[string]string{"connector": "kafka", "topic": "orders", "properties.bootstrap.servers": "k1:9092, k2:9092"}, datasetName{"kafka://k1:9092", "orders"}},
		{map[string]string{"connector": "mysql-cdc", "hostname": "db", "database-name": "shop", "table-name": "users"}, datasetName{"mysql://db:3306", "shop.users"}},
		{map[string]string{"connector": "postgres-cdc", "hostname": "db", "port": "5433", "database-name": "d", "schema-name": "s", "table-name": "t"}, datasetName{"postgres://db:5433", "d.s.t"}},
		{map[string]string{"connector": "jdbc", "url": "jdbc:mysql://root:hidden@db:3306/shop?password=hidden", "table-name": "t"}, datasetName{"mysql://db:3306", "shop.t"}},
		{map[string]string{"connector": "paimon", "path": "oss://bucket/lake/users/"}, datasetName{"oss://bucket", "lake/users"}},
		{map[string]string{"connector": "hologres"}, datasetName{"hologres", "c.d.t"}},
		{map[string]string{}, datasetName{"flink", "c.d.t"}},
	}
	for _, test := range tests {
		table := &catalog.Table{Name: "t", Path: catalog.Path{Catalog: "c", Database: "d", Name: "t"}, Connector: test.options["connector"]}
		var with strings.Builder
		for key, value := range test.options {
			with.WriteString(", '" + key + "' = '" + value + "'")
		}
		text := "CREATE TABLE t (a INT) WITH ('x' = 'y'" + with.String() + ")"
		script := sql.Parse(draft.NewFile(token.NewFileSet(), "t.sql", []byte(text)).Text())
		table.Options = script.Stmts[0].(*sql.CreateTable).With.List
		assert.Equal(t, test.want, nameDataset(table))
	}
}

// No drawing fails on a draft that is broken or writes in a circle.
func TestDrawingsOfOddDrafts(t *testing.T) {
	dir := t.TempDir()
	text := "CREATE TABLE \"a<b>\" (x INT) WITH ('connector' = 'kafka');\nCREATE TABLE `a\"<b>&` (`x\"y` INT) WITH ('connector' = 'kafka');\n" +
		"INSERT INTO `a\"<b>&` SELECT `x\"y` + 1 FROM `a\"<b>&`;\nINSERT INTO ;\nINSERT INTO gone SELECT * FROM gone;\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "odd.sql"), []byte(text), 0o600))
	for format := range drawers {
		var out bytes.Buffer
		assert.Equal(t, exitClean, run([]string{"lineage", "--format", format, dir}, strings.NewReader(""), &out, io.Discard), format)
		assert.NotEmpty(t, out.String(), format)
	}
}
