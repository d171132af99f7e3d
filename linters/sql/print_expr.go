package sql

import (
	"math/big"
	"strconv"
	"strings"
)

// expr writes an expression.
func (p *printer) expr(x Expr) {
	switch x := x.(type) {
	case nil:
	case *Name:
		p.name(x)
	case *Paren:
		p.expr(x.X)
	case *Call:
		p.call(x)
	case *Type:
		p.dataType(x)
	case *Cast:
		p.cast(x)
	case *Case:
		p.caseExpr(x)
	default:
		if !p.literal(x) && !p.operation(x) {
			p.constructor(x)
		}
	}
}

// literal writes a value. It reports whether x is one.
func (p *printer) literal(x Expr) bool {
	switch x := x.(type) {
	case *Str:
		p.str(x)
	case *Number:
		if x.Exact {
			p.put(exact(x.Text))
		} else {
			p.put(number(x.Text))
		}
	case *Bool:
		p.put(x.Value)
	case *Null:
		p.put("NULL")
	case *Default:
		p.put("DEFAULT")
	case *Param:
		p.put("?")
	case *Placeholder:
		p.put("${", x.Name, "}")
	case *Bytes:
		p.put("X")
		separated(p, "\n", x.Hex, func(hex string) { p.quote("", strings.ToUpper(hex)) })
	case *Temporal:
		p.put(x.Kind, " ")
		p.str(x.Value)
	case *Interval:
		p.interval(x)
	case *Unit:
		p.timeUnit(x)
	case *Star:
		if x.Qualifier != nil {
			p.name(x.Qualifier)
			p.put(".")
		}
		p.put("*")
	default:
		return false
	}
	return true
}

// timeUnit writes a unit of time. A week that begins on a day is written as one
// word.
func (p *printer) timeUnit(x *Unit) {
	if day, ok := strings.CutPrefix(x.Name, "WEEK("); ok {
		p.put("`WEEK_", strings.TrimSuffix(day, ")"), "`")
		return
	}
	p.put(x.Name)
}

// number returns a number as Java's BigDecimal writes it.
func number(text string) string {
	mantissa, exponent, scientific := strings.Cut(strings.ToUpper(text), "E")
	if !scientific {
		mantissa = strings.TrimSuffix(mantissa, ".")
		if strings.HasPrefix(mantissa, ".") {
			mantissa = "0" + mantissa
		}
		return trimZeros(mantissa)
	}
	digits := strings.ReplaceAll(mantissa, ".", "")
	e, ok := new(big.Int).SetString(strings.TrimPrefix(exponent, "+"), 10)
	if !ok {
		return text
	}
	point := strings.IndexByte(mantissa, '.')
	if point < 0 {
		point = len(mantissa)
	}
	lead := len(digits) - len(strings.TrimLeft(digits, "0"))
	digits = strings.TrimRight(digits[lead:], "0")
	if digits == "" {
		return "0E0"
	}
	e.Add(e, big.NewInt(int64(point-lead-1)))
	if len(digits) > 1 {
		digits = digits[:1] + "." + digits[1:]
	}
	return digits + "E" + e.String()
}

// exact returns what DECIMAL '…' holds, without an exponent.
func exact(text string) string {
	text = strings.TrimSpace(text)
	r, ok := new(big.Rat).SetString(text)
	if !ok || len(text) > 100 {
		return text
	}
	mantissa, exponent, _ := strings.Cut(strings.ToUpper(text), "E")
	digits := 0
	if i := strings.IndexByte(mantissa, '.'); i >= 0 {
		digits = len(mantissa) - i - 1
	}
	if e, err := strconv.Atoi(exponent); err == nil {
		digits -= e
	}
	if digits < -1000 || digits > 1000 {
		return text
	}
	return r.FloatString(max(digits, 0))
}

// trimZeros removes zeros before a number that mean nothing.
func trimZeros(s string) string {
	for len(s) > 1 && s[0] == '0' && s[1] != '.' {
		s = s[1:]
	}
	return s
}

func (p *printer) interval(x *Interval) {
	if !x.Kw.IsValid() {
		p.put("(")
		p.expr(x.Value)
		p.put(" ")
		p.unit(x.Unit)
		p.put(")")
		return
	}
	p.put("INTERVAL ")
	_, plain := x.Value.(*Str)
	switch {
	case x.Sign != "-":
		p.expr(x.Value)
	case plain:
		p.put("-")
		p.expr(x.Value)
	default:
		p.put("(- ")
		p.expr(x.Value)
		p.put(")")
	}
	p.put(" ")
	p.unit(x.Unit)
}

