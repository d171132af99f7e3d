package sql

import (
	"slices"
	"strings"
)

// query notes what queries and relations need.
func (t *tagger) query(node Node) bool {
	switch n := node.(type) {
	case *Select:
		if n.Qualify != nil {
			t.tag(n.Qualify.Kw, "QUALIFY")
		}
	case *With:
		t.tagIf(n.Recursive, n.Kw, "WITH RECURSIVE")
	case *GroupBy:
		t.tagIf(n.Distinct || n.All, n.Kw, "GROUP BY with DISTINCT or ALL")
	case *TableFunc:
		t.tagIf(!n.TableKw.IsValid(), n.Range, "a table function without TABLE(…)")
	case *ParenRel:
		_, join := n.Rel.(*Join)
		t.tagIf(join, n.Range, "a join in brackets")
	case *Join:
		t.tagIf(n.Kind == AsofJoin || n.Kind == LeftAsofJoin, n.Kw, "ASOF JOIN")
	case *Unpivot:
		t.tag(n.Kw, "UNPIVOT")
	case *Frame:
		t.tagIf(n.Exclude != "", n.Range, "EXCLUDE in a window")
	default:
		return false
	}
	return true
}

// unitCalls are the functions that take a unit of time since 2.0.
var unitCalls = wordSet(`
	DATE_TRUNC TIME_TRUNC TIMESTAMP_TRUNC TIMESTAMP_DIFF TIME_DIFF DATE_DIFF DATETIME_DIFF DATETIME_TRUNC`)

// callable are functions whose names a release reserves, and that can be called
// all the same.
var callable = wordSet(`CONTAINS_SUBSTR DATETIME DATETIME_TRUNC DATE_TRUNC TIMESTAMP_TRUNC TIME_TRUNC`)

// call notes what calls need.
func (t *tagger) call(node Node) bool {
	n, ok := node.(*Call)
	if !ok {
		return false
	}
	for i, arg := range n.Args {
		if named, ok := arg.(*NamedArg); ok {
			arg = named.Value
		}
		table, ok := arg.(*TableArg)
		t.tagIf(ok && i > 0 && table.Kw.IsValid(), *arg.node(), "TABLE as a later argument")
	}
	t.tagIf(n.Clauses != nil && n.Clauses.WithinDistinct != nil, n.Range, "WITHIN DISTINCT")
	if len(n.Name.Parts) == 1 && !n.Name.Parts[0].Quoted() {
		t.builtin(n, strings.ToUpper(n.Name.Parts[0].Name))
	}
	return true
}

// orderedAggs are the aggregates whose names are keywords only where the call
// holds more than arguments.
var orderedAggs = map[string]bool{"ARRAY_AGG": true, "GROUP_CONCAT": true, "STRING_AGG": true}

// builtin notes what a call of one of SQL's own functions needs.
func (t *tagger) builtin(n *Call, name string) {
	unit := unitCalls[name] && reservedUnit(n.Args)
	if callable[name] || unit || orderedAggs[name] && orderedOrNulls(n) {
		t.keyword(&n.Name.Parts[0])
	}
	switch {
	case unit && name == "DATETIME_TRUNC":
		t.tag(n.Range, "DATETIME_TRUNC with a unit of time")
	case unit:
		t.tag(n.Range, "a unit of time in DATE_TRUNC and its kin")
	}
	switch name {
	case "JSON_OBJECT", "JSON_OBJECTAGG":
		t.words(n, ",", name+" with a comma between key and value")
	case "GROUP_CONCAT", "STRING_AGG":
		t.tagIf(orderedOrNulls(n), n.Range, "ORDER BY or SEPARATOR in "+name)
	case "JSON_QUERY":
		t.words(n, "RETURNING", "JSON_QUERY with RETURNING")
	case "ARRAY_AGG":
		t.tagIf(orderedOrNulls(n), n.Range, "ORDER BY or NULLS in ARRAY_AGG")
	case "PERCENTILE_CONT", "PERCENTILE_DISC":
		t.tag(n.Range, name)
	case "CONVERT":
		t.tagIf(len(n.Words) == 0 && !n.Escape, n.Range, "CONVERT with commas")
	case "DATE", "TIME", "TIMESTAMP":
		t.tag(n.Name.Range(), "DATE, TIME or TIMESTAMP as a function")
	case "EXTRACT":
		t.unit(n.Args, 0, "DAYOFWEEK", "DAYOFYEAR")
	case "TIMESTAMPADD", "TIMESTAMPDIFF":
		t.unit(n.Args, 0, "MILLISECOND", "DECADE", "CENTURY", "MILLENNIUM", "EPOCH", "DOW", "DOY", "ISODOW", "ISOYEAR", "DAYOFWEEK", "DAYOFYEAR")
	case "CEIL", "CEILING", "FLOOR":
		if len(n.Words) > 0 {
			t.unit(n.Args, 1, "MICROSECOND", "NANOSECOND")
		}
	}
}

