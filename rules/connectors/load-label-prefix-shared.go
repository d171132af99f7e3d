package connectors

import (
	"fmt"
	"strings"

	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// LoadLabelPrefixShared finds sinks that load into one database of Doris or
// StarRocks under one prefix of labels. A label is taken once in a database, and a
// load under one that is taken is passed over (Doris: "Load", label).
var LoadLabelPrefixShared = Pack.Add(rules.Rule{
	Name:       "load-label-prefix-shared",
	Severity:   rules.Warning,
	Precision:  rules.Medium,
	Needs:      jobViews,
	Comparison: rules.Compare(claims(use.labelPrefix), clashing(true, sameName, sayLabel)),
})

func (u use) labelPrefix() (claim, *endpoints.Option) {
	o := u.options.Get("sink.label-prefix")
	if o == nil || !o.Spelled || u.role != flink.Sink {
		return claim{}, nil
	}
	var servers, database string
	switch {
	case u.Is("doris"):
		servers = u.system("fenodes", "")
		database, _, _ = strings.Cut(shown(u.options.Get("table.identifier")), ".")
	case u.Is("starrocks"):
		servers = u.system("load-url", "")
		database = shown(u.options.Get("database-name"))
	}
	if servers == "" || database == "" {
		return claim{}, nil
	}
	return claim{in: servers + " database " + database, name: o.Value()}, o
}

func sayLabel(a claim, other string) string {
	return fmt.Sprintf("the label prefix %q is also that of %s for the same database: a load whose label is taken is passed over; give each sink a prefix of its own", a.name, other)
}
