package upgrade

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// LegacyConnectorDDL finds tables whose options are written for the connectors
// that Flink had before 1.11 (removed with 1.14, see its release notes, that of
// JDBC with 1.15, FLINK-24397).
var LegacyConnectorDDL = Pack.Add(rules.Rule{
	Name:     "legacy-connector-ddl",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Scripts, linters.Target),
	Run:      legacyConnectorDDL,
})

func legacyConnectorDDL(pass *analysis.Pass) {
	v := linters.Target.Of(pass).Flink
	if v.Before(flink.Version{Major: 1, Minor: 14}) {
		return
	}
	for _, script := range linters.Scripts.Of(pass) {
		for _, t := range sql.All[*sql.CreateTable](script) {
			option := legacyOption(t.With)
			if option == nil {
				continue
			}
			r := rules.Report{
				At:      option.Key,
				Message: fmt.Sprintf("%q is an option of the connectors that Flink 1.14 removed, and the table %q cannot be used; write 'connector' = '%s', with that connector's options", option.Key.Value(), t.Name.Last().Name, connectorOf(t.With)),
			}
			if v.IsZero() {
				r.Severity = rules.Warning
			}
			r.To(pass)
		}
	}
}

// legacyOption returns the first of a table's options that only the connectors
// of old have, nil where the table names one of today.
func legacyOption(with *sql.Options) *sql.Option {
	if with == nil || with.Get("connector") != nil {
		return nil
	}
	for _, o := range with.List {
		switch o.Key.Value() {
		case "connector.type", "format.type", "update-mode", "connector.property-version":
			return o
		}
	}
	return nil
}

// connectorOf returns the connector of today for a type of old: both have the
// same names but for a few.
func connectorOf(with *sql.Options) string {
	name := ""
	if o := with.Get("connector.type"); o != nil {
		if text, ok := o.Text(); ok {
			name = strings.ToLower(text.String())
		}
	}
	switch name {
	case "elasticsearch":
		return "elasticsearch-7"
	case "hbase":
		return "hbase-2.2"
	}
	for known := range flink.Connectors(flink.TableKind) {
		if known == name {
			return name
		}
	}
	return "…"
}
