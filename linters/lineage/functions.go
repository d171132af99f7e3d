package lineage

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

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
		UPPER LOWER UCASE LCASE INITCAP TRIM LTRIM RTRIM BTRIM REVERSE REPLACE REPEAT LPAD RPAD
		TO_BASE64 FROM_BASE64 HEX UNHEX ENCODE DECODE URL_ENCODE URL_DECODE PRINTF ELT
		JSON_OBJECT JSON_ARRAY JSON_STRING JSON_QUOTE JSON_UNQUOTE JSON PARSE_JSON TRY_PARSE_JSON
		ARRAY MAP ROW ARRAY_APPEND ARRAY_CONCAT ARRAY_DISTINCT ARRAY_EXCEPT ARRAY_INTERSECT ARRAY_JOIN
		ARRAY_MAX ARRAY_MIN ARRAY_PREPEND ARRAY_REMOVE ARRAY_REVERSE ARRAY_SLICE ARRAY_SORT ARRAY_UNION
		ELEMENT MAP_KEYS MAP_VALUES MAP_ENTRIES MAP_FROM_ARRAYS MAP_UNION SPLIT STR_TO_MAP
		MIN MAX FIRST_VALUE LAST_VALUE NTH_VALUE LAG LEAD FIRST LAST PREV NEXT
		LISTAGG COLLECT ARRAY_AGG JSON_OBJECTAGG JSON_ARRAYAGG`)
	// firstOnly functions hand their first argument on; the others say how.
	firstOnly = functions(`NULLIF DATE_FORMAT TO_DATE TO_TIMESTAMP TO_TIMESTAMP_LTZ CONVERT_TZ DATE_ADD TO_CHAR`)
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
	// extracting functions yield a piece of text, how long is not known.
	extracting = functions(`SPLIT_INDEX REGEXP_EXTRACT REGEXP_EXTRACT_ALL REGEXP_SUBSTR SUBSTRING_INDEX PARSE_URL JSON_QUERY`)
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

// call returns the values that a call passes on.
func (g *Graph) call(f *plan.Field, call *sql.Call) []value {
	name := function(call)
	if name == "" {
		return g.all(f, call.Args)
	}
	arg := func(i int) []value {
		if i < len(call.Args) {
			return g.eval(f, call.Args[i])
		}
		return nil
	}
	switch {
	case g.masks(call) || g.policy.MaskedBy(call.Name.String()) || g.policy.MaskedBy(name):
		return left(g.all(f, call.Args), Masked, name)
	case passing[name]:
		return g.passed(f, call, name)
	case firstOnly[name]:
		return arg(0)
	case losing[name]:
		return nil
	case extracting[name]:
		return shortened(arg(0), 0)
	case digesting[name]:
		return g.digest(f, call, name)
	}
	switch name {
	case "CONCAT":
		return g.concat(f, call.Args)
	case "IF", "NVL2":
		return append(arg(1), arg(2)...)
	case "LEFT", "RIGHT":
		return shortened(arg(0), number(call.Args, 1))
	case "SUBSTRING", "SUBSTR":
		return substring(arg(0), call.Args)
	case "OVERLAY":
		return append(left(arg(0), Masked, name), arg(1)...)
	case "REGEXP_REPLACE":
		return regexpReplace(arg(0), call.Args)
	case "TRANSLATE", "TRANSLATE3":
		return translate(arg(0), call.Args)
	case "JSON_VALUE":
		return jsonValue(arg(0), call.Args)
	}
	return left(g.all(f, call.Args), Changed, name)
}

// passed returns the arguments of a passing function. Padding a part with stars
// masks it; CONCAT_WS puts texts together.
func (g *Graph) passed(f *plan.Field, call *sql.Call, name string) []value {
	switch {
	case name == "CONCAT_WS":
		return g.concat(f, call.Args)
	case (name == "RPAD" || name == "LPAD") && len(call.Args) == 3:
		return g.concat(f, []sql.Expr{call.Args[0], call.Args[2]})
	}
	return g.all(f, call.Args)
}

// left returns values of which no more than l is left, as the function's work.
func left(values []value, l Left, function string) []value {
	for i, v := range values {
		if v.left < l {
			values[i].left, values[i].function = l, function
		}
	}
	return values
}

// shortened returns values of which keep characters are left, 0 for a number
// that is not known.
func shortened(values []value, keep int) []value {
	for i, v := range values {
		switch {
		case v.left < Part:
			values[i].left, values[i].keep = Part, keep
		case v.left == Part && keep > 0 && (v.keep == 0 || keep < v.keep):
			values[i].keep = keep
		}
	}
	return values
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

// prefix is the length of what is cut from the front of a value to bring it
// into its usual form: a country code, a sign.
const prefix = 3

// substring returns what SUBSTRING leaves. Without a length only a long start
// cuts enough off.
func substring(values []value, args []sql.Expr) []value {
	start := number(args, 1)
	switch {
	case len(args) > 2:
		return shortened(values, number(args, 2))
	case start < 0:
		return shortened(values, -start)
	case start > 0 && start <= prefix+1:
		return values
	}
	return shortened(values, 0)
}

// samples are values in their usual forms. A replacement that leaves them all
// alone only tidies up.
var samples = []string{"13812345678", "110101199003071234", "6222021234567890123", "someone@example.com", "Jane", "北京市海淀区中关村大街1号"}

// regexpReplace masks, unless the pattern matches nothing but separators.
func regexpReplace(values []value, args []sql.Expr) []value {
	const name = "REGEXP_REPLACE"
	if len(args) != 3 {
		return left(values, Masked, name)
	}
	pattern, constant := text(args[1])
	re, err := regexp.Compile(pattern)
	if !constant || err != nil {
		return left(values, Masked, name)
	}
	for _, sample := range samples {
		if re.ReplaceAllString(sample, "") != sample {
			return left(values, Masked, name)
		}
	}
	return values
}

// translate masks where letters or digits are replaced.
func translate(values []value, args []sql.Expr) []value {
	if len(args) == 3 {
		if from, constant := text(args[1]); constant && !strings.ContainsAny(from, "0123456789abcdefghijklmnopqrstuvwxyz") {
			return values
		}
	}
	return left(values, Masked, "TRANSLATE")
}

func text(e sql.Expr) (string, bool) {
	s, ok := e.(*sql.Str)
	if !ok {
		return "", false
	}
	return s.Value(), true
}

// jsonPath matches the paths that name one field.
var jsonPath = regexp.MustCompile(`^\$(\.[\pL_][\pL\d_]*)+$`)

// jsonValue returns what is read from a JSON text: a field by its name, or a
// piece of which nothing is known.
func jsonValue(values []value, args []sql.Expr) []value {
	if len(args) > 1 {
		if path, ok := text(args[1]); ok && jsonPath.MatchString(path) {
			return inside(values, strings.Split(path, ".")[1:])
		}
	}
	return shortened(values, 0)
}

// digest hashes its argument. With something else beside the value, which may
// be secret, nobody can try all values.
func (g *Graph) digest(f *plan.Field, call *sql.Call, name string) []value {
	if len(call.Args) == 0 {
		return nil
	}
	values := g.eval(f, call.Args[0])
	if salted(call.Args[0]) {
		return left(values, Masked, name)
	}
	return left(values, Hashed, name)
}

// salted reports whether an expression puts something beside a value.
func salted(e sql.Expr) bool {
	switch e := e.(type) {
	case *sql.Paren:
		return salted(e.X)
	case *sql.Cast:
		return salted(e.X)
	case *sql.Binary:
		return e.Op == "||" && telling(chain(e)) > 1
	case *sql.Call:
		name := function(e)
		return (name == "CONCAT" || name == "CONCAT_WS") && telling(e.Args) > 1 ||
			passing[name] && len(e.Args) > 0 && name != "CONCAT_WS" && salted(e.Args[0])
	}
	return false
}

// telling counts the operands that are no empty text.
func telling(operands []sql.Expr) int {
	n := 0
	for _, e := range operands {
		if constant, ok := text(e); !ok || strings.TrimSpace(constant) != "" {
			n++
		}
	}
	return n
}

// maskWord matches a word of a function's name that says that it masks.
var maskWord = regexp.MustCompile(`^(mask|masked|masking|mask.+|desens.*|tuomin.*|encrypt.*|tokeniz.*|tokenis.*|hmac.*|anonymi.*|pseudonymi.*|obfuscat.*|redact.*)$`)

// masks reports whether the name of a function, or of the class that it is
// declared with, says that it masks its argument.
func (g *Graph) masks(call *sql.Call) bool {
	name := call.Name.Last().Name
	if f := g.Plan.Function(call); f != nil && f.Node.Class != nil {
		class := f.Node.Class.Value()
		name += "." + class[strings.LastIndexAny(class, ".$")+1:]
	}
	return slices.ContainsFunc(sensitive.Words(name), maskWord.MatchString)
}
