package semantics

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// WindowCallInvalid finds windows whose calls lack arguments or have wrong ones
// (Flink: "Windowing table-valued functions", "Group Window Aggregation";
// SqlWindowTableFunction).
var WindowCallInvalid = Pack.Add(rules.Rule{
	Name:     "window-call-invalid",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts, linters.Plan),
	Run:      windowCallInvalid,
})

func windowCallInvalid(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	for _, s := range sound(pass) {
		for _, f := range sql.All[*sql.TableFunc](s) {
			call, ok := f.Call.(*sql.Call)
			if ok && call.Name != nil && p.Function(call) == nil {
				if at, message := wrongTVF(call); message != "" {
					pass.ReportRangef(at, "%s", message)
				}
			}
		}
		for _, q := range sql.All[*sql.Select](s) {
			groupWindowCalls(pass, p, q)
		}
	}
}

// tvfIntervals are the intervals that a window table function takes, without and
// with its offset, and their names.
var tvfIntervals = map[string]struct {
	least, most int
	names       []string
}{
	"TUMBLE":   {1, 2, []string{"SIZE", "OFFSET"}},
	"HOP":      {2, 3, []string{"SLIDE", "SIZE", "OFFSET"}},
	"CUMULATE": {2, 3, []string{"STEP", "SIZE", "OFFSET"}},
	"SESSION":  {1, 1, []string{"GAP"}},
}

// wrongTVF says what is wrong with the call of a window table function.
func wrongTVF(call *sql.Call) (analysis.Range, string) {
	name := strings.ToUpper(call.Name.String())
	takes, known := tvfIntervals[name]
	if !known || len(call.Args) == 0 {
		return call, ""
	}
	if _, named := call.Args[0].(*sql.NamedArg); named {
		return wrongNames(call, takes.names)
	}
	table, ok := call.Args[0].(*sql.TableArg)
	if !ok {
		if plain, is := call.Args[0].(*sql.Name); is {
			return plain, fmt.Sprintf("%s is about a table; write TABLE %s", name, plain)
		}
	} else if len(table.PartitionBy) > 0 && name != "SESSION" {
		return table, fmt.Sprintf("%s takes no PARTITION BY; group by the columns behind it", name)
	}
	if len(call.Args) < 2 || !isDescriptor(call.Args[1]) {
		return call, fmt.Sprintf("%s lacks the time of the rows; write DESCRIPTOR(column) behind the table", name)
	}
	intervals := call.Args[2:]
	if n := len(intervals); n < takes.least || n > takes.most {
		return call, fmt.Sprintf("%s takes %s, not %d", name, intervalsText(takes.least, takes.most), n)
	}
	return wrongLength(intervals)
}

func intervalsText(least, most int) string {
	if least == most {
		return plural(least, "interval")
	}
	return fmt.Sprintf("%d or %d intervals", least, most)
}

func isDescriptor(e sql.Expr) bool {
	_, ok := e.(*sql.Descriptor)
	return ok
}

// wrongNames reports arguments by names that the function does not have.
func wrongNames(call *sql.Call, names []string) (analysis.Range, string) {
	known := append([]string{"DATA", "TIMECOL"}, names...)
	var intervals []sql.Expr
	for _, arg := range call.Args {
		named, ok := arg.(*sql.NamedArg)
		if !ok || named.Name == nil {
			continue
		}
		if !slices.Contains(known, strings.ToUpper(named.Name.Name)) {
			return named.Name, fmt.Sprintf("%s has no argument %s; it has %s", call.Name, named.Name.Name, strings.Join(known, ", "))
		}
		if slices.Contains(names, strings.ToUpper(named.Name.Name)) {
			intervals = append(intervals, named.Value)
		}
	}
	return wrongLength(intervals)
}

