package performance

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/rules"
)

// SameSourceDeclaredTwice finds jobs that read one topic or table through
// several declarations (table.optimizer.reuse-source-enabled).
var SameSourceDeclaredTwice = Pack.Add(rules.Rule{
	Name:     "same-source-declared-twice",
	Severity: rules.Note,
	Needs:    jobViews,
	Run:      sameSourceDeclaredTwice,
})

// places are the options that say what a table of a connector reads.
var places = map[string][]string{
	"kafka":        {"properties.bootstrap.servers", "topic"},
	"mysql-cdc":    {"hostname", "port", "database-name", "table-name"},
	"postgres-cdc": {"hostname", "port", "database-name", "schema-name", "table-name"},
	"pulsar":       {"service-url", "topics"},
	"sls":          {"endPoint", "project", "logstore"},
}

func sameSourceDeclaredTwice(pass *analysis.Pass) {
	for _, j := range linters.Jobs.Of(pass) {
		first, said := map[string]*catalog.Table{}, map[*catalog.Table]bool{}
		j.Walk(func(r plan.Rel) {
			scan, ok := r.(*plan.Scan)
			if !ok || !scan.Table.Known || said[scan.Table] || !scan.Table.NameRange.IsValid() {
				return
			}
			place := placeOf(scan.Table)
			other := first[place]
			switch {
			case place == "" || other == scan.Table:
			case other == nil:
				first[place] = scan.Table
			case scan.Table.Node != other.Node:
				said[scan.Table] = true
				rules.Report{
					At: scan.Table.NameRange,
					Message: fmt.Sprintf("%q reads the same as %q, and the job reads it once for each of them; declare it once, with all columns that are needed",
						scan.Table.Name, other.Name),
					Related: []analysis.RelatedInformation{{Pos: other.NameRange.Pos(), End: other.NameRange.End(), Message: "the other declaration"}},
				}.To(pass)
			}
		})
	}
}

// placeOf writes what a table reads, "" where that is not known.
func placeOf(t *catalog.Table) string {
	keys, known := places[t.Connector]
	if !known {
		return ""
	}
	text := t.Connector
	for _, key := range keys {
		value := t.Option(key)
		if value == "" && key != "port" {
			return ""
		}
		text += "\x00" + value
	}
	return text
}
