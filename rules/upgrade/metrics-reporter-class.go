package upgrade

import (
	"fmt"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// MetricsReporterClass finds metric reporters that are named by their class,
// where Flink wants their factory's (release notes of 1.16, FLINK-27206, and of
// 1.17, FLINK-24235).
var MetricsReporterClass = Pack.Add(rules.Rule{
	Name:     "metrics-reporter-class",
	Severity: rules.Error,
	Needs:    useViews,
	Run:      each(uses, metricsReporterClass),
})

func metricsReporterClass(u use) (rules.Report, bool) {
	prefix, isClass := strings.CutSuffix(u.Written, ".class")
	name, isReporter := strings.CutPrefix(prefix, "metrics.reporter.")
	if !isClass || !isReporter || strings.Contains(name, ".") || u.gives(prefix+".factory.class") {
		return rules.Report{}, false
	}
	r := rules.Report{
		At:      u.KeyRange,
		Message: fmt.Sprintf("the reporter %q is named by its class, which Flink passes over since 1.17, and no metrics are reported; name its factory with %q", name, prefix+".factory.class"),
		Fixes:   u.toFactory(),
	}
	switch {
	case u.release.AtLeast(flink.Version{Major: 1, Minor: 17}):
		return r, true
	case u.release.AtLeast(flink.Version{Major: 1, Minor: 16}):
		r.Severity = rules.Warning
		return r, true
	}
	return rules.Report{}, false
}

// toFactory returns the edit that names the factory of one of Flink's own
// reporters, all of which are called like the reporter.
func (u *use) toFactory() []analysis.SuggestedFix {
	written, at := u.source()
	value := strings.TrimSpace(u.Value)
	if !strings.HasSuffix(written, "class") || !strings.HasPrefix(value, "org.apache.flink.metrics.") || !strings.HasSuffix(value, "Reporter") {
		return nil
	}
	behind, end := at.End()-token.Pos(len("class")), u.End()
	if quoted := int(u.To-u.From) - len(u.Value); quoted == 2 {
		end--
	} else if quoted != 0 {
		return nil
	}
	return []analysis.SuggestedFix{{
		Message: "name the factory",
		TextEdits: []analysis.TextEdit{
			{Pos: behind, End: behind, NewText: []byte("factory.")},
			{Pos: end, End: end, NewText: []byte("Factory")},
		},
	}}
}
