package sql

import "strings"

// builtins are the functions that Calcite's SqlStdOperatorTable knows. Their
// names are written without quotes.
var builtins = wordSet(`
	ABS ACOS ANY_VALUE APPROX_COUNT_DISTINCT ARG_MAX ARG_MIN ASCII ASIN ATAN ATAN2 AVG BIT_AND BIT_OR
	BIT_XOR CARDINALITY CBRT CEIL CHARACTER_LENGTH CHAR_LENGTH CLASSIFIER COALESCE COLLECT CONVERT COS
	COT COUNT COVAR_POP COVAR_SAMP CUME_DIST CURRENT_CATALOG CURRENT_DATE CURRENT_PATH CURRENT_ROLE
	CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER DAYOFMONTH DAYOFWEEK DAYOFYEAR DEGREES
	DENSE_RANK ELEMENT EVERY EXP EXTRACT FIRST FIRST_VALUE FLOOR FUSION GROUPING GROUPING_ID GROUP_ID
	HOP HOP_END HOP_START HOUR INITCAP INTERSECTION JSON_ARRAY JSON_ARRAYAGG_ABSENT_ON_NULL JSON_DEPTH
	JSON_EXISTS JSON_INSERT JSON_KEYS JSON_LENGTH JSON_OBJECT JSON_OBJECTAGG_NULL_ON_NULL JSON_PRETTY
	JSON_QUERY JSON_REMOVE JSON_REPLACE JSON_SET JSON_STORAGE_SIZE JSON_TYPE JSON_VALUE LAG LAST
	LAST_DAY LAST_VALUE LEAD LISTAGG LN LOCALTIME LOCALTIMESTAMP LOG10 LOWER MATCH_NUMBER MAX MIN
	MINUTE MOD MODE MONTH NEXT NTH_VALUE NTILE NULLIF OCTET_LENGTH OVERLAY PERCENTILE_CONT
	PERCENTILE_DISC PERCENT_RANK PI POSITION POWER PREV QUARTER RADIANS RAND RAND_INTEGER RANK
	REGR_COUNT REGR_SXX REGR_SYY REPLACE ROUND ROW_NUMBER SECOND SESSION SESSION_END SESSION_START
	SESSION_USER SIGN SIN SINGLE_VALUE SOME SQRT STDDEV STDDEV_POP STDDEV_SAMP SUBSTRING SUM
	SYSTEM_USER TAN TIMESTAMPADD TIMESTAMPDIFF TRANSLATE TRIM TRUNCATE TUMBLE TUMBLE_END TUMBLE_START
	UPPER USER VARIANCE VAR_POP VAR_SAMP WEEK YEAR`)

// call writes a call.
func (p *printer) call(x *Call) {
	if strings.EqualFold(x.Name.String(), "PERIOD") {
		p.expr(&Row{Items: x.Args})
		return
	}
	brackets := p.openCall(x)
	p.callee(x)
	if x.Parens {
		p.put("(")
		p.args(x)
		p.put(")")
	}
	p.suffixes(x)
	if brackets {
		p.put(")")
	}
}

// special are functions that Calcite takes for operators, so that brackets
// stand around their calls.
var special = wordSet(`CLASSIFIER MATCH_NUMBER DATE_TRUNC`)

// openCall writes the brackets around a call that has some.
func (p *printer) openCall(x *Call) bool {
	if x.Over != nil || special[strings.ToUpper(x.Name.String())] {
		p.put("(")
		return true
	}
	if c := x.Clauses; c != nil && c.WithinDistinct != nil && c.WithinGroup != nil {
		p.put("(")
	}
	return false
}

// callee writes the name of a function.
func (p *printer) callee(x *Call) {
	name := strings.ToUpper(x.Name.String())
	if x.Escape {
		p.put("{fn ", name)
		return
	}
	if len(x.Name.Parts) == 1 && !x.Name.Parts[0].Quoted() && (builtins[name] || calleeWord(name)) {
		p.put(calleeName(x, name))
		return
	}
	p.name(x.Name)
}

