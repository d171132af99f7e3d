package lineage

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sensitive"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// What the built-in functions of Flink do to the value of their arguments
// (Flink: "System (Built-in) Functions"; in MATCH_RECOGNIZE also FIRST, LAST,
// PREV and NEXT).
var (
	// passing functions hand their arguments on, whole.
	passing = functions(`CONCAT_WS COALESCE IFNULL NVL GREATEST LEAST
		UPPER LOWER UCASE LCASE INITCAP TRIM LTRIM RTRIM BTRIM REPEAT LPAD RPAD
		PRINTF ELT
		JSON_OBJECT JSON_ARRAY JSON_STRING JSON_QUOTE JSON_UNQUOTE JSON PARSE_JSON TRY_PARSE_JSON
		ARRAY MAP ROW ARRAY_APPEND ARRAY_CONCAT ARRAY_DISTINCT ARRAY_EXCEPT ARRAY_INTERSECT ARRAY_JOIN
		ARRAY_MAX ARRAY_MIN ARRAY_PREPEND ARRAY_REMOVE ARRAY_REVERSE ARRAY_SLICE ARRAY_SORT ARRAY_UNION
		ELEMENT MAP_KEYS MAP_VALUES MAP_ENTRIES MAP_FROM_ARRAYS MAP_UNION SPLIT STR_TO_MAP
		MIN MAX FIRST_VALUE LAST_VALUE NTH_VALUE LAG LEAD FIRST LAST PREV NEXT
		LISTAGG COLLECT ARRAY_AGG JSON_OBJECTAGG JSON_ARRAYAGG`)
	// firstOnly functions hand their first argument on; the others say how.
	firstOnly = functions(`TO_DATE TO_TIMESTAMP TO_TIMESTAMP_LTZ CONVERT_TZ DATE_ADD TO_CHAR`)
	// losing functions tell too little about their arguments to tell them.
	losing = functions(`COUNT APPROX_COUNT_DISTINCT SUM SUM0 AVG STDDEV STDDEV_POP STDDEV_SAMP VARIANCE VAR_POP VAR_SAMP PERCENTILE
		CHAR_LENGTH CHARACTER_LENGTH LENGTH OCTET_LENGTH BIT_LENGTH ASCII POSITION LOCATE INSTR STRPOS FIND_IN_SET
		REGEXP REGEXP_COUNT REGEXP_INSTR REGEXP_LIKE STARTSWITH ENDSWITH SIMILAR IS_ALPHA IS_DECIMAL IS_DIGIT IS_JSON JSON_EXISTS JSON_LENGTH
		HASH_CODE MURMUR_HASH CRC32 CARDINALITY ARRAY_CONTAINS ARRAY_POSITION TYPEOF
		EXTRACT YEAR QUARTER MONTH WEEK DAY DAYOFYEAR DAYOFMONTH DAYOFWEEK HOUR MINUTE SECOND TIMESTAMPDIFF DATEDIFF UNIX_TIMESTAMP
		FLOOR CEIL CEILING ROUND TRUNCATE SIGN ABS MOD
		ROW_NUMBER RANK DENSE_RANK PERCENT_RANK CUME_DIST NTILE GROUPING GROUPING_ID
		UUID RAND RAND_INTEGER NOW PROCTIME CURRENT_TIMESTAMP CLASSIFIER MATCH_ROWTIME MATCH_PROCTIME
		TUMBLE TUMBLE_START TUMBLE_END TUMBLE_ROWTIME TUMBLE_PROCTIME HOP HOP_START HOP_END HOP_ROWTIME HOP_PROCTIME
		SESSION SESSION_START SESSION_END SESSION_ROWTIME SESSION_PROCTIME`)
	// reversible functions write their argument so that all can read it again,
	// decoding ones read what was written so.
	reversible = functions(`TO_BASE64 HEX ENCODE URL_ENCODE REVERSE`)
	decoding   = functions(`FROM_BASE64 UNHEX DECODE URL_DECODE`)
	// aggregating functions make one value of those of many rows.
	aggregating = functions(`COUNT APPROX_COUNT_DISTINCT SUM SUM0 AVG STDDEV STDDEV_POP STDDEV_SAMP VARIANCE VAR_POP VAR_SAMP PERCENTILE
		MIN MAX FIRST_VALUE LAST_VALUE LISTAGG COLLECT ARRAY_AGG JSON_OBJECTAGG JSON_ARRAYAGG`)
	// extracting functions yield a piece of text, how long is not known.
	extracting = functions(`SPLIT_INDEX REGEXP_EXTRACT REGEXP_EXTRACT_ALL REGEXP_SUBSTR SUBSTRING_INDEX PARSE_URL`)
	// digesting functions yield a digest that cannot be turned back, save by
	// trying all values.
	digesting = functions(`MD5 SHA1 SHA224 SHA256 SHA384 SHA512 SHA2`)
)

