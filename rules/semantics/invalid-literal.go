package semantics

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// InvalidLiteral finds literals of intervals and times that Flink cannot read
// (Calcite: SqlIntervalQualifier, SqlParserUtil).
var InvalidLiteral = Pack.Add(rules.Rule{
	Name:     "invalid-literal",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts),
	Run:      invalidLiteral,
})

func invalidLiteral(pass *analysis.Pass) {
	for _, s := range sound(pass) {
		for _, i := range sql.All[*sql.Interval](s) {
			if message := wrongInterval(i); message != "" {
				pass.ReportRangef(i, "%s", message)
			}
		}
		for _, t := range sql.All[*sql.Temporal](s) {
			if message := wrongTemporal(t); message != "" {
				pass.ReportRangef(t, "%s", message)
			}
		}
	}
}

// whole is what an interval of one unit is written as; that of a second may have
// a fraction.
var whole = regexp.MustCompile(`^[+-]?(\d+)(\.\d+)?$`)

// wrongInterval says why an interval of one unit cannot be read: its first field
// has two digits where it does not say more, ten at most.
func wrongInterval(i *sql.Interval) string {
	text, ok := i.Value.(*sql.Str)
	if !ok || i.Unit == nil || i.Unit.To != "" || spelledElsewhere(text) {
		return ""
	}
	match := whole.FindStringSubmatch(strings.TrimSpace(text.Value()))
	if match == nil || match[2] != "" && i.Unit.From != "SECOND" {
		return fmt.Sprintf("%q is no number of whole units for INTERVAL … %s; write one, in quotes", text.Value(), i.Unit.From)
	}
	digits := 2
	if i.Unit.Precision != nil {
		digits, _ = strconv.Atoi(i.Unit.Precision.Text)
	}
	number := strings.TrimLeft(match[1], "0")
	if len(number) > digits {
		return fmt.Sprintf("%s has more than the %s of INTERVAL … %s; write %s(%d), or a larger unit", match[1], digitsText(digits), i.Unit.From, i.Unit.From, len(number))
	}
	return ""
}

func digitsText(n int) string {
	if n == 1 {
		return "one digit"
	}
	return fmt.Sprintf("%d digits", n)
}

// spelledElsewhere reports whether a variable is to be filled into a text.
func spelledElsewhere(text *sql.Str) bool {
	return strings.ContainsAny(text.Value(), "${}")
}

// layouts are how literals of times are written; Calcite reads fields of one
// digit as well.
var layouts = map[string][]string{
	"DATE":      {"2006-1-2"},
	"TIME":      {"15:4:5"},
	"TIMESTAMP": {"2006-1-2 15:4:5", "2006-1-2"},
}

// asWritten are the formats in the words of a message.
var asWritten = map[string]string{"DATE": "2024-12-31", "TIME": "23:59:59", "TIMESTAMP": "2024-12-31 23:59:59"}

func wrongTemporal(t *sql.Temporal) string {
	if t.Value == nil || spelledElsewhere(t.Value) || asWritten[t.Kind] == "" {
		return ""
	}
	text := strings.TrimSpace(t.Value.Value())
	for _, layout := range layouts[t.Kind] {
		if _, err := time.Parse(layout, text); err == nil {
			return ""
		}
	}
	return fmt.Sprintf("%q is no %s; write it as in %s '%s'", t.Value.Value(), t.Kind, t.Kind, asWritten[t.Kind])
}
