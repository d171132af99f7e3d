package endpoints

import (
	"cmp"
	"slices"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// uses adds the places where the queries of a draft read and write tables.
func (f *finder) uses(p *plan.Plan) {
	lookups := map[*plan.Scan]bool{}
	plan.Walk(p.Roots, func(r plan.Rel) {
		if s, ok := r.(*plan.Snapshot); ok {
			for _, input := range s.Inputs() {
				if scan, ok := input.(*plan.Scan); ok {
					lookups[scan] = looksUp(scan.Table)
				}
			}
		}
	})
	plan.Walk(p.Roots, func(r plan.Rel) {
		if scan, ok := r.(*plan.Scan); ok {
			role := flink.Source
			if lookups[scan] {
				role = flink.Lookup
			}
			at, given := scanned(scan.Node())
			f.use(scan.Table, role, at, given)
		}
	})
	for _, s := range p.Sinks {
		if _, pipeline := s.Stmt.(*sql.Pipeline); pipeline {
			continue // its ends are endpoints
		}
		at, given := written(s)
		f.use(s.Table, flink.Sink, at, given)
	}
	for _, e := range f.found {
		slices.SortStableFunc(e.Uses, func(a, b *Use) int { return cmp.Compare(a.From, b.From) })
	}
}

func (f *finder) use(t *catalog.Table, role flink.Role, at draft.Range, given []*sql.Hint) {
	e := f.table(t)
	e.Uses = append(e.Uses, &Use{Range: at, Role: role, Options: e.Options.over(hints(given))})
}

// looksUp reports whether a join with a table as of a time looks its rows up.
// One whose connector cannot look up is read along, with its versions, and so is
// one that has a watermark to tell versions by.
func looksUp(t *catalog.Table) bool {
	var roles flink.Role
	for _, c := range flink.FindConnectors(flink.TableKind, t.Connector) {
		roles |= c.Roles
	}
	return roles&flink.Lookup != 0 && t.Watermark == nil || roles == 0
}

// scanned returns where a query names a table, and the hints there.
func scanned(n sql.Node) (draft.Range, []*sql.Hint) {
	switch n := n.(type) {
	case *sql.TableRef:
		return nameRange(n.Name, n), n.Hints
	case *sql.TableQuery:
		return nameRange(n.Name, n), n.Hints
	}
	return nameRange(nil, n), nil
}

// written returns where a statement names the table that it writes, and the
// hints there.
func written(s *plan.Sink) (draft.Range, []*sql.Hint) {
	if insert, ok := s.Stmt.(*sql.Insert); ok {
		return nameRange(insert.Table, insert), insert.Hints
	}
	return s.Table.NameRange, nil
}

func nameRange(name *sql.Name, n sql.Node) draft.Range {
	if name != nil {
		return name.Range()
	}
	return draft.Span(n.Pos(), n.End())
}