func functions(names string) map[string]bool {
	set := make(map[string]bool)
	for _, name := range strings.Fields(names) {
		set[name] = true
	}
	return set
}

// function returns the name of the function that is called, in upper case and
// without its catalog and database.
func function(call *sql.Call) string {
	if call.Name == nil || len(call.Name.Parts) == 0 {
		return ""
	}
	return strings.ToUpper(call.Name.Last().Name)
}

// call returns the values that a call passes on, and what decides about them.
func (g *Graph) call(f *plan.Field, call *sql.Call) []value {
	values := g.result(f, call, function(call))
	if aggregating[function(call)] || call.Over != nil {
		values = used(values, Aggregation)
	}
	return append(values, g.clauses(f, call)...)
}

// clauses returns what the clauses of a call name: FILTER, WITHIN GROUP, OVER.
func (g *Graph) clauses(f *plan.Field, call *sql.Call) []value {
	var values []value
	if c := call.Clauses; c != nil {
		for _, items := range [][]*sql.SortItem{c.OrderBy, c.WithinGroup} {
			for _, item := range items {
				values = append(values, decide(g.eval(f, item.Expr), Sort)...)
			}
		}
		values = append(values, decide(g.eval(f, c.Filter), Conditional)...)
	}
	if call.Over != nil {
		values = append(values, decide(g.over(f, call.Over), Window)...)
	}
	return values
}

func (g *Graph) over(f *plan.Field, over *sql.Over) []value {
	var values []value
	if over.Window == nil { // the field names what the window does, outside of its expression
		for _, ref := range f.Refs {
			if ref.At != nil && (ref.At.Pos() < f.Expr.Pos() || f.Expr.End() <= ref.At.Pos()) {
				values = append(values, g.read(ref.Field)...)
			}
		}
		return values
	}
	values = g.all(f, over.Window.PartitionBy)
	for _, item := range over.Window.OrderBy {
		values = append(values, g.eval(f, item.Expr)...)
	}
	return values
}

// result returns what the function makes of its arguments.
func (g *Graph) result(f *plan.Field, call *sql.Call, name string) []value {
	arg := func(i int) []value {
		if i < len(call.Args) {
			return g.eval(f, call.Args[i])
		}
		return nil
	}
	// rest are the arguments behind the first, which say how.
	rest := func() []value {
		if len(call.Args) < 2 {
			return nil
		}
		return lost(g.all(f, call.Args[1:]), name)
	}
	switch {
	case name == "":
		return g.all(f, call.Args)
	case g.masks(call) || g.policy.MaskedBy(call.Name.String()) || g.policy.MaskedBy(name):
		return left(g.all(f, call.Args), Masked, name, call)
	case reversible[name]:
		return append(coded(arg(0), name), rest()...)
	case decoding[name]:
		return append(coded(arg(0), ""), rest()...)
	case passing[name]:
		return used(g.passed(f, call, name), Transformation)
	case firstOnly[name]:
		return append(used(arg(0), Transformation), rest()...)
	case losing[name]:
		return lost(g.all(f, call.Args), name)
	case extracting[name]:
		return append(shortened(arg(0), piece(call, name), name, call), rest()...)
	case digesting[name]:
		return append(g.digest(f, call, name), rest()...)
	}
	switch name {
	case "CONCAT":
		return g.concat(f, call.Args, call)
	case "IF", "NVL2":
		return append(used(append(arg(1), arg(2)...), Transformation), decide(arg(0), Conditional)...)
	case "NULLIF":
		return append(used(arg(0), Transformation), decide(arg(1), Conditional)...)
	case "LEFT", "RIGHT":
		return append(shortened(arg(0), first(number(call.Args, 1)), name, call), rest()...)
	case "SUBSTRING", "SUBSTR":
		return append(substring(arg(0), call), rest()...)
	case "OVERLAY":
		return append(overlay(arg(0), call), used(arg(1), Transformation)...)
	case "REGEXP_REPLACE":
		return append(regexpReplace(arg(0), call), rest()...)
	case "TRANSLATE", "TRANSLATE3":
		return append(translate(arg(0), call), rest()...)
	case "INSERT":
		return append(covered(arg(0), call, number(call.Args, 2)), rest()...)
	case "DATE_FORMAT":
		return append(dated(arg(0), call), rest()...)
	case "REPLACE":
		return append(replaced(arg(0), call), rest()...)
	case "JSON_VALUE", "JSON_QUERY":
		return append(jsonValue(arg(0), call, name), rest()...)
	case "JSON_TUPLE": // its results are named after the keys that it reads
		return append(used(inside(arg(0), []string{f.Name}), Transformation), rest()...)
	}
	return left(g.all(f, call.Args), Changed, name, call)
}

