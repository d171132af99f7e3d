package plan

import (
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A column is the name of a column of a table that nothing declares.
type column struct {
	table *catalog.Table
	name  string
}

// Undeclared returns the column that a name means although nothing declares it: in
// a query that works, it can only be one of a table of which only the name is
// known. Its Column has no Node, and its Range is that of a name that shows it.
func (p *Plan) Undeclared(name *sql.Name) (Ref, bool) {
	ref, ok := p.undeclared[name]
	return ref, ok
}

// show notes the column that a name without a known meaning shows.
func (b *binder) show(name *sql.Name, s *scope) {
	table, at := s.owner(name)
	if table == nil || hasVar(name) {
		return
	}
	shown := &name.Parts[at]
	key := column{table, shown.Name}
	f := b.undeclared[key]
	if f == nil {
		f = &Field{Name: shown.Name, Table: table, Column: &catalog.Column{
			Range: draft.Span(shown.Pos(), shown.End()), Name: shown.Name,
		}}
		b.undeclared[key] = f
	}
	b.plan.undeclared[name] = Ref{name, f, texts(name.Parts[at+1:])}
}

func hasVar(name *sql.Name) bool {
	for i := range name.Parts {
		if name.Parts[i].Var() != nil {
			return true
		}
	}
	return false
}

// owner returns the table that nothing declares and that a name's part at an index
// can only be a column of: the one that the parts before it mean, or, for a
// name of one part, the only one that there is. Of a subquery with others around
// it nothing is said, for the name may mean a column of theirs.
func (s *scope) owner(name *sql.Name) (t *catalog.Table, at int) {
	if s == nil {
		return nil, 0
	}
	for n := min(len(name.Parts)-1, 3); n >= 1; n-- {
		if it := s.item(name.Parts[:n]); it != nil {
			return it.unknownTable(), n
		}
	}
	if len(name.Parts) > 1 || s.outer != nil {
		return nil, 0
	}
	for _, it := range s.items {
		if it.byQualifier || !it.blurred {
			continue
		}
		if t != nil {
			return nil, 0
		}
		if t = it.unknownTable(); t == nil {
			return nil, 0
		}
	}
	return t, 0
}

// unknownTable returns the table, which nothing declares, that all fields of the
// item belong to which are not known; nil where there are others.
func (it *item) unknownTable() (t *catalog.Table) {
	for _, f := range it.fields {
		switch {
		case !f.Rest:
		case t != nil || f.Table == nil || f.Table.Node != nil || f.Expr != nil:
			return nil
		default:
			t = f.Table
		}
	}
	return t
}