func (p *printer) unit(u *IntervalUnit) {
	if u == nil {
		return
	}
	p.put(u.From)
	if u.Precision != nil {
		p.put("(", u.Precision.Text)
		if u.FractionPrecision != nil && u.To == "" {
			p.put(", ", u.FractionPrecision.Text)
		}
		p.put(")")
	}
	if u.To != "" {
		p.put(" TO ", u.To)
		if u.FractionPrecision != nil {
			p.put("(", u.FractionPrecision.Text, ")")
		}
	}
}

// operation writes an operator with its operands. It reports whether x is one.
func (p *printer) operation(x Expr) bool {
	switch x := x.(type) {
	case *Unary:
		p.unary(x)
	case *Binary:
		p.put("(")
		p.expr(x.X)
		p.put(" ", operatorText(x.Op), " ")
		p.expr(x.Y)
		p.put(")")
	case *Between:
		p.between(x)
	case *In:
		p.put("(")
		p.expr(x.X)
		p.put(not(x.Not), " IN ")
		p.listOrQuery(x.List, x.Query)
		p.put(")")
	case *Like:
		p.like(x)
	case *Is:
		p.put("(")
		p.expr(x.X)
		p.put(" IS", not(x.Not), " ", isText(x.Test), ")")
	case *Exists:
		kw := "(EXISTS "
		if x.Unique {
			kw = "(UNIQUE "
		}
		p.put(kw)
		p.bracketed(x.Query)
		p.put(")")
	case *Quantified:
		p.quantified(x)
	case *Index:
		p.index(x)
	case *Field:
		p.field(x)
	case *Collate:
		p.expr(x.X)
		p.put(" COLLATE ", x.Collation)
	default:
		return false
	}
	return true
}

func not(is bool) string {
	if is {
		return " NOT"
	}
	return ""
}

// operatorText returns an operator in its canonical spelling.
func operatorText(op string) string {
	if op == "!=" {
		return "<>"
	}
	return op
}

func isText(test string) string {
	if test == "JSON" {
		return "JSON VALUE"
	}
	return test
}

func (p *printer) unary(x *Unary) {
	switch {
	case strings.HasPrefix(x.Op, "FORMAT"):
		p.expr(x.X)
		p.put(" FORMAT JSON")
		return
	case x.Op == "RUNNING" || x.Op == "FINAL":
		p.put(x.Op, " ")
		p.expr(x.X)
		return
	case x.Op == "-" || x.Op == "+":
		if text, ok := signed(x); ok {
			p.put(text)
			return
		}
	}
	p.put("(", x.Op, " ")
	p.expr(x.X)
	p.put(")")
}

// signed returns a number with the signs before it made one.
func signed(x Expr) (string, bool) {
	negative := false
	for {
		switch y := x.(type) {
		case *Number:
			text := number(y.Text)
			if negative {
				text = "-" + text
			}
			return text, true
		case *Unary:
			if y.Op != "-" && y.Op != "+" {
				return "", false
			}
			negative = negative != (y.Op == "-")
			x = y.X
		default:
			return "", false
		}
	}
}

func (p *printer) between(x *Between) {
	p.put("(")
	p.expr(x.X)
	p.put(not(x.Not), " BETWEEN ")
	if x.Symmetric {
		p.put("SYMMETRIC ")
	} else {
		p.put("ASYMMETRIC ")
	}
	p.expr(x.Low)
	p.put(" AND ")
	p.expr(x.High)
	p.put(")")
}

func (p *printer) like(x *Like) {
	p.put("(")
	p.expr(x.X)
	p.put(not(x.Not), " ", x.Op, " ")
	p.expr(x.Pattern)
	if x.Escape != nil {
		p.put(" ESCAPE ")
		p.expr(x.Escape)
	}
	p.put(")")
}

func (p *printer) quantified(x *Quantified) {
	quantifier := x.Quantifier
	if quantifier == "ANY" {
		quantifier = "SOME"
	}
	p.put("(")
	p.expr(x.X)
	p.put(" ", operatorText(x.Op), " ", quantifier)
	if strings.HasSuffix(x.Op, "LIKE") || x.Op == "SIMILAR TO" {
		p.put("(")
		p.listOrQuery(x.List, x.Query)
		p.put(")")
	} else {
		p.put(" ")
		p.listOrQuery(x.List, x.Query)
	}
	p.put(")")
}

// listOrQuery writes expressions or a query in brackets.
func (p *printer) listOrQuery(items []Expr, q Query) {
	if q != nil {
		p.bracketed(q)
		return
	}
	p.put("(")
	list(p, items, p.expr)
	p.put(")")
}

