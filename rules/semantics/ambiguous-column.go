package semantics

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// AmbiguousColumn finds names of columns that several tables of the query have.
var AmbiguousColumn = Pack.Add(rules.Rule{
	Name:     "ambiguous-column",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts, linters.Plan),
	Run:      ambiguousColumn,
})

func ambiguousColumn(pass *analysis.Pass) {
	readable := sound(pass)
	for _, miss := range linters.Plan.Of(pass).Misses {
		if !miss.Ambiguous || !readable.has(miss.At) {
			continue
		}
		which := "several of the joined tables have it; name the one that is meant"
		if len(miss.Tables) > 1 {
			which = fmt.Sprintf("%s have it; write %s.%s", strings.Join(miss.Tables, " and "), miss.Tables[0], miss.At)
		}
		pass.ReportRangef(miss.At, "the column %q is ambiguous: %s", miss.At, which)
	}
}
