package masking

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sensitive"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// pipelineOf returns the Flink CDC pipeline that writes a sink, nil for that of a
// statement.
func pipelineOf(p *plan.Plan, sink *plan.Sink) *plan.Pipeline {
	node, ok := sink.Stmt.(*sql.Pipeline)
	if !ok {
		return nil
	}
	for _, pipeline := range p.Pipelines {
		if pipeline.Node == node {
			return pipeline
		}
	}
	return nil
}

// keyList returns the list of keys of a transform that the column is in, and the
// transform; nil where it is in none.
func (l leak) keyList() (*config.Value, *plan.Transform) {
	if l.pipeline == nil {
		return nil, nil
	}
	for _, f := range l.pipeline.Flows {
		if f.Source != l.origin.Table || f.Transform == nil {
			continue
		}
		for _, list := range f.Transform.KeyLists() {
			if slices.Contains(plan.Listed(list), l.column.Name) {
				return list, f.Transform
			}
		}
	}
	return nil, nil
}

// inKeyList reports whether a transform makes a key of the column.
func (l leak) inKeyList() bool {
	list, _ := l.keyList()
	return list != nil
}

// reportKey reports the leak at the list of keys of its transform.
func (l leak) reportKey(pass *analysis.Pass) {
	list, t := l.keyList()
	rules.Report{At: list, Message: keyMessage(t, list, l.column.Name, l.kind()), Severity: l.severity, Flow: l.way(pass)}.To(pass)
}

func keyMessage(t *plan.Transform, list *config.Value, name, kind string) string {
	which := "primary-keys"
	if list == t.PartitionKeys {
		which = "partition-keys"
	}
	return fmt.Sprintf("sensitive column %q (%s) is one of the %s, which stand in keys, paths and logs and outlive the row; use a surrogate, such as a salted hash", name, kind, which)
}

// reportStrayKeys reports keys that are sensitive by their names and that the rows of
// the transform do not have.
func reportStrayKeys(pass *analysis.Pass, f *plan.Flow) {
	if f.Transform == nil {
		return
	}
	for _, list := range f.Transform.KeyLists() {
		for _, name := range plan.Listed(list) {
			v := sensitive.Classify(sensitive.Column{Name: name})
			has := slices.ContainsFunc(f.Rows.Fields(), func(field *plan.Field) bool { return field.Name == name })
			if v.Certainty == sensitive.Sure && !has {
				rules.Report{At: list, Message: keyMessage(f.Transform, list, name, sensitive.Describe(v.Class).Title)}.To(pass)
			}
		}
	}
}

// through names what of the transform lets the group's columns through.
func (g group) through() string {
	if _, ok := g[0].passage().(*sql.Star); ok {
		return "*"
	}
	return "the pipeline"
}
