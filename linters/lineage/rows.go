package lineage

import (
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// Rows returns the columns that decide which rows a sink gets, in which order,
// or what is put together in them.
func (g *Graph) Rows(sink *plan.Sink) []Origin {
	g.mu.Lock()
	defer g.mu.Unlock()
	var origins []Origin
	for _, v := range merge(g.rows(sink.Input)) {
		if v.source != nil {
			origins = append(origins, v.flow.origin())
		}
	}
	return origins
}

// rows returns what decides about the rows of a relation, in it and in all that
// it is made from.
func (g *Graph) rows(root plan.Rel) []value {
	var values []value
	plan.Walk([]plan.Rel{root}, func(r plan.Rel) {
		decided := g.decides(r)
		if len(values) < maxFlows {
			values = append(values, decided...)
		}
	})
	return merge(values)
}

// decides returns what a relation itself decides by.
func (g *Graph) decides(r plan.Rel) []value {
	switch r := r.(type) {
	case *plan.Filter:
		return decide(g.condition(r.Cond, r.Refs), Filter)
	case *plan.Join:
		return decide(append(g.condition(r.On, r.Refs), g.using(r)...), Join)
	case *plan.Snapshot:
		return decide(g.condition(r.Period, r.Refs), Join)
	case *plan.Aggregate:
		return decide(g.keys(r), Group)
	case *plan.Window:
		return decide(g.window(r), Window)
	case *plan.Match:
		return decide(g.match(r), Window)
	case *plan.Sort:
		return decide(g.sort(r), Sort)
	case *plan.Union:
		return decide(g.other(r), Filter)
	}
	return nil
}

// other returns the columns that rows are compared with: the right side of
// INTERSECT and EXCEPT, of which no row arrives.
func (g *Graph) other(u *plan.Union) []value {
	var values []value
	if u.Op != "UNION" && len(u.Inputs()) == 2 {
		for _, f := range u.Inputs()[1].Fields() {
			values = append(values, g.read(f)...)
		}
	}
	return values
}

// condition returns the values of an expression that is no field's. It is the
// last step of their ways.
func (g *Graph) condition(e sql.Expr, refs []plan.Ref) []value {
	if e == nil {
		return nil
	}
	f := &plan.Field{Name: "condition", Expr: e, Refs: refs}
	values := g.eval(f, e)
	for i := range values {
		values[i].step.Field = f
	}
	return values
}

// using returns the columns that USING and NATURAL join by.
func (g *Graph) using(j *plan.Join) []value {
	node, ok := j.Node().(*sql.Join)
	if !ok || len(j.Inputs()) != 2 || node.Using == nil && !node.Natural {
		return nil
	}
	var values []value
	shared := map[string]bool{}
	for _, column := range node.Using {
		shared[column.Name] = true
	}
	if node.Natural {
		shared = common(j.Inputs()[0].Fields(), j.Inputs()[1].Fields())
	}
	for _, input := range j.Inputs() {
		for _, f := range input.Fields() {
			if shared[f.Name] && !f.Rest {
				values = append(values, g.read(f)...)
			}
		}
	}
	return values
}

func common(left, right []*plan.Field) map[string]bool {
	in, both := map[string]bool{}, map[string]bool{}
	for _, f := range left {
		in[f.Name] = true
	}
	for _, f := range right {
		if in[f.Name] {
			both[f.Name] = true
		}
	}
	return both
}

func (g *Graph) keys(a *plan.Aggregate) []value {
	var values []value
	if a.Distinct {
		for _, f := range a.Fields() {
			values = append(values, g.read(f)...)
		}
	}
	for _, key := range a.Keys {
		values = append(values, g.condition(key, a.Refs)...)
	}
	return values
}

// window returns the columns that a window of time divides rows by.
func (g *Graph) window(w *plan.Window) []value {
	var values []value
	sql.Inspect(w.Call, func(n sql.Node) bool {
		switch n := n.(type) {
		case *sql.TableArg:
			for _, e := range n.PartitionBy {
				values = append(values, g.lookUp(e, w.Inputs())...)
			}
			return false
		case *sql.Descriptor:
			for _, column := range n.Columns {
				values = append(values, g.column(column.Name, w.Inputs())...)
			}
		}
		return true
	})
	return values
}

// match returns the columns that MATCH_RECOGNIZE finds its patterns by.
func (g *Graph) match(m *plan.Match) []value {
	node, ok := m.Node().(*sql.MatchRecognize)
	if !ok {
		return nil
	}
	var values []value
	for _, e := range node.PartitionBy {
		values = append(values, g.lookUp(e, m.Inputs())...)
	}
	for _, item := range node.OrderBy {
		values = append(values, g.lookUp(item.Expr, m.Inputs())...)
	}
	for _, d := range node.Define {
		values = append(values, g.lookUp(d.Cond, m.Inputs())...)
	}
	return values
}

// sort returns the columns of ORDER BY: those that are selected, or else those
// of what is selected from.
func (g *Graph) sort(s *plan.Sort) []value {
	node, ok := s.Node().(*sql.Ordered)
	if !ok || len(s.Inputs()) != 1 {
		return nil
	}
	sources := s.Inputs()
	if project, ok := sources[0].(*plan.Project); ok {
		sources = append(sources[:1:1], project.Inputs()...)
	}
	var values []value
	for _, item := range node.OrderBy {
		values = append(values, g.lookUp(item.Expr, sources)...)
	}
	return values
}

// lookUp returns the values of the columns that an expression names, by the last
// part of their names, in the first of the relations that has them.
func (g *Graph) lookUp(e sql.Expr, in []plan.Rel) []value {
	var values []value
	if e == nil {
		return nil
	}
	sql.Inspect(e, func(n sql.Node) bool {
		switch n := n.(type) {
		case sql.Query:
			return false
		case *sql.Call:
			for _, arg := range n.Args {
				values = append(values, g.lookUp(arg, in)...)
			}
			return false
		case *sql.Name:
			values = append(values, g.column(n.Last().Name, in)...)
		}
		return true
	})
	return values
}

func (g *Graph) column(name string, in []plan.Rel) []value {
	for _, r := range in {
		for _, f := range r.Fields() {
			if f.Name == name && !f.Rest {
				return g.read(f)
			}
		}
	}
	return nil
}
