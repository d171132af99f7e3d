package semantics

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// InvalidCast finds casts between types that Flink has no cast for (Flink: "Data
// Types", CAST; LogicalTypeCasts).
var InvalidCast = Pack.Add(rules.Rule{
	Name:     "invalid-cast",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts, linters.Plan, linters.Target, linters.Settings),
	Run:      invalidCast,
})

// newCasts is the release from which on casts are as they are (release notes of
// Flink 1.15).
var newCasts = flink.Version{Major: 1, Minor: 15}

func invalidCast(pass *analysis.Pass) {
	if v := linters.Target.Of(pass).Flink; v.Before(newCasts) || legacyCasts(linters.Settings.Of(pass)) {
		return
	}
	eachTyped(pass, func(t typed) {
		t.inspect(func(n sql.Node) {
			cast, ok := n.(*sql.Cast)
			if !ok || cast.Type == nil {
				return
			}
			from, to := familyOf(t.of(cast.X)), familyOf(cast.Type)
			if strings.Contains(castless[from], " "+to+" ") {
				pass.ReportRangef(cast, "%s", fmt.Sprintf("Flink casts no %s to %s; %s", t.text(cast.X), typeText(cast.Type), insteadOfCast(from, to)))
			}
		})
	})
}

// legacyCasts reports whether a job asks for the casts of before 1.15.
func legacyCasts(all []*settings.Effective) bool {
	for _, e := range all {
		if s, ok := e.Get("table.exec.legacy-cast-behaviour"); ok && s.Layer != settings.Default {
			return true
		}
	}
	return false
}

// castless are the families that a family has no cast to. A number and a
// TIMESTAMP are epoch-to-timestamp-misuse's.
var castless = map[string]string{
	"NUMBER":    " DATE TIME BYTES ARRAY MAP MULTISET ROW ",
	"STRING":    " ARRAY MAP MULTISET ROW ",
	"BOOLEAN":   " DATE TIME TIMESTAMP BYTES ARRAY MAP MULTISET ROW ",
	"DATE":      " NUMBER BOOLEAN TIME BYTES ARRAY MAP MULTISET ROW ",
	"TIME":      " NUMBER BOOLEAN DATE BYTES ARRAY MAP MULTISET ROW ",
	"TIMESTAMP": " NUMBER BOOLEAN BYTES ARRAY MAP MULTISET ROW ",
	"BYTES":     " NUMBER BOOLEAN DATE TIME TIMESTAMP ARRAY MAP MULTISET ROW ",
	"ARRAY":     " NUMBER BOOLEAN DATE TIME TIMESTAMP BYTES ",
	"MAP":       " NUMBER BOOLEAN DATE TIME TIMESTAMP BYTES ",
	"ROW":       " NUMBER BOOLEAN DATE TIME TIMESTAMP BYTES ",
}

func insteadOfCast(from, to string) string {
	switch {
	case from == "TIMESTAMP" && to == "NUMBER":
		return "use UNIX_TIMESTAMP(CAST(… AS STRING)) for the seconds, or EXTRACT for a part"
	case from == "DATE" && to == "NUMBER":
		return "use EXTRACT, or TIMESTAMPDIFF(DAY, DATE '1970-01-01', …)"
	case from == "NUMBER" && to == "DATE":
		return "use TO_DATE(CAST(… AS STRING), 'yyyyMMdd'), or TO_TIMESTAMP_LTZ of an epoch first"
	case from == "STRING" && (to == "ARRAY" || to == "MAP" || to == "ROW"):
		return "use JSON_VALUE or JSON_QUERY for the parts, or a function of your own"
	}
	return "use a function that computes it"
}
