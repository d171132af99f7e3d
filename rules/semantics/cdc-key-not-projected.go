package semantics

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCKeyNotProjected finds transforms whose rows do not have the primary key
// (DefaultDataChangeEventHashFunctionProvider, "Unable to find column").
var CDCKeyNotProjected = Pack.Add(rules.Rule{
	Name:     "cdc-key-not-projected",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Plan, linters.Configs),
	Run:      cdcKeyNotProjected,
})

func cdcKeyNotProjected(pass *analysis.Pass) {
	seen := map[*plan.Transform]bool{}
	for _, p := range pipelines(pass) {
		for _, f := range p.Flows {
			if f.Transform == nil || f.Shared || seen[f.Transform] || unfilled(f.Transform) {
				continue
			}
			missing, ok := withoutKey(f)
			if !ok {
				continue
			}
			seen[f.Transform] = true
			r := rules.Report{At: f.Transform.PrimaryKeys, Message: fmt.Sprintf("the rows of \"%s\" have no column %s, which primary-keys names, and the job fails; select it", f.Source.Title(), inQuotes(missing))}
			if f.Transform.PrimaryKeys == nil {
				r.At = f.Transform.Projection
				r.Message = fmt.Sprintf("the projection leaves out %s of the primary key of \"%s\", and the job fails; select it, or name another key under primary-keys", inQuotes(missing), f.Source.Title())
			}
			r.To(pass)
		}
	}
}

// withoutKey returns the columns of the primary key that rows do not have; ok is false
// where they have all of them, or it is not known what they have.
func withoutKey(f *plan.Flow) (missing []string, ok bool) {
	fields := f.Rows.Fields()
	if f.Transform.PrimaryKeys == nil && f.Project == nil || slices.ContainsFunc(fields, func(f *plan.Field) bool { return f.Rest }) {
		return nil, false
	}
	for _, name := range f.Keys {
		if !slices.ContainsFunc(fields, func(f *plan.Field) bool { return f.Name == name }) {
			missing = append(missing, name)
		}
	}
	return missing, len(missing) > 0
}

func inQuotes(names []string) string { return `"` + strings.Join(names, `", "`) + `"` }