func (p *printer) index(x *Index) {
	p.expr(x.X)
	p.put("[")
	if x.Func != "" {
		p.put(x.Func, "(")
		p.expr(x.Index)
		p.put(")")
	} else {
		p.expr(x.Index)
	}
	p.put("]")
}

func (p *printer) field(x *Field) {
	p.put("(")
	p.expr(x.X)
	p.put(".")
	switch {
	case x.Star:
		p.put("*")
	case x.Args != nil:
		p.call(x.Args)
	default:
		p.ident(x.Name)
	}
	p.put(")")
}

// constructor writes what makes a value of others, and what is only an
// argument.
func (p *printer) constructor(x Expr) {
	switch x := x.(type) {
	case *Row:
		p.put("(ROW(")
		list(p, x.Items, p.expr)
		p.put("))")
	case *Array:
		p.collection(x.Kind, x.Round, x.Items, x.Query)
	case *Map:
		p.collection("MAP", x.Round, x.Items, x.Query)
	case *SubqueryExpr:
		p.bracketed(x.Query)
	case *Grouping:
		p.grouping(x)
	case *Lambda:
		p.lambda(x)
	case *NamedArg:
		p.ident(x.Name)
		p.put(" => ")
		_, model := Unparen(x.Value).(*ModelArg)
		p.flag(model, "(")
		p.expr(x.Value)
		p.flag(model, ")")
	case *TableArg:
		p.tableArg(x)
	case *ModelArg:
		p.put("MODEL ")
		p.name(x.Name)
	case *Descriptor:
		p.put("DESCRIPTOR")
		p.idents(x.Columns)
	}
}

func (p *printer) collection(kind string, round bool, items []Expr, q Query) {
	p.flag(!round, "(")
	p.put(kind)
	switch {
	case q != nil:
		p.bracketed(q)
	case round:
		p.put("(")
		list(p, items, p.expr)
		p.put(")")
	default:
		p.put("[")
		list(p, items, p.expr)
		p.put("]")
	}
	p.flag(!round, ")")
}

func (p *printer) grouping(x *Grouping) {
	p.put(x.Kind, "(")
	list(p, x.Items, p.groupItem)
	p.put(")")
}

// groupItem writes an item of GROUP BY, where brackets hold no row.
func (p *printer) groupItem(x Expr) {
	if r, ok := Unparen(x).(*Row); ok && !r.Kw.IsValid() {
		p.put("(")
		list(p, r.Items, p.expr)
		p.put(")")
		return
	}
	p.expr(x)
}

func (p *printer) lambda(x *Lambda) {
	if len(x.Params) == 1 {
		p.ident(x.Params[0])
	} else {
		p.idents(x.Params)
	}
	p.put(" -> ")
	p.expr(x.Body)
}

func (p *printer) tableArg(x *TableArg) {
	if t, ok := x.Rel.(*TableRef); ok {
		p.put("(TABLE ")
		p.name(t.Name)
		p.put(")")
	} else {
		p.rel(x.Rel)
	}
	if x.PartitionBy != nil {
		p.put(" PARTITION BY ")
		list(p, x.PartitionBy, p.expr)
	}
	if x.OrderBy != nil {
		p.put(" ORDER BY ")
		list(p, x.OrderBy, p.sortItem)
	}
}

func (p *printer) caseExpr(x *Case) {
	p.put("(CASE")
	for _, w := range x.Whens {
		p.put(" WHEN ")
		p.when(x.Operand, w.Conds)
		p.put(" THEN ")
		p.expr(w.Then)
	}
	p.put(" ELSE ")
	if x.Else == nil {
		p.put("NULL")
	} else {
		p.expr(x.Else)
	}
	p.put(" END)")
}

// when writes a condition. Where CASE has an operand, each is a comparison with
// it.
func (p *printer) when(operand Expr, conds []Expr) {
	switch {
	case operand == nil:
		list(p, conds, p.expr)
	case len(conds) == 1:
		p.put("(")
		p.expr(operand)
		p.put(" = ")
		p.expr(conds[0])
		p.put(")")
	default:
		p.put("(")
		p.expr(operand)
		p.put(" IN (")
		list(p, conds, p.expr)
		p.put("))")
	}
}

func (p *printer) cast(x *Cast) {
	if x.Func == "::" {
		p.expr(x.X)
		p.put(" :: ")
		p.dataType(x.Type)
		return
	}
	brackets := x.Func == "TRY_CAST"
	p.flag(brackets, "(")
	p.put(x.Func, "(")
	p.expr(x.X)
	p.put(" AS ")
	p.dataType(x.Type)
	if x.Format != nil {
		p.put(" FORMAT ")
		p.str(x.Format)
	}
	p.put(")")
	p.flag(brackets, ")")
}
