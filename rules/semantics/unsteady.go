package semantics

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/changelog"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// An unsteady is a value that differs between a row and what takes it back, and
// the job and the sink that it goes wrong in.
type unsteady struct {
	changelog.Unsteady
	job
	sink *plan.Sink
	// keyed says that what is written has a key that its changes go by.
	keyed bool
}

// unsteadies calls f for the values of a draft's jobs that are not deterministic
// where they have to be; certain says whether for those that surely are so, or
// for those of which that is not known.
func unsteadies(pass *analysis.Pass, certain bool, f func(unsteady)) {
	log := linters.Changelog.Of(pass)
	for _, j := range streamingJobs(pass) {
		for _, sink := range j.Sinks {
			keyed := len(log.Keys(sink.Input).List) > 0
			for _, u := range log.Unsteady(sink, j.strategy()) {
				if u.Certain == certain {
					f(unsteady{u, j, sink, keyed})
				}
			}
		}
	}
}

func (j job) strategy() changelog.Strategy {
	var s changelog.Strategy
	if v, ok := j.Get("table.exec.source.cdc-events-duplicate"); ok {
		s.Normalized = strings.EqualFold(v.Value, "true")
	}
	if v, ok := j.Get("table.exec.sink.upsert-materialize"); ok {
		s.Materialize = v.Value
	}
	return s
}

// resolves reports whether Flink makes updates deterministic itself, or refuses
// the job.
func (j job) resolves() bool {
	v, ok := j.Get("table.optimizer.non-deterministic-update.strategy")
	return ok && strings.EqualFold(v.Value, "TRY_RESOLVE")
}

// idle reports whether it is a sink that finds no rows by the value which needs
// it: one that prints or drops them, or one whose order of rows is mended by the
// key of the query (SinkUpsertMaterializer, FLINK-28569), which the planner does
// not reckon with.
func (u unsteady) idle() bool {
	table := u.sink.Table
	prints := table.Connector == "print" || table.Connector == "blackhole"
	return u.For == nil && (prints || len(table.PrimaryKey) > 0 && u.keyed && !u.inKey())
}

// place says where the value is used to find a row, and what comes of it.
func (u unsteady) place() (where, then string) {
	const lost = "a change does not find the row that it takes back"
	switch r := u.For.(type) {
	case nil:
		return u.inSink(), lost
	case *plan.Aggregate:
		if r.Distinct {
			return "in a row that is counted with its doubles", lost
		}
		if u.groupsBy(r) {
			return "in a key of the aggregation", "a change does not find the group that it belongs to"
		}
		return "in what is aggregated", "what is taken off a result is not what was put to it"
	case *plan.Filter:
		if len(changelog.Queries(r.Cond)) > 0 {
			return "in a row that is compared with a query", lost
		}
		return "in a row that is ranked", lost
	case *plan.Join:
		return "in a row of a join that has no key", lost
	case *plan.Function:
		return "in what the table of a function is divided by", "a change does not come to the state of its row"
	}
	return "in a row that changes", lost
}

// groupsBy reports whether the value is a key of an aggregation.
func (u unsteady) groupsBy(a *plan.Aggregate) bool {
	return u.Field == nil || slices.ContainsFunc(a.Refs, func(ref plan.Ref) bool { return computed(ref.Field) == computed(u.Field) })
}

func (u unsteady) inSink() string {
	switch table := u.sink.Table; {
	case len(table.PrimaryKey) == 0:
		return fmt.Sprintf("in a row of %q, which has no key", table.Name)
	case u.inKey():
		return fmt.Sprintf("in the key of %q", table.Name)
	default:
		return fmt.Sprintf("in a row of %q, whose key is not that of the query", table.Name)
	}
}

// inKey reports whether the value goes into the primary key of the sink.
func (u unsteady) inKey() bool {
	return u.Field != nil && slices.ContainsFunc(u.sink.Columns, func(c plan.SinkColumn) bool {
		return c.Field != nil && computed(c.Field) == computed(u.Field) && slices.Contains(u.sink.Table.PrimaryKey, c.Name)
	})
}

// generatesKey reports whether the value is one that nondeterministic-key has.
func (u unsteady) generatesKey() bool {
	if !u.inKey() {
		return false
	}
	e, ok := computed(u.Field).Expr.(sql.Expr)
	return ok && generated(u.Target.Flink, e) != nil
}
