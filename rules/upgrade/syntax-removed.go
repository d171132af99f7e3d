package upgrade

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// SyntaxRemoved finds SQL that the release's parser no longer reads.
var SyntaxRemoved = Pack.Add(rules.Rule{
	Name:     "syntax-removed",
	Severity: rules.Error,
	Needs:    constructViews,
	Run:      syntaxRemoved,
})

// insteadOfSyntax says what to write in place of a construct that is gone, or that
// no release has.
var insteadOfSyntax = map[string]string{
	"ALTER TABLE … COMPACT":                             "managed tables went with it: call the compaction of the table's own connector",
	"EXPLAIN of an UPDATE or DELETE":                    "remove it: queries and INSERT can be explained",
	"a COMMENT with a prefix before its quote":          "write a plain string",
	"JSON_OBJECT with a comma between key and value":    "write a colon",
	"JSON_OBJECTAGG with a comma between key and value": "write a colon",
	"ORDER BY or SEPARATOR in GROUP_CONCAT":             "write LISTAGG(…) WITHIN GROUP (ORDER BY …)",
	"ORDER BY or SEPARATOR in STRING_AGG":               "write LISTAGG(…) WITHIN GROUP (ORDER BY …)",
}

func syntaxRemoved(pass *analysis.Pass) {
	target := linters.Target.Of(pass)
	for _, c := range pass.ResultOf[constructs].([]sql.Construct) {
		if c.Reserved || c.Until.IsZero() || target.Flink.Before(c.Until) || c.In(target.Flink) {
			continue
		}
		rules.Report{
			At:      c,
			Message: fmt.Sprintf("Flink reads %s no more since %s, and the target is Flink %s; %s", c.Name, c.Until, target.Flink, insteadOfSyntax[c.Name]),
		}.To(pass)
	}
}