// coded returns whole values as the function writes them.
func coded(values []value, name string) []value {
	for i, v := range values {
		if v.use.Direct() && v.left == Whole {
			values[i].but(func(d *detail) { d.coded = name })
		}
	}
	return used(values, Transformation)
}

// passed returns the arguments of a passing function. Padding a part with stars
// masks it; CONCAT_WS puts texts together.
func (g *Graph) passed(f *plan.Field, call *sql.Call, name string) []value {
	switch {
	case name == "CONCAT_WS":
		return g.concat(f, call.Args, call)
	case (name == "RPAD" || name == "LPAD") && len(call.Args) == 3:
		return g.concat(f, []sql.Expr{call.Args[0], call.Args[2]}, call)
	}
	return g.all(f, call.Args)
}

// number returns the constant that the argument at index i is, 0 where it is
// none.
func number(args []sql.Expr, i int) int {
	if i >= len(args) {
		return 0
	}
	switch e := args[i].(type) {
	case *sql.Number:
		n, _ := strconv.Atoi(e.Text)
		return n
	case *sql.Unary:
		if e.Op == "-" {
			return -number([]sql.Expr{e.X}, 0)
		}
	case *sql.Paren:
		return number([]sql.Expr{e.X}, 0)
	}
	return 0
}

func text(e sql.Expr) (string, bool) {
	s, ok := e.(*sql.Str)
	if !ok {
		return "", false
	}
	return s.Value(), true
}

// jsonPath matches the paths that name one field, jsonKey the keys in one.
var (
	jsonPath = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:lax |strict )?\$(?:\.[\pL_][\pL\d_]*|\.?\[\s*(?:\d+|\*|'[^']*'|"[^"]*")\s*\])+$`)
	})
	jsonKey = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\.([\pL_][\pL\d_]*)|\['([^']*)'\]|\["([^"]*)"\]`) })
)

// keysOf returns the keys that a path goes by, numbers of elements left out.
func keysOf(path string) (keys []string) {
	for _, m := range jsonKey().FindAllStringSubmatch(path, -1) {
		keys = append(keys, m[1]+m[2]+m[3])
	}
	return keys
}

// jsonValue returns what is read from a JSON text: a field by its name, or a
// piece of which nothing is known.
func jsonValue(values []value, call *sql.Call, name string) []value {
	if len(call.Args) > 1 {
		if path, ok := text(call.Args[1]); ok && jsonPath().MatchString(path) {
			return used(inside(values, keysOf(path)), Transformation)
		}
	}
	return shortened(values, nil, name, call)
}

// digest hashes its argument. With something else beside the value, which may
// be secret, nobody can try all values.
func (g *Graph) digest(f *plan.Field, call *sql.Call, name string) []value {
	if len(call.Args) == 0 {
		return nil
	}
	values := g.eval(f, call.Args[0])
	if salted(call.Args[0]) {
		return left(values, Masked, name, call)
	}
	return left(values, Hashed, name, call)
}

// salted reports whether an expression puts something beside a value.
func salted(e sql.Expr) bool {
	switch e := e.(type) {
	case *sql.Paren:
		return salted(e.X)
	case *sql.Cast:
		return salted(e.X)
	case *sql.Binary:
		return e.Op == "||" && saying(chain(e)) > 1
	case *sql.Call:
		name := function(e)
		return (name == "CONCAT" || name == "CONCAT_WS") && saying(e.Args) > 1 ||
			(passing[name] || reversible[name]) && len(e.Args) > 0 && name != "CONCAT_WS" && salted(e.Args[0])
	}
	return false
}

// saying counts the operands that are no empty text.
func saying(operands []sql.Expr) int {
	n := 0
	for _, e := range operands {
		if constant, ok := text(e); !ok || strings.TrimSpace(constant) != "" {
			n++
		}
	}
	return n
}

// maskWord matches a word of a function's name that says that it masks.
var maskWord = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(mask|masked|masking|mask.+|desens.*|tuomin.*|encrypt.*|tokeniz.*|tokenis.*|hmac.*|anonymi.*|pseudonymi.*|obfuscat.*|redact.*)$`)
})

// masks reports whether the name of a function, or of the class that it is
// declared with, says that it masks its argument.
func (g *Graph) masks(call *sql.Call) bool {
	name := call.Name.Last().Name
	if f := g.Plan.Function(call); f != nil && f.Node.Class != nil {
		class := f.Node.Class.Value()
		name += "." + class[strings.LastIndexAny(class, ".$")+1:]
	}
	return slices.ContainsFunc(sensitive.Words(name), maskWord().MatchString)
}
