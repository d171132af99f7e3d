package masking

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/lineage"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sensitive"
	"github.com/flinkvet/flinkvet/rules"
)

// A leak is a sensitive value that reaches a column of a sink with enough left
// of it to matter.
type leak struct {
	sink   *plan.Sink
	column plan.SinkColumn
	origin lineage.Origin
	class  sensitive.Description
	// severity is rules.Warning where the value arrives for certain, and
	// rules.Note where its class or what is left of it is not.
	severity rules.Severity
}

// leaks returns the leaks of a draft into the sinks of a kind, the worst one of
// each column.
func leaks(pass *analysis.Pass, into func(*catalog.Table) bool) []leak {
	graph := linters.Lineage.Of(pass)
	var found []leak
	for _, sink := range graph.Plan.Sinks {
		if !into(sink.Table) {
			continue
		}
		for _, column := range sink.Columns {
			if worst, ok := worstOf(pass, graph, sink, column); ok {
				found = append(found, worst)
			}
		}
	}
	return found
}

func worstOf(pass *analysis.Pass, graph *lineage.Graph, sink *plan.Sink, column plan.SinkColumn) (worst leak, ok bool) {
	for _, origin := range graph.Origins(column.Field) {
		l := leak{sink, column, origin, sensitive.Describe(origin.Sensitive.Class), weigh(origin)}
		if l.severity > worst.severity && !allowed(pass, l) {
			worst = l
		}
	}
	return worst, worst.severity > rules.Off
}

// weigh returns how bad it is that a value arrives as it does.
func weigh(o lineage.Origin) rules.Severity {
	class := sensitive.Describe(o.Sensitive.Class)
	switch {
	case o.Sensitive.Certainty == sensitive.No || generated(o.Table):
		return rules.Off
	case o.Left == lineage.Whole, o.Left == lineage.Part && o.Keep > class.Keep:
		if o.Sensitive.Certainty == sensitive.Sure {
			return rules.Warning
		}
		return rules.Note
	case o.Left == lineage.Changed, o.Left == lineage.Hashed && class.Guessable:
		if o.Sensitive.Certainty == sensitive.Sure {
			return rules.Note
		}
	}
	return rules.Off
}

// generated reports whether a table makes its rows up: Flink's datagen, and
// connectors of others for the same end (flink-faker, Nexmark, ChunJun).
func generated(t *catalog.Table) bool {
	return slices.Contains([]string{"datagen", "faker", "nexmark", "stream-x"}, t.Connector)
}

// allowed reports whether the policy lets the class go to the sink.
func allowed(pass *analysis.Pass, l leak) bool {
	t := l.sink.Table
	return linters.Policy.Of(pass).Allows(string(l.class.Class),
		t.Name, t.Connector+"."+t.Name, t.Path.Database+"."+t.Name, t.Path.Catalog+"."+t.Path.Database+"."+t.Name)
}

// source names the column that the value comes from.
func (l leak) source() string { return l.origin.Table.Name + "." + l.origin.Name() }

// target names the column that the value is written to.
func (l leak) target() string { return l.sink.Table.Name + "." + l.column.Name }

// subject is the value as the sink's statement names it.
func (l leak) subject() string {
	if s, ok := l.last(); ok && s.Name != nil {
		return s.Name.String()
	}
	return l.column.Field.Name
}

// state says what arrives, and advice what to do about it.
func (l leak) state() (state, advice string) {
	o, mask := l.origin, l.class.Mask(l.subject())
	switch {
	case o.Left == lineage.Hashed:
		return fmt.Sprintf("as a bare %s, which is undone by trying all values", o.Function),
			"put a secret into it: SHA256(CONCAT(" + l.subject() + ", '${secret_values.salt}'))"
	case o.Left == lineage.Changed:
		return fmt.Sprintf("through %s, which is not known to mask", o.Function),
			"mask it, or list the function under masking.functions in .flinkvet.yaml"
	case o.Left == lineage.Part:
		return fmt.Sprintf("with %d of its characters", o.Keep), "keep fewer: " + mask
	case o.Sensitive.Certainty != sensitive.Sure:
		return "unmasked", "mask it, or give the column its class under sensitive.columns in .flinkvet.yaml"
	}
	return "unmasked", "mask it, for example " + mask
}

// kind says what the column holds, and how sure that is.
func (l leak) kind() string {
	if l.origin.Sensitive.Certainty == sensitive.Sure {
		return l.class.Title
	}
	return l.class.Title + ", by its name"
}
