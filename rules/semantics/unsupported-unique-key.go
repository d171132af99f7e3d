package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// UnsupportedUniqueKey finds UNIQUE constraints, which Flink's parser reads and
// its validation refuses (SqlTableConstraint).
var UnsupportedUniqueKey = Pack.Add(rules.Rule{
	Name:     "unsupported-unique-key",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts),
	Run:      unsupportedUniqueKey,
})

func unsupportedUniqueKey(pass *analysis.Pass) {
	for _, d := range definitions(pass) {
		for _, key := range d.keys() {
			if key.Unique {
				pass.ReportRangef(key.Kw, "Flink has no UNIQUE constraints; remove it, or declare the columns as PRIMARY KEY … NOT ENFORCED")
			}
		}
	}
}
