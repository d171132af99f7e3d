package semantics

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// MatchPatternInvalid finds row patterns that Flink cannot run (Flink: "Pattern
// Recognition", Known Limitations; StreamExecMatch).
var MatchPatternInvalid = Pack.Add(rules.Rule{
	Name:     "match-pattern-invalid",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      matchPatternInvalid,
})

func matchPatternInvalid(pass *analysis.Pass) {
	readable := sound(pass)
	each(pass, func(j job, r plan.Rel) {
		m, ok := r.Node().(*sql.MatchRecognize)
		if _, match := r.(*plan.Match); ok && match && j.Streams(r) && readable.has(m) {
			rowPattern{pass, m, nil}.order()
		}
	})
	for _, s := range readable {
		for _, m := range sql.All[*sql.MatchRecognize](s) {
			p := rowPattern{pass, m, map[string]bool{}}
			p.clauses()
			p.visit(m.Pattern)
			p.greedyEnd(lastOf(m.Pattern))
			p.variables()
			p.calls()
		}
	}
}

// A rowPattern is a MATCH_RECOGNIZE and the variables of its pattern.
type rowPattern struct {
	*analysis.Pass
	*sql.MatchRecognize
	vars map[string]bool
}

func (p rowPattern) clauses() {
	if p.RowsPerMatch == "ALL ROWS" {
		p.ReportRangef(p.Kw, "Flink yields one row per match only; write ONE ROW PER MATCH, and what is needed of the others as MEASURES")
	}
	if interval, ok := p.Within.(*sql.Interval); ok && interval.Unit != nil && (interval.Unit.From == "MONTH" || interval.Unit.From == "YEAR") {
		p.ReportRangef(interval, "WITHIN takes a time of days or less, and a %s may be of any length; write DAY", interval.Unit.From)
	}
}

// order reports rows that do not follow the time, which those of a stream do.
func (p rowPattern) order() {
	if len(p.OrderBy) == 0 && p.PatternKw.IsValid() {
		p.ReportRangef(p.Kw, "the rows of a pattern have no order; write ORDER BY with a time attribute")
	}
	if len(p.OrderBy) > 0 && p.OrderBy[0].Desc {
		p.ReportRangef(p.OrderBy[0], "a pattern follows the time upwards; remove DESC")
	}
}

// visit reports what a pattern has that Flink does not know, and notes its
// variables.
func (p rowPattern) visit(pattern sql.Pattern) {
	switch x := pattern.(type) {
	case *sql.PatternVar:
		if x.Name == nil {
			return
		}
		if p.vars[x.Name.Name] {
			p.ReportRangef(x, "the pattern has the variable %q twice, and each may be there once; write %s{2}, or use another name", x.Name.Name, x.Name.Name)
		}
		p.vars[x.Name.Name] = true
	case *sql.PatternSeq:
		p.each(x.Items)
	case *sql.PatternAlt:
		p.ReportRangef(x, "Flink knows no alternatives in a pattern; put them into the condition of one variable")
		p.each(x.Items)
	case *sql.PatternPermute:
		p.ReportRangef(x, "Flink knows no PERMUTE in a pattern; put the alternatives into the conditions of variables")
		p.each(x.Items)
	case *sql.PatternExclude:
		p.ReportRangef(x, "Flink knows no {- … -} in a pattern; leave what it yields out of MEASURES")
		p.visit(x.Item)
	case *sql.PatternRepeat:
		if x.Op == "?" && x.Reluctant {
			p.ReportRangef(x, "Flink knows no ?? in a pattern; write ?, which takes the row where it can")
		}
		p.visit(x.Item)
	case *sql.PatternGroup:
		p.visit(x.Item)
	}
}

func (p rowPattern) each(items []sql.Pattern) {
	for _, item := range items {
		p.visit(item)
	}
}

// greedyEnd reports a range at the end of a pattern that takes as many rows as
// there are.
func (p rowPattern) greedyEnd(last sql.Pattern) {
	repeat, ok := last.(*sql.PatternRepeat)
	if ok && !repeat.Reluctant && (repeat.Op == "*" || repeat.Op == "+" || repeat.Op == "{}" && !repeat.Exact) {
		p.ReportRangef(repeat, "a pattern cannot end with a greedy quantifier, which would wait for rows forever; add a variable behind it, or ? to make it reluctant")
	}
}

// variables reports definitions that are there twice, and variables that the
// pattern does not have.
func (p rowPattern) variables() {
	defined := map[string]bool{}
	for _, d := range p.Define {
		if d.Var == nil {
			continue
		}
		if defined[d.Var.Name] {
			p.ReportRangef(d.Var, "the variable %q is defined twice; join the conditions with AND", d.Var.Name)
		}
		defined[d.Var.Name] = true
		if !p.vars[d.Var.Name] {
			rules.Report{At: d.Var, Severity: rules.Warning, Message: fmt.Sprintf("the variable %q is defined but not in the pattern, so its condition holds for nothing; add it, or remove the definition", d.Var.Name)}.To(p.Pass)
		}
	}
	if after := p.After; after != nil && after.Var != nil && !p.vars[after.Var.Name] && !p.subset(after.Var.Name) {
		p.ReportRangef(after.Var, "the pattern has no variable %q to skip to; name one of it", after.Var.Name)
	}
}

func (p rowPattern) subset(name string) bool {
	return slices.ContainsFunc(p.Subsets, func(s *sql.Subset) bool { return s.Name != nil && s.Name.Name == name })
}

// calls reports functions in measures and conditions that Flink has not.
func (p rowPattern) calls() {
	var exprs []sql.Expr
	for _, m := range p.Measures {
		exprs = append(exprs, m.Expr)
	}
	for _, d := range p.Define {
		exprs = append(exprs, d.Cond)
	}
	for _, e := range exprs {
		if e == nil {
			continue
		}
		sql.Inspect(e, func(n sql.Node) bool {
			call, ok := n.(*sql.Call)
			switch {
			case !ok || call.Name == nil:
			case strings.EqualFold(call.Name.String(), "PREV") || strings.EqualFold(call.Name.String(), "NEXT"):
				p.ReportRangef(call, "Flink has no %s, which counts rows whatever they match; use LAST(variable.column, 1)", strings.ToUpper(call.Name.String()))
			case call.Quantifier == "DISTINCT":
				p.ReportRangef(call, "Flink knows no DISTINCT in the aggregates of a pattern; count in a query behind it")
			}
			return true
		})
	}
}