// words notes each place of a keyword between the arguments of a call.
func (t *tagger) words(n *Call, word, name string) {
	for _, w := range n.Words {
		t.tagIf(w.Text == word, w.Range, name)
	}
}

// orderedOrNulls reports whether a call has more in its brackets than arguments.
func orderedOrNulls(n *Call) bool {
	return n.Clauses != nil && n.Clauses.OrderBy != nil || len(n.Words) > 0
}

// reservedUnit reports whether one of the arguments is a unit of time that is a
// reserved word and so no column.
func reservedUnit(args []Expr) bool {
	for _, arg := range args {
		if u, ok := arg.(*Unit); ok {
			if id := words.find(u.Name); units.of(id) != noWord && id.info().reserved {
				return true
			}
		}
	}
	return false
}

// unit notes a unit of time that is not one of those that always were: a name,
// a week that begins on a given day, or one of later.
func (t *tagger) unit(args []Expr, i int, later ...string) {
	if i >= len(args) {
		return
	}
	switch n := args[i].(type) {
	case *Name:
		word := strings.ToUpper(n.String())
		t.tagIf(!strings.HasPrefix(word, "SQL_TSI_") && word != "FRAC_SECOND", n.Range(), "a unit of time by its name")
	case *Unit:
		t.tagIf(strings.Contains(n.Name, "(") || slices.Contains(later, n.Name), n.Range, "a unit of time by its name")
	}
}

// expr notes what other expressions, data types and names need.
func (t *tagger) expr(node Node) bool {
	switch n := node.(type) {
	case *Ident:
		t.name(n)
	case *Cast:
		t.cast(n)
	case *Like:
		if n.Op == "RLIKE" || n.Op == "ILIKE" {
			t.tag(n.Kw, n.Op)
		}
	case *Quantified:
		t.tagIf(strings.Contains(n.Op, "LIKE") && n.Query == nil, n.OpKw, "LIKE ALL")
	case *Exists:
		t.tagIf(n.Unique, n.Kw, "UNIQUE before a query")
	case *Binary:
		t.tagIf(strings.ContainsAny(n.Op, "&^") || n.Op == "<<", n.OpKw, "an operator on bits")
	case *Unary:
		_, column := n.X.(*Name)
		t.tagIf(column && (n.Op == "FINAL" || n.Op == "RUNNING"), n.OpKw, "FINAL or RUNNING before a column")
	case *Row:
		t.tagIf(n.Kw.IsValid() && beyondColumn(n.Items), n.Range, "expressions behind a column in ROW(…)")
	case *TableArg:
		t.tagIf(n.PartitionKw.IsValid(), n.PartitionKw, "PARTITION BY on a table argument")
		t.tagIf(directed(n.OrderBy), n.OrderByKw, "several columns in ORDER BY of a table argument")
	case *ModelArg:
		t.tag(n.Kw, "a MODEL as an argument")
	case *Lambda:
		t.tag(n.Range, "a lambda")
	case *Index:
		t.tagIf(n.Func == "OFFSET", n.Range, "an index with OFFSET")
		t.tagIf(n.Func != "" && n.Func != "OFFSET", n.Range, "an index with ORDINAL, SAFE_OFFSET or SAFE_ORDINAL")
	case *Map:
		t.tagIf(n.Round, n.Range, "MAP with round brackets")
	case *Array:
		t.array(n)
	default:
		return t.literal(node)
	}
	return true
}

