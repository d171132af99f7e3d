package semantics

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// SinkPKNotUpsertKey finds tables whose primary key is not what the rows of the
// query are changed by (table.exec.sink.upsert-materialize,
// table.exec.sink.require-on-conflict).
var SinkPKNotUpsertKey = Pack.Add(rules.Rule{
	Name:     "sink-pk-not-upsert-key",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      sinkPKNotUpsertKey,
})

func sinkPKNotUpsertKey(pass *analysis.Pass) {
	p, log := linters.Plan.Of(pass), linters.Changelog.Of(pass)
	for _, j := range streamingJobs(pass) {
		if mode, ok := j.Get("table.exec.sink.upsert-materialize"); ok && !strings.EqualFold(mode.Value, "AUTO") {
			continue // upsert-materialize-disabled looks at these
		}
		for _, m := range j.mismatches(log) {
			insert, ok := m.sink.Stmt.(*sql.Insert)
			if ok && insert.Conflict != nil {
				continue
			}
			report := rules.Report{
				At:      headOf(m.sink),
				Message: m.message() + "; Flink keeps all rows of a key in state to mend their order" + m.advice(),
				Related: because(p, log, m.sink.Input),
			}
			if m.steady {
				report.Severity = rules.Note
			}
			if j.refusesConflicts() {
				report.Severity = rules.Error
				report.Message = m.message() + "; Flink 2.3 refuses it without an ON CONFLICT clause, which says what row is to win"
				if !m.steady {
					report.Message += m.advice()
				}
			}
			report.To(pass)
		}
	}
}

// refusesConflicts reports whether the job's release demands ON CONFLICT.
func (j job) refusesConflicts() bool {
	demanded, _, known := j.Bool("table.exec.sink.require-on-conflict")
	return j.Target.Flink.AtLeast(flink.Version{Major: 2, Minor: 3}) && (demanded || !known)
}

func (m mismatch) message() string {
	key := "are changed by (" + listed(m.upsert) + ")"
	switch {
	case m.steady:
		return fmt.Sprintf("%q replaces rows by (%s), but a join or a ranking sends them by other columns, where changes of a row may overtake one another", m.sink.Table.Name, listed(m.key))
	case m.upsert == nil:
		key = "are changed by no key that is known"
	case len(m.upsert) == 0:
		key = "are a single one"
	}
	return fmt.Sprintf("%q replaces rows by (%s), but those of the query %s", m.sink.Table.Name, listed(m.key), key)
}

// keyless returns the name of a table below a relation whose rows change by a
// key that it does not declare, or "".
func keyless(r plan.Rel) (name string) {
	plan.Walk([]plan.Rel{r}, func(r plan.Rel) {
		scan, ok := r.(*plan.Scan)
		if ok && name == "" && scan.Table.Known && len(scan.Table.PrimaryKey) == 0 && changing(scan.Table.SourceChanges()) {
			name = scan.Table.Name
		}
	})
	return name
}

func (m mismatch) advice() string {
	if m.steady {
		return "; where these columns of a row never change, \"table.exec.sink.upsert-materialize\" = NONE saves that state"
	}
	if name := keyless(m.sink.Input); m.upsert == nil && name != "" {
		return fmt.Sprintf("; declare the PRIMARY KEY of %q, which has none", name)
	}
	if len(m.upsert) == 0 {
		return "; group or deduplicate by the primary key first"
	}
	return "; make the keys the same"
}
