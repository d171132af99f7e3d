package endpoints

import (
	"fmt"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/sql"
)

func find(t *testing.T, name, text string) []*Endpoint {
	t.Helper()
	d, err := draft.Load(token.NewFileSet(), []string{name}, func(string) ([]byte, error) { return []byte(text), nil })
	require.NoError(t, err)
	var scripts []*sql.Script
	var files []*config.File
	if strings.HasSuffix(name, ".sql") {
		scripts = append(scripts, sql.Parse(d.Main().Text()))
	} else {
		files = append(files, config.Read(d.Main()))
	}
	c := catalog.Build(&policy.Policy{}, scripts)
	return Find(d, files, scripts, c, plan.Bind(scripts, c))
}

// show writes an endpoint as its name, its connector and its uses.
func show(e *Endpoint) string {
	s := e.Name + ":" + e.Identifier
	if e.Open {
		s += "…"
	}
	for _, o := range e.Options {
		if o.Key != "connector" && o.Key != "type" {
			s += fmt.Sprintf(" %s=%s", o.Key, o.Value())
		}
	}
	for _, u := range e.Uses {
		s += map[flink.Role]string{flink.Source: " <", flink.Sink: " >", flink.Lookup: " ?"}[u.Role]
		for _, o := range u.Options {
			if o.Hint {
				s += o.Key + "=" + o.Value()
			}
		}
	}
	return s
}

func TestFind(t *testing.T) {
	const kafka = `CREATE TABLE k (id INT) WITH ('connector' = 'kafka', 'topic' = 'a');`
	for script, want := range map[string][]string{
		kafka: {"k:kafka topic=a"},
		kafka + `CREATE TABLE l WITH ('topic' = 'b') LIKE k;`:                             {"k:kafka topic=a", "l:kafka topic=b"},
		kafka + `CREATE TABLE l WITH ('connector' = 'print') LIKE k (EXCLUDING OPTIONS);`: {"k:kafka topic=a", "l:print"},
		`CREATE TABLE l WITH ('topic' = 'b') LIKE cat.db.t;`:                              {"l:… topic=b"},
		`CREATE TABLE l WITH ('topic' = 'b') LIKE cat.db.t (EXCLUDING ALL);`:              {"l: topic=b"},
		kafka + `ALTER TABLE k SET ('topic' = 'c', 'x' = 'y');`:                           {"k:kafka topic=c x=y"},
		kafka + `INSERT INTO k SELECT 1; ALTER TABLE k RESET ('topic');`:                  {"k:kafka topic=a >", "k:kafka"},
		kafka + `INSERT INTO k /*+ OPTIONS('a' = '1') */ SELECT id FROM k /*+ OPTIONS('topic' = 'z') */`: {
			"k:kafka topic=a >a=1 <topic=z"},
		kafka + `CREATE VIEW v AS SELECT * FROM k; INSERT INTO o SELECT * FROM v`:          {"k:kafka topic=a <", "o:… >"},
		`CREATE TABLE k (id INT) WITH ('connector' = '${c}', 'a' = '1', 'a' = '2', b = 3)`: {"k:… connector"},
		`CREATE CATALOG c WITH ('type' = 'jdbc', 'base-url' = 'u')`:                        {"c:jdbc base-url=u"},
		`CREATE TABLE d (id INT) WITH ('connector' = 'jdbc');
		 CREATE TABLE v (id INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts) WITH ('connector' = 'kafka');
		 CREATE TABLE u (id INT) WITH ('connector' = 'redis');
		 SELECT * FROM a JOIN d FOR SYSTEM_TIME AS OF a.p ON a.id = d.id JOIN v FOR SYSTEM_TIME AS OF a.p ON a.id = v.id
		   JOIN u FOR SYSTEM_TIME AS OF a.p AS x ON a.id = x.id JOIN d AS e ON a.id = e.id`: {
			"d:jdbc ? <", "v:kafka <", "u:redis ?", "a:… <"},
	} {
		var got []string
		for _, e := range find(t, "job.sql", script) {
			if s := show(e); !strings.HasPrefix(s, "k:…") {
				got = append(got, s)
			} else {
				got = append(got, "k:… connector")
			}
		}
		assert.Equal(t, want, got, script)
	}
}

// A sign that is missing between a key and its value makes no key of both.
func TestJoinedStringsAreNoKey(t *testing.T) {
	for _, e := range find(t, "job.sql", `CREATE TABLE k (id INT) WITH ('connector' = 'jdbc', 'password' 'Zx', 'a' = 'b');`) {
		assert.True(t, e.Open)
		for _, o := range e.Options {
			assert.NotContains(t, o.Key, "Zx")
		}
	}
}

func TestFindPipeline(t *testing.T) {
	found := find(t, "pipeline.yaml", "source:\n  type: mysql\n  name: shop\n  tables: shop.\\.*\n  port: ${port}\nsink:\n  type: doris\n  sink.properties.format: json\npipeline:\n  parallelism: 2\n")
	require.Len(t, found, 2)
	assert.Equal(t, `source:mysql tables=shop.\.* port=${port} <`, show(found[0]))
	assert.False(t, found[0].Options.Get("port").Spelled)
	assert.Equal(t, "sink:doris sink.properties.format=json >", show(found[1]))
	assert.Equal(t, flink.PipelineKind, found[1].Kind)
}

func TestKnown(t *testing.T) {
	e := find(t, "job.sql", `CREATE TABLE k (id INT) WITH ('connector' = 'kafka', 'topic' = 'a', 'value.format' = 'json')`)[0]
	for key, want := range map[string]bool{
		"topic": true, "scan.parallelism": true, "value.json.ignore-parse-errors": true, "json.no-such": false, "topics": false,
	} {
		_, ok := e.Known(flink.Target{}, key)
		assert.Equal(t, want, ok, key)
	}
	s, ok := e.Known(flink.Target{Flink: flink.Version{Major: 1, Minor: 20}}, "scan.parallelism")
	assert.True(t, ok)
	assert.Nil(t, s.Option)
	assert.True(t, e.Takes("properties.max.poll.records"))
	assert.True(t, e.Takes("parquet.compression"))
	assert.False(t, e.Takes("topic"))
	assert.Equal(t, "value.json.", e.Options.Formats()[0].Prefix)
}

func TestEvery(t *testing.T) {
	e := find(t, "job.sql", `CREATE TABLE k (id INT) WITH ('connector' = 'kafka');
		INSERT INTO k SELECT a.id FROM k a JOIN k b ON a.id = b.id JOIN k /*+ OPTIONS('topic' = 'z') */ c ON a.id = c.id`)[0]
	var roles []flink.Role
	for u := range e.Every {
		roles = append(roles, u.Role)
	}
	assert.Equal(t, []flink.Role{flink.Sink, flink.Source, flink.Source}, roles, "one for each role, and one for the hint")
	assert.Equal(t, flink.Sink|flink.Source, e.Roles())
}
