package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// DuplicateAlias finds tables of one FROM that go by the same name.
var DuplicateAlias = Pack.Add(rules.Rule{
	Name:     "duplicate-alias",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts),
	Run:      duplicateAlias,
})

func duplicateAlias(pass *analysis.Pass) {
	for _, s := range sound(pass) {
		for _, q := range sql.All[*sql.Select](s) {
			first := map[string]*sql.Ident{}
			for _, alias := range aliasesIn(q.From) {
				if before := first[alias.Name]; before != nil && alias.Var() == nil {
					rules.Report{
						At:      alias,
						Message: fmt.Sprintf("two tables of this FROM go by the name %q; give one another alias", alias.Name),
						Related: declaredAt(before.Range, "the first one is here"),
					}.To(pass)
					continue
				}
				first[alias.Name] = alias
			}
		}
	}
}

// aliasesIn returns the names that the tables of a FROM go by.
func aliasesIn(r sql.Rel) []*sql.Ident {
	switch r := r.(type) {
	case *sql.Join:
		return append(aliasesIn(r.Left), aliasesIn(r.Right)...)
	case *sql.ParenRel:
		return aliasesIn(r.Rel)
	case *sql.Snapshot:
		return aliasesIn(r.Rel)
	case *sql.Aliased:
		if r.Alias != nil {
			return []*sql.Ident{r.Alias}
		}
	case *sql.TableRef:
		if r.Name != nil && len(r.Name.Parts) == 1 {
			return []*sql.Ident{r.Name.Last()}
		}
	}
	return nil
}
