package performance

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// SinkFlushPerRecord finds sinks that write every row by itself (JDBC and
// Elasticsearch connectors, flush options).
var SinkFlushPerRecord = Pack.Add(rules.Rule{
	Name:     "sink-flush-per-record",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      sinkFlushPerRecord,
})

// buffers are the options that say how many rows a sink collects.
var buffers = []string{"sink.buffer-flush.max-rows", "sink.bulk-flush.max-actions", "sink.batch.max-size", "batchSize"}

func sinkFlushPerRecord(pass *analysis.Pass) {
	said := map[*sql.Option]bool{}
	for _, j := range linters.Jobs.Of(pass) {
		for _, sink := range j.Sinks {
			for _, key := range buffers {
				o := optionOf(sink.Table, key)
				if o == nil || said[o] || sink.Table.Option(key) != "1" {
					continue
				}
				said[o] = true
				pass.ReportRangef(o, "%s", fmt.Sprintf("%q writes every row by itself, a round trip each; let it collect some hundred, and set how long a row may wait", sink.Table.Name))
			}
		}
	}
}

func optionOf(t *catalog.Table, key string) *sql.Option {
	for _, o := range t.Options {
		if o.Key.Value() == key {
			return o
		}
	}
	return nil
}
