package jobs

import (
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// streaming returns the jobs of scripts and of configurations.
func streaming(files ...string) []*Job {
	fset := token.NewFileSet()
	d := &draft.Draft{}
	var configs []*config.File
	var scripts []*sql.Script
	for _, text := range files {
		name, kind := "job.sql", draft.FlinkSQL
		switch {
		case strings.HasPrefix(text, "kind:"):
			name, kind = "job.yaml", draft.KubernetesJob
		case strings.HasPrefix(text, "execution."):
			name, kind = "config.yaml", draft.FlinkConfig
		}
		file := draft.NewFile(fset, name, []byte(text))
		file.Kind = kind
		d.Files = append(d.Files, file)
		if kind == draft.FlinkSQL {
			scripts = append(scripts, sql.Parse(file.Text()))
		} else {
			configs = append(configs, config.Read(file))
		}
	}
	p := plan.Bind(scripts, catalog.Build(&policy.Policy{}, scripts))
	return Streaming(d, settings.Resolve(d, configs, scripts, flink.Target{}), p)
}

// sinks names what jobs write, a job behind a bar.
func sinks(jobs []*Job) string {
	var all []string
	for _, j := range jobs {
		var names []string
		for _, sink := range j.Sinks {
			names = append(names, sink.Table.Name)
		}
		all = append(all, strings.Join(names, " "))
	}
	return strings.Join(all, " | ")
}

const tables = `
CREATE TABLE clicks (u STRING, pt AS PROCTIME()) WITH ('connector' = 'kafka');
CREATE TABLE people (u STRING, n STRING) WITH ('connector' = 'jdbc');
CREATE TABLE a (u STRING) WITH ('connector' = 'print');
CREATE TABLE b (u STRING) WITH ('connector' = 'print');
`

func TestStreaming(t *testing.T) {
	const insert = "INSERT INTO a SELECT u FROM clicks; INSERT INTO b SELECT u FROM clicks;"
	for _, c := range []struct {
		name  string
		files []string
		want  string
	}{
		{"nothing is written", []string{tables + "SELECT u FROM clicks;"}, ""},
		{"two inserts", []string{tables + insert}, "a b"},
		{"a statement set", []string{tables + "EXECUTE STATEMENT SET BEGIN " + insert + " END;"}, "a b"},
		{"two scripts of one draft", []string{tables + "INSERT INTO a SELECT u FROM clicks;", tables + "INSERT INTO b SELECT u FROM clicks;"}, "a b"},
		{"batch by SET", []string{tables + "SET 'execution.runtime-mode' = 'batch';" + insert}, ""},
		{"batch by the cluster", []string{"execution.runtime-mode: BATCH", tables + insert}, ""},
		{"declared streaming", []string{tables + "SET 'execution.runtime-mode' = 'streaming';" + insert}, "a b"},
		{"may be either", []string{tables + "SET 'execution.runtime-mode' = 'AUTOMATIC';" + insert}, ""},
		{"streaming over the cluster's batch", []string{"execution.runtime-mode: BATCH", tables + "SET 'execution.runtime-mode' = 'STREAMING';" + insert}, "a b"},
		{"a mistake beside", []string{tables + "INSERT INTO a SELECT u FROM clicks; CREATE TABEL x; INSERT INTO b SELECT u FROM clicks;"}, "a b"},
		{"an empty script", []string{""}, ""},
	} {
		assert.Equal(t, c.want, sinks(streaming(c.files...)), c.name)
	}
}

// A relation streams where something that drives it does.
func TestStreams(t *testing.T) {
	for query, want := range map[string]bool{
		"SELECT u FROM clicks": true,
		"SELECT u FROM people": false,
		"SELECT u FROM (SELECT u FROM people UNION ALL SELECT u FROM clicks)":                        true,
		"SELECT c.u FROM clicks AS c JOIN people FOR SYSTEM_TIME AS OF c.pt AS p ON c.u = p.u":       true,
		"SELECT p.u FROM people AS p JOIN clicks FOR SYSTEM_TIME AS OF PROCTIME() AS c ON c.u = p.u": false,
		"SELECT u FROM clicks GROUP BY u HAVING COUNT(*) > 1":                                        true,
		"SELECT u FROM nowhere":                false,
		"SELECT u FROM (VALUES ('x')) AS t(u)": false,
		"WITH w AS (SELECT u FROM clicks) SELECT w.u FROM w JOIN w AS v ON w.u = v.u": true,
		"SELECT u FROM clicks /*+ OPTIONS('scan.bounded.mode' = 'latest-offset') */":  true,  // what a hint says is not known here
		"SELECT u FROM people WHERE u IN (SELECT u FROM clicks)":                      false, // not certain: what conditions read is no input
	} {
		jobs := streaming(tables + "INSERT INTO a " + query + ";")
		if assert.Len(t, jobs, 1, query) {
			assert.Equal(t, want, jobs[0].Streams(jobs[0].Sinks[0].Input), query)
		}
	}
}

// Walk calls each relation once, also one that two sinks are fed from.
func TestWalk(t *testing.T) {
	jobs := streaming(tables + "CREATE VIEW v AS SELECT u FROM clicks; INSERT INTO a SELECT u FROM v; INSERT INTO b SELECT u FROM v;")
	seen, scans := map[plan.Rel]int{}, 0
	jobs[0].Walk(func(r plan.Rel) {
		seen[r]++
		if _, ok := r.(*plan.Scan); ok {
			scans++
		}
	})
	for r, times := range seen {
		assert.Equal(t, 1, times, "%T", r)
	}
	assert.Positive(t, scans)
}

// A relation that is none of the job's is answered all the same.
func TestStreamsOfAnother(t *testing.T) {
	jobs := streaming(tables + "INSERT INTO a SELECT u FROM people;")
	other := streaming(tables + "INSERT INTO a SELECT u FROM clicks;")
	assert.True(t, jobs[0].Streams(other[0].Sinks[0].Input))
}
