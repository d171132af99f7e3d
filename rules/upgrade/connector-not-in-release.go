package upgrade

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// ConnectorNotInRelease finds formats and providers of models that came with a
// later release of Flink, and connectors that the last releases are not made for
// any more.
var ConnectorNotInRelease = Pack.Add(rules.Rule{
	Name:     "connector-not-in-release",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Endpoints, linters.Target),
	Run:      connectorNotInRelease,
})

func connectorNotInRelease(pass *analysis.Pass) {
	target := linters.Target.Of(pass)
	if target.Flink.IsZero() || target.Platform == "vvr" {
		return
	}
	judge := func(at draft.Range, kind, identifier string) {
		if r, ok := notInRelease(target.Flink, kind, identifier); ok {
			r.At = at
			r.To(pass)
		}
	}
	for _, e := range linters.Endpoints.Of(pass) {
		switch e.Kind {
		case flink.ModelKind:
			if o := e.Options.Get("provider"); o != nil {
				judge(o.Range, e.Kind, e.Identifier)
			}
		case flink.TableKind:
			if o := e.Options.Get("connector"); o != nil {
				judge(o.Range, e.Kind, e.Identifier)
			}
			for _, f := range e.Options.Formats() {
				judge(f.Option.Range, flink.FormatKind, f.Option.Value())
			}
		}
	}
}

// notInRelease reports what a release does not have. Others than the Apache
// project had connectors of the same names before it did, so that a table's
// connector may well be there earlier than the tables know.
func notInRelease(v flink.Version, kind, identifier string) (rules.Report, bool) {
	for _, c := range flink.FindConnectors(kind, identifier) {
		switch {
		case c.Line != "flink":
		case v.Before(c.Since) && kind != flink.TableKind:
			return rules.Report{Message: fmt.Sprintf("%q came with Flink %s, and %s does not have it; use another, or move to a later release", identifier, c.Since, v)}, true
		case !c.Gone.IsZero() && !v.Before(c.Gone):
			return rules.Report{
				Severity: rules.Warning,
				Message:  fmt.Sprintf("the connector %q is not made for Flink %s and later%s", identifier, c.Gone, insteadOf(identifier)),
			}, true
		}
	}
	return rules.Report{}, false
}

// insteadOf names what took a connector's place.
func insteadOf(identifier string) string {
	if identifier == "hbase-1.4" {
		return "; use \"hbase-2.2\", which reads HBase 2"
	}
	return ""
}
