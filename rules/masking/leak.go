package masking

import (
	"fmt"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/lineage"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sensitive"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// A leak is a sensitive value that reaches a column of a sink with enough left
// of it to matter. Each has one fault, so that only one rule speaks of it.
type leak struct {
	sink *plan.Sink
	// pipeline is the Flink CDC pipeline that writes the sink, nil for a statement.
	pipeline *plan.Pipeline
	column   plan.SinkColumn
	origin   lineage.Origin
	class    sensitive.Description
	fault    fault
	// severity is less than the rule's own where the class of the value or what
	// is left of it is not certain.
	severity rules.Severity
}

// allLeaks finds the leaks of a draft once for all rules of the pack.
var allLeaks = &analysis.Analyzer{
	Name:       "leaks",
	Doc:        "finds the sensitive values that reach sinks",
	Requires:   linters.Needs(linters.Lineage, linters.Policy),
	ResultType: reflect.TypeFor[[]leak](),
	Run:        func(pass *analysis.Pass) (any, error) { return findLeaks(pass), nil },
}

// needs are the views of a rule about leaks.
func needs(more ...linters.Need) []*analysis.Analyzer {
	return append(linters.Needs(more...), allLeaks)
}

// leaks returns the leaks of a draft with one of the faults.
func leaks(pass *analysis.Pass, faults ...fault) []leak {
	var found []leak
	for _, l := range pass.ResultOf[allLeaks].([]leak) {
		for _, f := range faults {
			if l.fault == f {
				found = append(found, l)
			}
		}
	}
	return found
}

func findLeaks(pass *analysis.Pass) []leak {
	graph := linters.Lineage.Of(pass)
	var found []leak
	for _, sink := range graph.Plan.Sinks {
		if !printed(sink.Table) && !outside(sink.Table) {
			continue
		}
		for _, column := range sink.Columns {
			l := leak{sink: sink, pipeline: pipelineOf(graph.Plan, sink), column: column}
			if worst, ok := l.worst(pass, graph); ok {
				found = append(found, worst)
			}
		}
	}
	return found
}

// worst returns the leak of the column that weighs most.
func (l leak) worst(pass *analysis.Pass, graph *lineage.Graph) (worst leak, ok bool) {
	for _, origin := range graph.Origins(l.column.Field) {
		if origin.Sensitive.Certainty == sensitive.No || generated(origin.Table) {
			continue
		}
		if origin.Column.Node == nil && origin.Sensitive.Certainty != sensitive.Sure {
			continue // of a column that nothing declares only the name is known
		}
		l.origin, l.class = origin, sensitive.Describe(origin.Sensitive.Class)
		l.judge()
		if l.severity > worst.severity && !allowed(pass, l) {
			worst = l
		}
	}
	return worst, worst.severity > rules.Off
}

// allowed reports whether the policy lets the class go to the sink.
func allowed(pass *analysis.Pass, l leak) bool {
	sinks := names(l.sink.Table)
	if l.pipeline != nil {
		sinks = append(sinks, l.sink.Table.Connector, l.sink.Table.Connector+"."+l.origin.Table.Title())
	}
	return linters.Policy.Of(pass).Allows(string(l.class.Class), sinks...)
}

// source names the column that the value comes from.
func (l leak) source() string { return l.origin.Table.Title() + "." + l.origin.Name() }

// target names the column that the value is written to. The tables of a pipeline's
// sink are called like those of its source, so the sink's type tells them apart.
func (l leak) target() string { return l.into() + "." + l.column.Name }

// into names the table that the value is written to.
func (l leak) into() string {
	if l.pipeline != nil {
		return l.sink.Table.Connector + "." + l.sink.Table.Title()
	}
	return l.sink.Table.Name
}

// subject is the value as the sink's statement names it: a column, or a short
// expression that reads a field inside of one.
func (l leak) subject() string {
	s, ok := l.last()
	if !ok || s.Name == nil {
		return l.column.Field.Name
	}
	const short = 60
	if len(l.origin.Nested) > 0 && s.Field.Expr != nil {
		if text := sql.Format(s.Field.Expr); len(text) <= short {
			return text
		}
	}
	return s.Name.String()
}

// kind says what the column holds, and how sure that is.
func (l leak) kind() string {
	if l.sure() {
		return l.class.Title
	}
	return l.class.Title + ", by its name"
}

func (l leak) sure() bool { return l.origin.Sensitive.Certainty == sensitive.Sure }

// mask is an expression that masks the value where the sink's statement names
// it.
func (l leak) mask() string {
	if l.pipeline == nil {
		return l.class.Mask(l.subject())
	}
	if mask := l.class.TransformMask(l.subject()); mask != "" {
		return mask
	}
	return l.ownMask()
}

// ownMask is a mask that a pipeline has to bring: Flink CDC hashes nothing.
func (l leak) ownMask() string {
	return fmt.Sprintf("mask(%s), a function of your own that the pipeline declares under user-defined-function", l.subject())
}

// salted is an expression that hashes the value so that nobody can try all
// values.
func (l leak) salted() string {
	if l.pipeline != nil {
		return l.ownMask()
	}
	return fmt.Sprintf("SHA256(CONCAT(%s, '${secret_values.salt}'))", l.subject())
}

// report reports the leak where the sink's statement lets the value through,
// with the way of the value.
func (l leak) report(pass *analysis.Pass, format string, args ...any) {
	rules.Report{
		At:       l.place(pass),
		Message:  fmt.Sprintf("sensitive column \"%s\" (%s) %s", l.source(), l.kind(), fmt.Sprintf(format, args...)),
		Severity: l.severity,
		Flow:     l.way(pass),
	}.To(pass)
}
