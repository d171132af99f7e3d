package semantics

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// OperandTypeMismatch finds operators whose operands are of types that they do
// not take, conditions that are none, and branches of different types
// (FlinkSqlOperatorTable; Calcite's operand type checkers).
var OperandTypeMismatch = Pack.Add(rules.Rule{
	Name:     "operand-type-mismatch",
	Severity: rules.Error,
	Needs:    typedViews,
	Run:      operandTypeMismatch,
})

func operandTypeMismatch(pass *analysis.Pass) {
	eachTyped(pass, func(t typed) {
		if t.Cond {
			if message := t.noCondition(t.Expr, "the condition"); message != "" {
				pass.ReportRangef(t.Expr, "%s", message)
			}
		}
		t.inspect(func(n sql.Node) {
			if at, message := t.wrongOperand(n); message != "" {
				pass.ReportRangef(at, "%s", message)
			}
		})
	})
}

// wrongOperand says what is wrong with the operands of a part of an expression,
// and where.
func (t typed) wrongOperand(n sql.Node) (analysis.Range, string) {
	switch n := n.(type) {
	case *sql.Binary:
		return n, t.binary(n)
	case *sql.Unary:
		return n, t.unary(n)
	case *sql.Like:
		return n, t.like(n)
	case *sql.Is:
		if n.Test == "TRUE" || n.Test == "FALSE" {
			return n, t.noCondition(n.X, "the operand of IS "+n.Test)
		}
	case *sql.Case:
		return t.inCase(n)
	case *sql.Call:
		return t.inCall(n)
	}
	return n, ""
}

func (t typed) binary(b *sql.Binary) string {
	switch b.Op {
	case "+", "-", "*", "/", "%":
		x, y := t.family(b.X), t.family(b.Y)
		if x == "" || y == "" || calculable(b.Op, x, y) {
			return ""
		}
		return fmt.Sprintf("%s takes no %s and %s; %s", b.Op, t.text(b.X), t.text(b.Y), remedy(b.Op, x, y))
	case "||":
		for _, e := range []sql.Expr{b.X, b.Y} {
			if family := t.family(e); family != "" && family != "STRING" {
				return fmt.Sprintf("|| joins texts, and this is a %s; write a CAST to STRING", t.text(e))
			}
		}
	case "AND", "OR":
		for _, e := range []sql.Expr{b.X, b.Y} {
			if message := t.noCondition(e, "an operand of "+b.Op); message != "" {
				return message
			}
		}
	}
	return ""
}

// calculable reports whether an operator of arithmetic takes two families.
func calculable(op, x, y string) bool {
	switch {
	case x == "NUMBER" && y == "NUMBER":
		return true
	case op == "+" && x == "INTERVAL":
		return y == "INTERVAL" || temporal[y]
	case (op == "+" || op == "-") && y == "INTERVAL":
		return x == "INTERVAL" || temporal[x]
	case op == "*" || op == "/":
		return x == "INTERVAL" && y == "NUMBER" || op == "*" && x == "NUMBER" && y == "INTERVAL"
	}
	return false
}

func remedy(op, x, y string) string {
	switch {
	case op == "-" && temporal[x] && temporal[y]:
		return "use TIMESTAMPDIFF"
	case temporal[x] && y == "NUMBER":
		return "write an INTERVAL, or use TIMESTAMPADD"
	case op == "+" && x == "STRING" && y == "STRING":
		return "join texts with || or CONCAT"
	}
	return "write a CAST"
}

func (t typed) unary(u *sql.Unary) string {
	switch u.Op {
	case "NOT":
		return t.noCondition(u.X, "the operand of NOT")
	case "-", "+":
		if family := t.family(u.X); family != "" && family != "NUMBER" && family != "INTERVAL" {
			return fmt.Sprintf("%s takes a number, and this is a %s; write a CAST", u.Op, t.text(u.X))
		}
	}
	return ""
}

func (t typed) like(l *sql.Like) string {
	for _, e := range []sql.Expr{l.X, l.Pattern} {
		if family := t.family(e); family != "" && family != "STRING" {
			return fmt.Sprintf("%s compares texts, and this is a %s; write a CAST to STRING", l.Op, t.text(e))
		}
	}
	return ""
}

// noCondition says that an expression is known to be neither true nor false.
func (t typed) noCondition(e sql.Expr, what string) string {
	if family := t.family(e); family != "" && family != "BOOLEAN" {
		return fmt.Sprintf("%s is a %s, which is neither true nor false; compare it with something", what, t.text(e))
	}
	return ""
}

func (t typed) inCase(c *sql.Case) (analysis.Range, string) {
	var branches []sql.Expr
	for _, when := range c.Whens {
		if len(when.Conds) == 1 && c.Operand == nil {
			if message := t.noCondition(when.Conds[0], "the condition of WHEN"); message != "" {
				return when.Conds[0], message
			}
		}
		branches = append(branches, when.Then)
	}
	return t.differ(append(branches, c.Else), "CASE")
}

// inCall looks at the functions that yield one of their arguments.
func (t typed) inCall(call *sql.Call) (analysis.Range, string) {
	if call.Name == nil || len(call.Name.Parts) != 1 || t.plan.Function(call) != nil {
		return call, ""
	}
	if clauses := call.Clauses; clauses != nil && clauses.Filter != nil {
		if message := t.noCondition(clauses.Filter, "the condition of FILTER"); message != "" {
			return clauses.Filter, message
		}
	}
	switch name := strings.ToUpper(call.Name.String()); {
	case name == "COALESCE" || name == "IFNULL" || name == "GREATEST" || name == "LEAST":
		return t.differ(call.Args, name)
	case name == "IF" && len(call.Args) == 3:
		if message := t.noCondition(call.Args[0], "the condition of IF"); message != "" {
			return call.Args[0], message
		}
		return t.differ(call.Args[1:], name)
	}
	return call, ""
}

// differ reports values one of which is taken although they are of different
// families, which Flink does not turn into one another.
func (t typed) differ(items []sql.Expr, what string) (analysis.Range, string) {
	var first sql.Expr
	for _, item := range items {
		family := t.family(item)
		switch {
		case family == "":
		case first == nil:
			first = item
		case family != t.family(first) && !(temporal[family] && temporal[t.family(first)]):
			return item, fmt.Sprintf("%s yields a %s here and a %s elsewhere, and Flink turns neither into the other; write a CAST", what, t.text(item), t.text(first))
		}
	}
	return nil, ""
}