// directed reports whether there are several items of which one says how it
// sorts.
func directed(items []*SortItem) bool {
	return len(items) > 1 && slices.ContainsFunc(items, func(s *SortItem) bool { return s.Asc || s.Desc || s.Nulls != "" })
}

func (t *tagger) cast(n *Cast) {
	switch n.Func {
	case "TRY_CAST", "SAFE_CAST":
		t.tag(n.Kw, n.Func)
	case "::":
		t.tag(n.Kw, "a cast with ::")
	}
	t.tagIf(n.Format != nil, n.Range, "CAST with FORMAT")
}

func (t *tagger) array(n *Array) {
	t.tagIf(n.Round && n.Kind == "ARRAY", n.Range, "ARRAY with round brackets")
	for _, item := range n.Items {
		_, query := item.(*SubqueryExpr)
		t.tagIf(query && !n.Round, *item.node(), "a query in ARRAY[…]")
	}
}

// beyondColumn reports whether the items of ROW(…) begin with a column and are
// not all plain columns.
func beyondColumn(items []Expr) bool {
	plain, first := true, false
	for i, item := range items {
		n, ok := item.(*Name)
		plain = plain && ok && len(n.Parts) == 1
		if i == 0 {
			first = beginsWithName(item)
		}
	}
	return first && !plain
}

// beginsWithName reports whether the first token of an expression is an
// identifier.
func beginsWithName(x Expr) bool {
	found := false
	Inspect(x, func(n Node) bool {
		if id, ok := n.(*Ident); ok && id.Pos() == x.Pos() {
			w := lookup(id.Name)
			found = id.Quoted() || w == nil || !w.reserved
		}
		return !found
	})
	return found
}

// literal notes what literals and data types need.
func (t *tagger) literal(node Node) bool {
	switch n := node.(type) {
	case *Str:
		t.tagIf(n.Form != nil && strings.EqualFold(n.Form.Prefix, "E"), n.Range, "a string with escapes, E'…'")
	case *Number:
		t.tagIf(n.Exact, n.Range, "a DECIMAL literal")
	case *Temporal:
		t.temporal(n)
	case *IntervalUnit:
		t.tagIf(n.From == "WEEK" || n.From == "QUARTER", n.Range, "an interval of weeks or quarters")
	case *Type:
		t.dataType(n)
	default:
		return false
	}
	return true
}

func (t *tagger) temporal(n *Temporal) {
	switch {
	case n.Kind == "DATETIME" || n.Kind == "UUID":
		t.tag(n.Range, "a "+n.Kind+" literal")
	case n.Kind == "TIMESTAMP WITH LOCAL TIME ZONE":
		t.tag(n.Range, "a TIMESTAMP WITH LOCAL TIME ZONE literal")
	case strings.HasSuffix(n.Kind, "ZONE"):
		t.tag(n.Range, "WITH TIME ZONE")
	}
}

func (t *tagger) dataType(n *Type) {
	switch n.Name {
	case "STRUCTURED", "VARIANT", "BITMAP":
		t.tag(n.Range, "a "+n.Name+" data type")
	}
	t.tagIf(strings.HasSuffix(n.Name, " UNSIGNED"), n.Range, "UNSIGNED")
	t.tagIf(n.More().Zone == "WITH TIME ZONE", n.Range, "WITH TIME ZONE")
	if len(n.Args) == 2 {
		_, sign := n.Args[1].(*Unary)
		t.tagIf(sign, n.Range, "a negative scale")
	}
}
