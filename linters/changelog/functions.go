package changelog

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// function judges the call of a table function over a whole table: a model, which
// may answer otherwise when it is asked again, or a process table function, of
// which no more is known than that it finds its state by what divides its rows
// (visitMLPredictTableFunction since 2.1; visitPtf in later releases).
func (v *visitor) function(r *plan.Function, e *edge) {
	v.check(e.conds...)
	if len(r.Inputs()) == 0 {
		return
	}
	input := r.Inputs()[0]
	updating := v.changesOf(input).Updates() || v.changesOf(input).Deletes()
	if Predicts(v.Plan, r) {
		has := fieldsOf(input)
		for f, n := range e.need {
			if !has[f] && updating {
				v.report(Unsteady{Flaw: Predicted, At: r, Field: f, Call: r.Call, For: n.by, Certain: n.certain})
			}
		}
		v.pass(r, e)
		return
	}
	below := newEdge()
	below.use(input.Fields()...)
	if updating {
		for _, n := range e.need {
			if n.by == nil {
				below.requireAll(need{by: r, handed: true})
			}
		}
		for _, f := range dividedBy(r) {
			below.require(f, need{by: r, certain: true})
		}
	}
	v.ask(input, below)
}

// Predicts reports whether a call is the built-in one of a model.
func Predicts(p *plan.Plan, r *plan.Function) bool {
	return p.Function(r.Call) == nil && r.Call.Name != nil && strings.EqualFold(r.Call.Name.String(), "ML_PREDICT")
}

// described returns the columns that the call of a model reads.
func described(r *plan.Function) (fields []*plan.Field) {
	for _, arg := range argumentsOf(r.Call) {
		if d, ok := arg.(*sql.Descriptor); ok {
			for _, column := range d.Columns {
				fields = append(fields, fieldNamed(r.Inputs()[0], column.Name)...)
			}
		}
	}
	return fields
}

// dividedBy returns the columns that the table of a call is divided by.
func dividedBy(r *plan.Function) (fields []*plan.Field) {
	for _, arg := range argumentsOf(r.Call) {
		table, ok := arg.(*sql.TableArg)
		if !ok {
			continue
		}
		for _, e := range table.PartitionBy {
			if name, ok := e.(*sql.Name); ok {
				fields = append(fields, fieldNamed(r.Inputs()[0], name.Last().Name)...)
			}
		}
	}
	return fields
}

// argumentsOf returns the arguments of a call without the names that they are
// given by.
func argumentsOf(call *sql.Call) []sql.Expr {
	var args []sql.Expr
	for _, arg := range call.Args {
		if named, ok := arg.(*sql.NamedArg); ok {
			arg = named.Value
		}
		args = append(args, arg)
	}
	return args
}

// fieldNamed returns the field of a relation that has a name, none where there is
// no such field.
func fieldNamed(r plan.Rel, name string) []*plan.Field {
	for _, f := range r.Fields() {
		if f.Name == name && !f.Rest {
			return []*plan.Field{f}
		}
	}
	return nil
}
