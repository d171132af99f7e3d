package semantics

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// ColumnCountMismatch finds queries with more or fewer columns than where they
// stand needs: as a value, in IN, under a list of names, as rows of VALUES.
var ColumnCountMismatch = Pack.Add(rules.Rule{
	Name:     "column-count-mismatch",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts, linters.Plan),
	Run:      columnCountMismatch,
})

func columnCountMismatch(pass *analysis.Pass) {
	c := columnCounts{pass, linters.Plan.Of(pass)}
	readable := sound(pass)
	for _, e := range c.plan.Expressions() {
		if readable.has(e.Expr) {
			c.expression(e.Expr)
		}
	}
	for _, s := range readable {
		c.lists(s)
		for _, v := range sql.All[*sql.Values](s) {
			c.rows(v)
		}
	}
}

type columnCounts struct {
	*analysis.Pass
	plan *plan.Plan
}

// of returns how many columns a query has; ok is false where that is not known.
func (c columnCounts) of(q sql.Query) (n int, ok bool) {
	r := c.plan.Query(q)
	if r == nil || open(r.Fields()) {
		return 0, false
	}
	return len(r.Fields()), true
}

// expression reports the queries in an expression that yield too many columns.
func (c columnCounts) expression(e sql.Expr) {
	sql.Inspect(e, func(n sql.Node) bool {
		switch n := n.(type) {
		case sql.Query:
			return false
		case *sql.Call:
			for _, arg := range n.Args {
				if _, table := arg.(*sql.SubqueryExpr); !table { // one may be a table
					c.expression(arg)
				}
			}
			return false
		case *sql.Binary:
			return !isRow(n.X) && !isRow(n.Y) // rows are compared with rows
		case *sql.SubqueryExpr:
			if columns, ok := c.of(n.Query); ok && columns != 1 {
				c.ReportRangef(n, "%s", fmt.Sprintf("the query stands for one value and has %s; select one", columnsText(columns)))
			}
		case *sql.In:
			c.in(n, n.X, n.Query)
		case *sql.Quantified:
			c.in(n, n.X, n.Query)
		}
		return true
	})
}

func isRow(e sql.Expr) bool {
	_, row := e.(*sql.Row)
	return row
}

func (c columnCounts) in(at analysis.Range, x sql.Expr, q sql.Query) {
	want := 1
	if row, ok := x.(*sql.Row); ok {
		want = len(row.Items)
	}
	if columns, ok := c.of(q); q != nil && ok && columns != want {
		c.ReportRangef(at, "%s", fmt.Sprintf("%s compared with a query of %s; select as many", valuesText(want), columnsText(columns)))
	}
}

func valuesText(n int) string {
	if n == 1 {
		return "one value is"
	}
	return fmt.Sprintf("%d values are", n)
}

// lists reports names of columns that are more or fewer than the columns.
func (c columnCounts) lists(s *sql.Script) {
	list := func(names []*sql.Ident, q sql.Query) {
		if len(names) == 0 || q == nil {
			return
		}
		if columns, ok := c.of(q); ok && columns != len(names) {
			c.ReportRangef(names[0], "%s", fmt.Sprintf("the list has %s for a query of %s; name each column once", plural(len(names), "name"), columnsText(columns)))
		}
	}
	for _, a := range sql.All[*sql.Aliased](s) {
		if sub, ok := a.Rel.(*sql.Subquery); ok {
			list(a.Columns, sub.Query)
		}
	}
	for _, cte := range sql.All[*sql.CTE](s) {
		list(cte.Columns, cte.Query)
	}
	for _, v := range sql.All[*sql.CreateView](s) {
		list(v.Columns, v.As)
	}
}

// rows reports rows of VALUES that are longer or shorter than the first.
func (c columnCounts) rows(v *sql.Values) {
	width := 0
	for i, row := range v.Rows {
		n := 1
		if r, ok := row.(*sql.Row); ok {
			n = len(r.Items)
		}
		if i > 0 && n != width {
			c.ReportRangef(row, "%s", fmt.Sprintf("the row has %s and the first one %d; give all rows the same", plural(n, "value"), width))
			return
		}
		width = n
	}
}

func columnsText(n int) string { return plural(n, "column") }

// plural counts things in words.
func plural(n int, what string) string {
	if n == 1 {
		return "one " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
