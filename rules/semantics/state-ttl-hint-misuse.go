package semantics

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// StateTTLHintMisuse finds STATE_TTL hints that Flink refuses, or that have no
// effect (Flink: "SQL Hints", State TTL Hints; FlinkHintStrategies).
var StateTTLHintMisuse = Pack.Add(rules.Rule{
	Name:     "state-ttl-hint-misuse",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Draft, linters.Scripts, linters.Plan),
	Run:      stateTTLHintMisuse,
})

func stateTTLHintMisuse(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	for _, s := range sound(pass) {
		for _, q := range sql.All[*sql.Select](s) {
			for _, hint := range q.Hints {
				if isTTL(hint) {
					ttlHint{pass, hint}.judge(p, q)
				}
			}
		}
		for _, table := range sql.All[*sql.TableRef](s) {
			for _, hint := range table.Hints {
				if isTTL(hint) {
					pass.ReportRangef(hint, "STATE_TTL stands behind a table, where it has no effect; write it behind SELECT")
				}
			}
		}
	}
}

func isTTL(hint *sql.Hint) bool {
	return hint.Name != nil && strings.EqualFold(hint.Name.Name, "STATE_TTL")
}

type ttlHint struct {
	*analysis.Pass
	*sql.Hint
}

// refused reports what the planner fails on.
func (h ttlHint) refused(at analysis.Range, format string, args ...any) {
	rules.Report{At: at, Severity: rules.Error, Message: fmt.Sprintf(format, args...)}.To(h.Pass)
}

func (h ttlHint) judge(p *plan.Plan, q *sql.Select) {
	names, seen, found := aliasesOf(q.From), map[string]bool{}, false
	for _, arg := range h.Args {
		o, ok := arg.(*sql.HintOption)
		if !ok || o.Key == nil {
			h.refused(arg, "STATE_TTL takes tables with a time each, as in STATE_TTL('orders' = '1 d')")
			return
		}
		key := o.Key.Value()
		switch {
		case strings.Contains(key, "${"):
			return
		case seen[key]:
			h.ReportRangef(o.Key, "the STATE_TTL hint names %q twice, and one of the two times is lost; remove one", key)
		case len(names) > 0 && !slices.Contains(names, key[strings.LastIndex(key, ".")+1:]) && !slices.Contains(names, key):
			h.unknown(o.Key, names)
			found = true
		case h.duration(o):
			found = true
		}
		seen[key] = true
	}
	if len(h.Args) == 0 {
		h.refused(h.Hint, "STATE_TTL names no table; write STATE_TTL('orders' = '1 d')")
	} else if why := stateless(p, q); !found && why != "" {
		h.ReportRangef(h.Name, "STATE_TTL has no effect here: %s; remove it, or set \"table.exec.state.ttl\"", why)
	}
}

func (h ttlHint) unknown(key *sql.Str, names []string) {
	advice := "; name a table of FROM by its alias"
	if meant := near.Word(key.Value(), names); meant != "" {
		advice = fmt.Sprintf(", did you mean %q?", meant)
	}
	h.refused(key, "the STATE_TTL hint names %q, which no table of the query goes by, and Flink refuses it%s", key.Value(), advice)
}

// duration reports a time that is none, or has no unit.
func (h ttlHint) duration(o *sql.HintOption) (reported bool) {
	value, ok := o.Value.(*sql.Str)
	if !ok || strings.Contains(value.Value(), "${") {
		return false
	}
	d, unitless, err := flink.ParseDuration(value.Value())
	switch {
	case err != nil:
		h.refused(value, "%q is no time to keep state: it %s; write one such as '1 d'", value.Value(), err)
	case unitless && d > 0:
		h.ReportRangef(value, "%q has no unit, so it is in milliseconds; write one, as in '1 d'", value.Value())
	default:
		return false
	}
	return true
}

// stateless says why nothing of a query block has state that the hint is about:
// that of regular joins and of groups. It is "" where something has, or may have.
func stateless(p *plan.Plan, q *sql.Select) string {
	project, ok := unfiltered(p.Query(q)).(*plan.Project)
	if !ok || q.Distinct || len(project.Inputs()) == 0 {
		return ""
	}
	input := unfiltered(project.Inputs()[0])
	if a, ok := input.(*plan.Aggregate); ok {
		if a.GroupWindow() == nil && p.WindowOf(a) == nil {
			return ""
		}
		input = unfiltered(a.Inputs()[0])
	}
	return statelessFrom(p, input)
}

func statelessFrom(p *plan.Plan, r plan.Rel) string {
	join, ok := r.(*plan.Join)
	if !ok {
		if open(r.Fields()) {
			return ""
		}
		return "it is about regular joins and groups without windows, and the query has neither"
	}
	kind, known := ttlForms[p.Form(join)]
	if !known || open(join.Fields()) {
		return ""
	}
	if left, ok := unfiltered(join.Inputs()[0]).(*plan.Join); ok && statelessFrom(p, left) == "" {
		return ""
	}
	return "it is about regular joins and groups without windows, and the join is " + kind
}

// ttlForms are the joins that the hint is not about.
var ttlForms = map[plan.Form]string{
	plan.Interval: "one that bounds the time", plan.WindowJoin: "one of windows", plan.Temporal: "one as of a time", plan.Lookup: "a lookup",
}

// unfiltered returns the relation below filters.
func unfiltered(r plan.Rel) plan.Rel {
	for {
		f, ok := r.(*plan.Filter)
		if !ok {
			return r
		}
		r = f.Inputs()[0]
	}
}

// aliasesOf returns the names that the items of FROM go by.
func aliasesOf(r sql.Rel) []string {
	switch r := r.(type) {
	case *sql.Aliased:
		if r.Alias != nil {
			return []string{r.Alias.Name}
		}
		return aliasesOf(r.Rel)
	case *sql.TableRef:
		if r.Name != nil {
			return []string{r.Name.Last().Name, r.Name.String()}
		}
	case *sql.Join:
		return append(aliasesOf(r.Left), aliasesOf(r.Right)...)
	case *sql.ParenRel:
		return aliasesOf(r.Rel)
	case *sql.Snapshot:
		return aliasesOf(r.Rel)
	}
	return nil
}
