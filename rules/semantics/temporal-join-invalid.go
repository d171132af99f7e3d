package semantics

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// TemporalJoinInvalid finds joins with a table as of a time that Flink cannot
// run (Flink: "Temporal Joins", "Lookup Join").
var TemporalJoinInvalid = Pack.Add(rules.Rule{
	Name:     "temporal-join-invalid",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      temporalJoinInvalid,
})

func temporalJoinInvalid(pass *analysis.Pass) {
	p := linters.Plan.Of(pass)
	each(pass, func(j job, r plan.Rel) {
		join, ok := r.(*plan.Join)
		if !ok {
			return
		}
		snapshot, ok := through(join.Inputs()[1]).(*plan.Snapshot)
		if !ok {
			return
		}
		if at, message := invalidSnapshot(p, join, snapshot); message != "" {
			pass.ReportRangef(at, "%s", message)
		}
	})
}

func invalidSnapshot(p *plan.Plan, join *plan.Join, snapshot *plan.Snapshot) (analysis.Range, string) {
	at := analysis.Range(kwOf(join))
	if node, ok := snapshot.Node().(*sql.Snapshot); ok {
		at = node.Kw
	}
	if join.Kind == sql.RightJoin || join.Kind == sql.FullJoin {
		return kwOf(join), "a join with a table as of a time can only be an inner or a left join; turn it into one"
	}
	switch p.Form(join) {
	case plan.Temporal:
		return at, unversioned(p, join, snapshot)
	case plan.Lookup:
		return at, notLookedUp(p, join, snapshot)
	}
	return at, ""
}

// unversioned says what a table lacks to be joined as of the event time: a
// primary key, all of it in the condition, and a time attribute.
func unversioned(p *plan.Plan, join *plan.Join, snapshot *plan.Snapshot) string {
	scan, ok := through(snapshot.Inputs()[0]).(*plan.Scan)
	if !ok || !scan.Table.Known || scan != snapshot.Inputs()[0] {
		return "" // a view may deduplicate
	}
	if len(scan.Table.PrimaryKey) == 0 {
		return fmt.Sprintf("%q has no PRIMARY KEY, so there is no version of a row to join as of event time; declare one, or join as of a processing time", scan.Table.Name)
	}
	if scan.Table.Watermark == nil {
		return fmt.Sprintf("%q has no WATERMARK, so its versions are not known by event time; declare one, or join as of a processing time", scan.Table.Name)
	}
	equal := map[string]bool{}
	for _, c := range p.Comparisons(join) {
		if c.Op == "=" && c.Plain {
			equal[c.Right.Name] = true
		}
	}
	for _, key := range scan.Table.PrimaryKey {
		if !equal[key] && !slices.ContainsFunc(join.Inputs()[0].Fields(), func(f *plan.Field) bool { return f.Rest }) {
			return fmt.Sprintf("the join does not compare %q, a part of the PRIMARY KEY of %q, for equality; add it to the condition", key, scan.Table.Name)
		}
	}
	return ""
}

// notLookedUp says why a table cannot be asked as of the processing time: its
// connector has no lookup, or nothing says which row.
func notLookedUp(p *plan.Plan, join *plan.Join, snapshot *plan.Snapshot) string {
	scan, ok := snapshot.Inputs()[0].(*plan.Scan)
	if !ok || !scan.Table.Known || scan.Table.Connector == "" {
		return ""
	}
	if found := flink.FindConnectors(flink.TableKind, scan.Table.Connector); len(found) > 0 && !slices.ContainsFunc(found, looksUp) {
		return fmt.Sprintf("%q (%s) cannot be looked up as of a processing time; join as of an event time, or with a table that can be asked, such as jdbc", scan.Table.Name, scan.Table.Connector)
	}
	return ""
}

func looksUp(c *flink.Connector) bool { return c.Roles == 0 || c.Roles&flink.Lookup != 0 }
