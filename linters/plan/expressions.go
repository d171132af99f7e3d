package plan

import "github.com/flinkvet/flinkvet/linters/sql"

// An Expression is what a query or a computed column computes or asks for, and
// what its names mean.
type Expression struct {
	sql.Expr
	Refs []Ref
	// Cond says that it is to be true: of WHERE, HAVING, QUALIFY, ON or DEFINE.
	Cond bool
}

// Expressions returns the expressions of the draft's queries and computed
// columns, each once and whole.
func (p *Plan) Expressions() []Expression {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.expressions == nil {
		p.expressions = p.gather()
	}
	return p.expressions
}

// A Call is a call of a function and what the names in its arguments mean.
type Call struct {
	*sql.Call
	Refs []Ref
}

// Calls returns the calls in the draft's queries and computed columns, each once,
// without those that make rows: these are the user's own, whatever they are called.
func (p *Plan) Calls() []Call {
	expressions := p.Expressions()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.calls == nil {
		p.calls = p.gatherCalls(expressions)
	}
	return p.calls
}

func (p *Plan) gatherCalls(expressions []Expression) []Call {
	list, seen := []Call{}, map[*sql.Call]bool{}
	p.Walk(func(r Rel) {
		if f, ok := r.(*Function); ok {
			seen[f.Call] = true
		}
	})
	for _, e := range expressions {
		sql.Inspect(e.Expr, func(n sql.Node) bool {
			if call, ok := n.(*sql.Call); ok && call.Name != nil && !seen[call] {
				seen[call] = true
				list = append(list, Call{call, e.Refs})
			}
			_, query := n.(sql.Query)
			return !query
		})
	}
	return list
}

func (p *Plan) gather() []Expression {
	list, seen := []Expression{}, map[sql.Node]bool{}
	add := func(e sql.Expr, refs []Ref, cond bool) {
		if e != nil && !seen[e] {
			seen[e] = true
			list = append(list, Expression{e, refs, cond})
		}
	}
	fields := func(fields []*Field) {
		for _, f := range fields {
			if e, ok := f.Expr.(sql.Expr); ok && len(f.From) == 0 {
				add(e, f.Refs, false)
			}
		}
	}
	for _, t := range p.tables {
		fields(t)
	}
	p.Walk(func(r Rel) {
		switch r := r.(type) {
		case *Filter:
			add(r.Cond, r.Refs, true)
		case *Join:
			add(r.On, r.Refs, true)
		case *Aggregate:
			for _, key := range r.Keys {
				add(key, r.Refs, false)
			}
		case *Match:
			for _, cond := range r.Conds {
				add(cond, r.Refs, true)
			}
			fields(r.fields)
		case *Values:
			for _, f := range r.fields {
				fields(f.From)
			}
			fields(r.fields)
		case *Scan:
		default:
			fields(r.Fields())
		}
	})
	return list
}
