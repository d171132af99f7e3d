package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// ComparisonWithNull finds comparisons with NULL, which are never true.
var ComparisonWithNull = Pack.Add(rules.Rule{
	Name:      "comparison-with-null",
	Severity:  rules.Warning,
	Precision: rules.VeryHigh,
	Needs:     linters.Needs(linters.Draft, linters.Scripts),
	Run:       comparisonWithNull,
})

// nullTests are the comparisons that a test for NULL can stand for, and it.
var nullTests = map[string]string{"=": " IS NULL", "<>": " IS NOT NULL", "!=": " IS NOT NULL"}

func comparisonWithNull(pass *analysis.Pass) {
	for _, s := range scripts(pass) {
		for _, b := range sql.All[*sql.Binary](s) {
			_, left := b.X.(*sql.Null)
			_, right := b.Y.(*sql.Null)
			if (left || right) && comparisons[b.Op] {
				comparedWithNull(b, right && !left).To(pass)
			}
		}
		for _, in := range sql.All[*sql.In](s) {
			for _, item := range in.List {
				if _, null := item.(*sql.Null); null && in.Not {
					pass.ReportRangef(item, "NOT IN with NULL in the list is never true; remove NULL, and test for it with IS NOT NULL")
				} else if null {
					pass.ReportRangef(item, "NULL in the list of IN matches nothing; test for it with IS NULL")
				}
			}
		}
	}
}

// comparisons are the operators that yield NULL where an operand is NULL.
var comparisons = map[string]bool{"=": true, "<>": true, "!=": true, "<": true, "<=": true, ">": true, ">=": true}

// comparedWithNull reports a comparison; where NULL is on its right the test
// that was meant is clear.
func comparedWithNull(b *sql.Binary, behind bool) rules.Report {
	report := rules.Report{At: b, Message: "a comparison with NULL is never true; write IS NULL or IS NOT NULL"}
	if test := nullTests[b.Op]; behind && test != "" {
		report.Fixes = []analysis.SuggestedFix{{
			Message:   "test for NULL",
			TextEdits: []analysis.TextEdit{{Pos: b.X.End(), End: b.Y.End(), NewText: []byte(test)}},
		}}
	}
	return report
}