// calleeWord reports whether a keyword names the function.
func calleeWord(name string) bool {
	switch name {
	case "TIMESTAMP_DIFF", "TIMESTAMP_TRUNC", "DATE_DIFF", "DATE_TRUNC", "DATETIME_DIFF", "DATETIME_TRUNC", "TIME_DIFF",
		"TIME_TRUNC", "ARRAY_AGG", "ARRAY_CONCAT_AGG", "GROUP_CONCAT", "STRING_AGG", "CEILING", "PERIOD":
		return true
	}
	w := lookup(name)
	return w != nil && (w.function || w.context || strings.HasPrefix(name, "JSON_"))
}

// calleeName returns the canonical name of a built-in function.
func calleeName(x *Call, name string) string {
	switch {
	case name == "CEILING":
		return "CEIL"
	case name == "CONVERT" && len(x.Words) > 0:
		return "TRANSLATE"
	}
	return name
}

// args writes the arguments of a call.
func (p *printer) args(x *Call) {
	name := strings.ToUpper(x.Name.String())
	if x.Quantifier != "" {
		p.put(x.Quantifier, " ")
	}
	switch name {
	case "SUBSTRING":
		list(p, x.Args, p.expr)
	case "TRIM":
		p.trimArgs(x)
	case "PREV", "NEXT", "FIRST", "LAST":
		p.navigationArgs(x, name)
	case "JSON_VALUE", "JSON_EXISTS":
		p.wordedArgs(x)
	case "JSON_QUERY":
		p.jsonQueryArgs(x)
	case "JSON_OBJECT", "JSON_OBJECTAGG":
		p.jsonObjectArgs(x)
	case "JSON_ARRAY", "JSON_ARRAYAGG":
		p.jsonArrayArgs(x)
	default:
		p.wordedArgs(x)
	}
	if c := x.Clauses; c != nil && c.OrderBy != nil && name != "JSON_ARRAYAGG" {
		p.put(" ORDER BY ")
		list(p, c.OrderBy, p.sortItem)
	}
}

// wordedArgs writes arguments with the words between them.
func (p *printer) wordedArgs(x *Call) {
	words := x.Words
	for i, arg := range x.Args {
		worded := false
		for len(words) > 0 && words[0].At == i {
			p.word(words[0].Text, i > 0 || worded)
			words, worded = words[1:], true
		}
		switch {
		case worded:
			p.put(" ")
		case i > 0:
			p.put(", ")
		}
		p.expr(arg)
	}
	for _, w := range words {
		p.word(w.Text, len(x.Args) > 0)
	}
}

func (p *printer) word(text string, space bool) {
	if space {
		p.put(" ")
	}
	p.put(text)
}

// trimArgs writes TRIM's arguments with the side and the characters that hold
// where none are written.
func (p *printer) trimArgs(x *Call) {
	side := "BOTH"
	for _, w := range x.Words {
		if w.Text != "FROM" {
			side = w.Text
		}
	}
	p.put(side, " ")
	if len(x.Args) == 2 {
		p.expr(x.Args[0])
	} else {
		p.put("' '")
	}
	p.put(" FROM ")
	if len(x.Args) > 0 {
		p.expr(x.Args[len(x.Args)-1])
	}
}

// navigationArgs writes the arguments of PREV and its kin with the offset that
// holds where none is written.
func (p *printer) navigationArgs(x *Call, name string) {
	list(p, x.Args, p.expr)
	if len(x.Args) != 1 {
		return
	}
	if name == "PREV" || name == "NEXT" {
		p.put(", 1")
	} else {
		p.put(", 0")
	}
}

// jsonQueryArgs writes JSON_QUERY's arguments with the clauses that hold where
// none are written.
func (p *printer) jsonQueryArgs(x *Call) {
	wrapper, empty, failed := "WITHOUT ARRAY", "NULL ON EMPTY", "NULL ON ERROR"
	plain := *x
	plain.Words = nil
	for _, w := range x.Words {
		switch {
		case strings.HasSuffix(w.Text, "ON EMPTY"):
			empty = w.Text
		case strings.HasSuffix(w.Text, "ON ERROR"):
			failed = w.Text
		case strings.HasPrefix(w.Text, "WITH"):
			wrapper = jsonWrapper(w.Text)
		default:
			plain.Words = append(plain.Words, w)
		}
	}
	p.wordedArgs(&plain)
	p.put(" ", wrapper, " WRAPPER ", empty, " ", failed)
}

