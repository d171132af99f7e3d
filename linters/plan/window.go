package plan

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/sql"
)

// edge returns one of the three columns that the window adds, counted from the
// last.
func (w *Window) edge(fromEnd int) *Field {
	if len(w.fields) < fromEnd {
		return nil
	}
	return w.fields[len(w.fields)-fromEnd]
}

// Start returns the column window_start that the window adds.
func (w *Window) Start() *Field { return w.edge(3) }

// End returns its column window_end.
func (w *Window) End() *Field { return w.edge(2) }

// Time returns its column window_time.
func (w *Window) Time() *Field { return w.edge(1) }

// Func returns the name of the function in upper case: TUMBLE, HOP, CUMULATE or
// SESSION.
func (w *Window) Func() string { return strings.ToUpper(w.Call.Name.String()) }

// Descriptor returns the column that the call names as the time of the rows,
// nil where it names none or several.
func (w *Window) Descriptor() *sql.Ident {
	for _, arg := range w.Call.Args {
		if named, ok := arg.(*sql.NamedArg); ok {
			arg = named.Value
		}
		if d, ok := arg.(*sql.Descriptor); ok && len(d.Columns) == 1 {
			return d.Columns[0]
		}
	}
	return nil
}

// Timecol returns the field that the descriptor names, nil where it is not
// known.
func (w *Window) Timecol() *Field {
	d := w.Descriptor()
	if d == nil {
		return nil
	}
	return fieldNamed(w.inputs[0], d.Name)
}

// fieldNamed returns the field of a relation that has the name, nil where there
// is none.
func fieldNamed(r Rel, name string) *Field {
	for _, f := range r.Fields() {
		if f.Name == name && !f.Rest {
			return f
		}
	}
	return nil
}

// PartitionBy returns the expressions that the table argument is divided by.
func (w *Window) PartitionBy() []sql.Expr {
	for _, arg := range w.Call.Args {
		if named, ok := arg.(*sql.NamedArg); ok {
			arg = named.Value
		}
		if table, ok := arg.(*sql.TableArg); ok {
			return table.PartitionBy
		}
	}
	return nil
}

// GroupWindows are the functions of GROUP BY that make windows, which window
// table functions replace (Flink: "Group Window Aggregation").
var GroupWindows = map[string]bool{"TUMBLE": true, "HOP": true, "SESSION": true}

// GroupWindow returns the call among an aggregate's keys that makes windows, nil
// where there is none.
func (a *Aggregate) GroupWindow() *sql.Call {
	for _, key := range a.Keys {
		if call, ok := key.(*sql.Call); ok && call.Name != nil && GroupWindows[strings.ToUpper(call.Name.String())] {
			return call
		}
	}
	return nil
}
