package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// ContradictoryLikeOption finds options of LIKE that Flink refuses: a strategy
// that a feature does not have, or two for one feature (SqlTableLike).
var ContradictoryLikeOption = Pack.Add(rules.Rule{
	Name:     "contradictory-like-option",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts),
	Run:      contradictoryLikeOption,
})

// overwritten are the features that OVERWRITING holds for (CREATE TABLE, LIKE).
var overwritten = map[string]bool{"GENERATED": true, "METADATA": true, "OPTIONS": true, "WATERMARKS": true}

func contradictoryLikeOption(pass *analysis.Pass) {
	for _, s := range scripts(pass) {
		for _, like := range sql.All[*sql.TableLike](s) {
			seen := map[string]*sql.LikeOption{}
			for _, o := range like.Options {
				first := seen[o.Feature]
				seen[o.Feature] = o
				if o.Merge == "OVERWRITING" && !overwritten[o.Feature] {
					pass.ReportRangef(o, "OVERWRITING does not hold for %s; write INCLUDING or EXCLUDING", o.Feature)
				} else if first != nil {
					rules.Report{
						At:      o,
						Message: fmt.Sprintf("LIKE says twice what to do with %s; remove one", o.Feature),
						Related: []analysis.RelatedInformation{{Pos: first.Pos(), End: first.End(), Message: "the first time is here"}},
					}.To(pass)
				}
			}
		}
	}
}
