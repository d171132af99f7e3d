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
// that Flink had before 1.11.
var LegacyConnectorDDL = Pack.Add(rules.Rule{
	Name:     "legacy-connector-ddl",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Scripts, linters.Target),
	Run:      legacyConnectorDDL,
})

// A legacy connector is one of old with the release that does not have it any
// more, and the one that took its place.
type legacy struct {
	gone      flink.Version
	successor string
}

// legacyConnectors are those that came with Flink (release notes of 1.14, and
// for JDBC of 1.15, FLINK-24397; META-INF/services of their artifacts names no
// TableFactory from then on). Files of CSV are still there in 2.3
// (CsvAppendTableSourceFactory), and others may be somebody's own.
var legacyConnectors = map[string]legacy{
	"kafka":         {flink.Version{Major: 1, Minor: 14}, "kafka"},
	"elasticsearch": {flink.Version{Major: 1, Minor: 14}, "elasticsearch-7"},
	"hbase":         {flink.Version{Major: 1, Minor: 14}, "hbase-2.2"},
	"jdbc":          {flink.Version{Major: 1, Minor: 15}, "jdbc"},
}

func legacyConnectorDDL(pass *analysis.Pass) {
	v := linters.Target.Of(pass).Flink
	for _, script := range linters.Scripts.Of(pass) {
		for _, t := range sql.All[*sql.CreateTable](script) {
			if t.With == nil || t.With.Get("connector") != nil {
				continue
			}
			old, ok := legacyConnectors[text(t.With, "connector.type")]
			if !ok || v.Before(old.gone) {
				continue
			}
			r := rules.Report{
				At: t.With.Get("connector.type").Key,
				Message: fmt.Sprintf("'connector.type' names a connector that Flink %s removed, and the table %q cannot be used; write 'connector' = '%s', with the options of that",
					old.gone, t.Name.Last().Name, old.successor),
			}
			if v.IsZero() {
				r.Severity = rules.Warning
			}
			r.To(pass)
		}
	}
}

// text returns the value of an option in small letters, "" where there is none.
func text(with *sql.Options, key string) string {
	if o := with.Get(key); o != nil {
		if t, ok := o.Text(); ok {
			return strings.ToLower(t.String())
		}
	}
	return ""
}
