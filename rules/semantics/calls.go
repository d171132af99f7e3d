package semantics

import (
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A typedCall is a call and what the names in its arguments mean.
type typedCall struct {
	call *sql.Call
	refs []plan.Ref
}

// typedCalls returns the calls in the queries and the computed columns of a
// draft, each once.
func typedCalls(p *plan.Plan) []typedCall {
	var list []typedCall
	seen := map[*sql.Call]bool{}
	look := func(e sql.Node, refs []plan.Ref) {
		if e == nil {
			return
		}
		sql.Inspect(e, func(n sql.Node) bool {
			switch n := n.(type) {
			case sql.Query:
				return false
			case *sql.Call:
				if n.Name != nil && !seen[n] {
					seen[n] = true
					list = append(list, typedCall{n, refs})
				}
			}
			return true
		})
	}
	fields := func(list []*plan.Field) {
		for _, f := range list {
			if e, ok := f.Expr.(sql.Expr); ok && len(f.From) == 0 {
				look(e, f.Refs)
			}
		}
	}
	plan.Walk(p.All(), func(r plan.Rel) {
		if f, ok := r.(*plan.Function); ok {
			seen[f.Call] = true // one of the user's own, whatever it is called
		}
	})
	for _, t := range p.Tables() {
		fields(t)
	}
	plan.Walk(p.All(), func(r plan.Rel) {
		switch r := r.(type) {
		case *plan.Filter:
			look(r.Cond, r.Refs)
		case *plan.Join:
			if r.On != nil {
				look(r.On, r.Refs)
			}
		case *plan.Aggregate:
			for _, key := range r.Keys {
				look(key, r.Refs)
			}
		case *plan.Scan:
		default:
			fields(r.Fields())
		}
	})
	return list
}
