package connectors

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// updates reports whether it is certain that a relation takes rows back or
// changes them, and does not only add to them.
func updates(r plan.Rel) bool {
	switch r := r.(type) {
	case *plan.Scan:
		return changing(r.Table)
	case *plan.Aggregate:
		return !r.Distinct && !windowed(r)
	case *plan.Project, *plan.Filter, *plan.Union, *plan.Join:
		return slices.ContainsFunc(r.Inputs(), updates)
	}
	return false
}

// changing reports whether a table is read as the changes of another one.
func changing(t *catalog.Table) bool {
	switch {
	case t.Option("scan.read-changelog-as-append-only.enabled") == "true":
		return false
	case t.Connector == "kafka":
		return changeFormats[t.Option("format")] || changeFormats[t.Option("value.format")]
	}
	return t.Connector == "upsert-kafka" || strings.HasSuffix(t.Connector, "-cdc")
}

// windowed reports whether rows are in windows of time, so that a result comes
// once, at a window's end.
func windowed(r plan.Rel) bool {
	found := false
	plan.Walk([]plan.Rel{r}, func(r plan.Rel) {
		switch r := r.(type) {
		case *plan.Window:
			found = true
		case *plan.Aggregate:
			found = found || slices.ContainsFunc(r.Keys, isGroupWindow)
		}
	})
	return found
}

// isGroupWindow reports whether a key of GROUP BY is a window (Flink, "Group
// Window Aggregation").
func isGroupWindow(key sql.Expr) bool {
	call, ok := key.(*sql.Call)
	if !ok || call.Name == nil {
		return false
	}
	switch strings.ToUpper(call.Name.String()) {
	case "TUMBLE", "HOP", "SESSION", "CUMULATE":
		return true
	}
	return false
}