// wrongLength reports literals that are no intervals of days or less.
func wrongLength(args []sql.Expr) (analysis.Range, string) {
	for _, arg := range args {
		switch arg := arg.(type) {
		case *sql.Str, *sql.Number:
			return arg, "a window is as long as an interval says; write INTERVAL '1' HOUR"
		case *sql.Interval:
			if arg.Unit != nil && (arg.Unit.From == "MONTH" || arg.Unit.From == "YEAR") {
				return arg, fmt.Sprintf("a window is days long or less, and a %s may be of any length; write DAY", arg.Unit.From)
			}
		}
	}
	return nil, ""
}

// groupWindowCalls reports wrong windows in GROUP BY, and the functions that
// tell of a window that the query does not group by.
func groupWindowCalls(pass *analysis.Pass, p *plan.Plan, q *sql.Select) {
	var windows []*sql.Call
	if q.GroupBy != nil {
		for _, key := range q.GroupBy.Items {
			if call, ok := key.(*sql.Call); ok && call.Name != nil && plan.GroupWindows[strings.ToUpper(call.Name.String())] && p.Function(call) == nil {
				windows = append(windows, call)
			}
		}
	}
	for i, call := range windows {
		at, message := wrongGroupWindow(call)
		if i > 0 {
			at, message = call, "a query groups by one window, and this is another one; compute it in a query of its own"
		}
		if message != "" {
			pass.ReportRangef(at, "%s", message)
		}
	}
	for _, item := range q.Items {
		if item.Expr != nil {
			auxiliaries(pass, p, item.Expr, windows)
		}
	}
}

// groupIntervals are the intervals that a window of GROUP BY takes. Flink reads
// a time to start at behind them, and refuses it.
var groupIntervals = map[string]int{"TUMBLE": 1, "HOP": 2, "SESSION": 1}

func wrongGroupWindow(call *sql.Call) (analysis.Range, string) {
	name := strings.ToUpper(call.Name.String())
	n := groupIntervals[name]
	if len(call.Args) < n+1 {
		return call, fmt.Sprintf("%s takes a time attribute and %s", name, plural(n, "interval"))
	}
	if len(call.Args) > n+1 {
		return call.Args[n+1], fmt.Sprintf("%s of GROUP BY takes no time to start at; use the window table function, which takes an offset", name)
	}
	return wrongLength(call.Args[1:])
}

// auxiliaries reports TUMBLE_START and its like without their window.
func auxiliaries(pass *analysis.Pass, p *plan.Plan, e sql.Expr, windows []*sql.Call) {
	sql.Inspect(e, func(n sql.Node) bool {
		if _, query := n.(sql.Query); query {
			return false
		}
		call, ok := n.(*sql.Call)
		if !ok || call.Name == nil || len(call.Name.Parts) != 1 || p.Function(call) != nil {
			return true
		}
		name, part, _ := strings.Cut(strings.ToUpper(call.Name.String()), "_")
		if !plan.GroupWindows[name] || !auxiliary[part] {
			return true
		}
		if !slices.ContainsFunc(windows, func(w *sql.Call) bool { return tellsOf(call, name, w) }) {
			pass.ReportRangef(call, "%s", fmt.Sprintf("%s tells of a window that the query does not group by; add %s with the same arguments to GROUP BY", call.Name, name))
		}
		return false
	})
}

// auxiliary are the ends of the names of functions that tell of a window.
var auxiliary = map[string]bool{"START": true, "END": true, "ROWTIME": true, "PROCTIME": true}

// tellsOf reports whether a function tells of a window: one of its name, with
// the same intervals, as far as these are literals.
func tellsOf(call *sql.Call, name string, window *sql.Call) bool {
	if strings.ToUpper(window.Name.String()) != name || len(call.Args) != len(window.Args) {
		return false
	}
	for i, arg := range call.Args {
		_, interval := arg.(*sql.Interval)
		if i > 0 && interval && sql.Format(arg) != sql.Format(window.Args[i]) {
			return false
		}
	}
	return true
}
