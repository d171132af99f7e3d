package connectors

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// DuplicateOption finds options that one WITH clause gives twice: the last one
// counts, and nothing says so (SqlCreateTable's properties become a map).
var DuplicateOption = Pack.Add(rules.Rule{
	Name:     "duplicate-option",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Scripts),
	Run:      duplicateOption,
})

func duplicateOption(pass *analysis.Pass) {
	for _, script := range linters.Scripts.Of(pass) {
		for _, options := range sql.All[*sql.Options](script) {
			for i, o := range options.List {
				if later := again(options.List[i+1:], o); later != nil {
					reportDuplicate(pass, o, later)
				}
			}
		}
	}
}

// again returns the next option of a list that has a key, nil where none has.
func again(list []*sql.Option, o *sql.Option) *sql.Option {
	if o.Key == nil || o.Key.Form != nil {
		return nil
	}
	for _, other := range list {
		if other.Key != nil && other.Key.Value() == o.Key.Value() && o.Key.Value() != "" {
			return other
		}
	}
	return nil
}

func reportDuplicate(pass *analysis.Pass, o, later *sql.Option) {
	r := rules.Report{
		At:      o.Key,
		Message: fmt.Sprintf("%q is given again below, which is what counts; take one of them away", o.Key.Value()),
		Related: []analysis.RelatedInformation{{Pos: later.Pos(), End: later.End(), Message: "given again"}},
	}
	a, ok := o.Text()
	if b, both := later.Text(); ok && both && a.String() == b.String() {
		r.Severity = rules.Note
		r.Message = fmt.Sprintf("%q is given twice with the same value; take one of them away", o.Key.Value())
	}
	r.To(pass)
}
