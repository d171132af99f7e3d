package semantics

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// MoneyAsFloating finds money that is summed, or made, a binary fraction.
var MoneyAsFloating = Pack.Add(rules.Rule{
	Name:      "money-as-floating",
	Severity:  rules.Note,
	Precision: rules.Medium,
	Needs:     jobViews,
	Run:       moneyAsFloating,
})

// money are the words of a column's name that tell of money, ratios those that
// tell of a share or a number of it.
var (
	money  = regexp.MustCompile(`(^|_)(amount|amt|price|fee|money|balance|revenue|salary|payment|金额|价格|余额)(_|$)`)
	ratios = regexp.MustCompile(`(^|_)(rate|ratio|pct|percent|percentage|share|score|factor|weight|index|growth|count|cnt|num|std|stddev|variance)(_|$)`)
)

func isMoney(name string) bool {
	name = strings.ToLower(name)
	return money.MatchString(name) && !ratios.MatchString(name)
}

func floating(t *sql.Type) bool {
	kind := plan.Kind(t)
	return kind == "DOUBLE" || kind == "FLOAT"
}

func moneyAsFloating(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	readable := sheaf(scripts(pass))
	m := floatingMoney{pass, map[*plan.Field]bool{}}
	for _, e := range p.Expressions() {
		if readable.has(e.Expr) {
			m.expression(typed{e, p, p.Types(e.Refs)})
		}
	}
	for _, j := range streamingJobs(pass) {
		for _, sink := range j.Sinks {
			m.written(sink, readable)
		}
	}
}

// floatingMoney notes the columns of which something is said already.
type floatingMoney struct {
	*analysis.Pass
	said map[*plan.Field]bool
}

// expression reports sums of money in binary fractions, and casts of exact money
// to one.
func (m floatingMoney) expression(t typed) {
	t.inspect(func(n sql.Node) {
		switch n := n.(type) {
		case *sql.Call:
			if n.Name == nil || !strings.EqualFold(n.Name.String(), "SUM") || len(n.Args) != 1 || !floating(t.of(n.Args[0])) {
				return
			}
			if name := m.named(t, n.Args[0]); name != nil {
				m.ReportRangef(n, "%s", fmt.Sprintf("%q is summed as %s: cents are rounded, and what is added and taken back again leaves a rest; declare it as DECIMAL", name, plan.Kind(t.of(n.Args[0]))))
			}
		case *sql.Cast:
			name, ok := n.X.(*sql.Name)
			if ok && floating(n.Type) && isMoney(name.Last().Name) && plan.Kind(t.of(name)) == "DECIMAL" {
				m.ReportRangef(n, "%s", fmt.Sprintf("%q is exact, and as %s its cents are rounded; cast it to a DECIMAL of the digits that are needed", name, plan.Kind(n.Type)))
			}
		}
	})
}

// named returns the name of money in what is summed: a column, or a product or a
// sum of columns. What a division yields is a ratio.
func (m floatingMoney) named(t typed, e sql.Expr) *sql.Name {
	switch e := e.(type) {
	case *sql.Paren:
		return m.named(t, e.X)
	case *sql.Binary:
		if e.Op != "*" && e.Op != "+" && e.Op != "-" {
			return nil
		}
		if name := m.named(t, e.X); name != nil {
			return name
		}
		return m.named(t, e.Y)
	case *sql.Name:
		if f := meant(e, t.Refs); isMoney(e.Last().Name) && floating(t.of(e)) {
			m.said[source(f)] = true
			return e
		}
	}
	return nil
}

// written reports money of one table that is declared as a binary fraction and
// written on to a column that is declared so, too: nothing on the way makes it
// exact.
func (m floatingMoney) written(sink *plan.Sink, readable sheaf) {
	for _, c := range sink.Columns {
		if c.Field == nil || c.Column == nil || !isMoney(c.Name) || !floating(c.Column.Type) {
			continue
		}
		from := source(c.Field)
		if from.Column == nil || m.said[from] || !isMoney(from.Name) || !floating(from.Type) || from.Column.Node == nil || !readable.has(from.Column.Node) {
			continue
		}
		m.said[from] = true
		m.ReportRangef(from.Column.Range, "%s", fmt.Sprintf("%q holds money as %s and is written to %q as it is: cents are rounded; declare both as DECIMAL", from.Name, plan.Kind(from.Type), sink.Table.Name))
	}
}
