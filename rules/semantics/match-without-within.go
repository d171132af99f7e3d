package semantics

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// MatchWithoutWithin finds patterns that wait forever for their end (Flink:
// "Pattern Recognition", time constraint, controlling memory consumption).
var MatchWithoutWithin = Pack.Add(rules.Rule{
	Name:     "match-without-within",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      matchWithoutWithin,
})

func matchWithoutWithin(pass *analysis.Pass) {
	each(pass, func(j job, r plan.Rel) {
		node, ok := r.Node().(*sql.MatchRecognize)
		if _, match := r.(*plan.Match); !ok || !match || !j.Streams(r) {
			return
		}
		if node.Within == nil && node.PatternKw.IsValid() {
			pass.ReportRangef(node.PatternKw, "the pattern has no time to be complete, so beginnings of it stay in state forever; add WITHIN INTERVAL behind it")
		}
	})
}

// lastOf returns the last part of a pattern.
func lastOf(p sql.Pattern) sql.Pattern {
	switch x := p.(type) {
	case *sql.PatternSeq:
		if len(x.Items) > 0 {
			return lastOf(x.Items[len(x.Items)-1])
		}
	case *sql.PatternGroup:
		return lastOf(x.Item)
	}
	return p
}