func jsonWrapper(text string) string {
	switch {
	case strings.HasPrefix(text, "WITHOUT"):
		return "WITHOUT ARRAY"
	case strings.Contains(text, " CONDITIONAL"):
		return "WITH CONDITIONAL ARRAY"
	}
	return "WITH UNCONDITIONAL ARRAY"
}

// nullClause returns the words that say what becomes of nulls.
func nullClause(x *Call, otherwise string) string {
	for _, w := range x.Words {
		if strings.HasSuffix(w.Text, "ON NULL") {
			return w.Text
		}
	}
	return otherwise
}

func (p *printer) jsonObjectArgs(x *Call) {
	for i := 0; i+1 < len(x.Args); i += 2 {
		if i > 0 {
			p.put(", ")
		}
		p.put("KEY ")
		p.expr(x.Args[i])
		p.put(" VALUE ")
		p.expr(x.Args[i+1])
	}
	if len(x.Args) > 0 {
		p.put(" ", nullClause(x, "NULL ON NULL"))
	}
}

func (p *printer) jsonArrayArgs(x *Call) {
	list(p, x.Args, p.expr)
	if len(x.Args) > 0 {
		p.put(" ", nullClause(x, "ABSENT ON NULL"))
	}
}

// suffixes writes what stands behind the arguments of a call.
func (p *printer) suffixes(x *Call) {
	if x.Clauses != nil {
		p.clauses(x)
	}
	if x.Over != nil {
		p.put(" OVER ")
		if x.Over.Window != nil {
			p.window(x.Over.Window)
		} else {
			p.ident(x.Over.Name)
		}
	}
	if x.Escape {
		p.put(" }")
	}
}

// clauses writes the clauses of an aggregate.
func (p *printer) clauses(x *Call) {
	c := x.Clauses
	if c.Nulls != "" {
		p.put(" ", c.Nulls, " NULLS")
	}
	if c.WithinDistinct != nil {
		p.put(" WITHIN DISTINCT (")
		list(p, c.WithinDistinct, p.expr)
		p.put(")")
		if c.WithinGroup != nil {
			p.put(")")
		}
	}
	sorted := c.WithinGroup
	if c.OrderBy != nil && strings.EqualFold(x.Name.String(), "JSON_ARRAYAGG") {
		sorted = c.OrderBy
	}
	if sorted != nil {
		p.put(" WITHIN GROUP (ORDER BY ")
		list(p, sorted, p.sortItem)
		p.put(")")
	}
	if c.Filter != nil {
		p.put(" FILTER (WHERE ")
		p.expr(c.Filter)
		p.put(")")
	}
}

// window writes a window in brackets.
func (p *printer) window(w *Window) {
	p.put("(")
	space := ""
	if w.Base != nil {
		p.ident(w.Base)
		space = " "
	}
	if w.PartitionBy != nil {
		p.put(space, "PARTITION BY ")
		list(p, w.PartitionBy, p.expr)
		space = " "
	}
	if w.OrderBy != nil {
		p.put(space, "ORDER BY ")
		list(p, w.OrderBy, p.sortItem)
		space = " "
	}
	if w.Frame != nil {
		p.put(space)
		p.frame(w.Frame)
		space = " "
	}
	if w.Partial == "DISALLOW PARTIAL" {
		p.put(space, w.Partial)
	}
	p.put(")")
}

func (p *printer) frame(f *Frame) {
	p.put(f.Unit, " ")
	if f.Between {
		p.put("BETWEEN ")
		p.bound(f.Low)
		p.put(" AND ")
		p.bound(f.High)
	} else {
		p.bound(f.Low)
	}
	if f.Exclude != "" && f.Exclude != "NO OTHERS" {
		p.put(" EXCLUDE ", f.Exclude)
	}
}

func (p *printer) bound(b *Bound) {
	switch {
	case b.Edge == "CURRENT ROW":
	case b.Offset == nil:
		p.put("UNBOUNDED ")
	default:
		p.expr(b.Offset)
		p.put(" ")
	}
	p.put(b.Edge)
}

func (p *printer) sortItem(s *SortItem) {
	p.expr(s.Expr)
	if s.Desc {
		p.put(" DESC")
	}
	if s.Nulls != "" {
		p.put(" NULLS ", s.Nulls)
	}
}
