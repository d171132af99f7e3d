package connectors

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// A mirror is a table of the draft with what is known of it in its database.
type mirror struct {
	*endpoints.Endpoint
	upstream []*catalog.UpstreamTable
	pass     *analysis.Pass
}

// mirrors makes a rule's Run of what judges a table whose upstream tables are
// known, each with all its columns.
func mirrors(judge func(mirror)) func(*analysis.Pass) {
	return func(pass *analysis.Pass) {
		for _, e := range linters.Endpoints.Of(pass) {
			if m := (mirror{e, nil, pass}); e.Table != nil && e.Table.Known && m.settled() {
				m.upstream = e.Table.Upstream
				judge(m)
			}
		}
	}
}

// settled reports whether the upstream tables are known, all of them, and no use
// names others.
func (m mirror) settled() bool {
	for _, t := range m.Table.Upstream {
		if t.Open {
			return false
		}
	}
	for _, u := range m.Uses {
		for _, o := range u.Options {
			if o.Hint && (strings.HasPrefix(o.Key, "table") || o.Key == "database-name" || o.Key == "schema-name" || o.Key == "url") {
				return false
			}
		}
	}
	return len(m.Table.Upstream) > 0
}

// follows reports whether the table is one of a connector that does nothing but
// follow the changes of a database.
func (m mirror) follows() bool { return strings.HasSuffix(m.Identifier, "-cdc") }

// reads reports whether values come from the database.
func (m mirror) reads() bool { return m.follows() || m.Roles()&(flink.Source|flink.Lookup) != 0 }

// names returns how the upstream table is called, the first of several.
func (m mirror) names() string {
	t := m.upstream[0]
	name := t.Name
	if t.Database != "" {
		name = t.Database + "." + t.Name
	}
	if len(m.upstream) > 1 {
		name += " and those like it"
	}
	return name
}

// report reports at a column, with the place in the snapshot that it is held
// against.
func (m mirror) report(at analysis.Range, severity rules.Severity, message string, there analysis.Range) {
	rules.Report{
		At: at, Severity: severity, Message: message,
		Related: []analysis.RelatedInformation{{Pos: there.Pos(), End: there.End(), Message: "declared here"}},
	}.To(m.pass)
}
