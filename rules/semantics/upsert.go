package semantics

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/changelog"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
)

// A mismatch is a sink whose rows are replaced by other columns than those by
// which the query changes them.
type mismatch struct {
	sink *plan.Sink
	// key are the columns of the sink's primary key, upsert those of the query's
	// own, by the names that they have in the sink; nil where it has none.
	key, upsert []string
	// steady says that the query has one row for each key, and only loses the
	// order of its changes where they are sent by other columns.
	steady bool
}

// mismatches returns the sinks of a job whose primary key holds none of the
// upsert keys of what is written to them, as far as both are known
// (StreamPhysicalSink, upsert materialization).
func (j job) mismatches(log *changelog.Log) []mismatch {
	var list []mismatch
	for _, sink := range j.Sinks {
		takes := sink.Table.SinkChanges()
		if !sink.Table.Known || len(sink.Table.PrimaryKey) == 0 || takes != flink.Upsert || log.Of(sink.Input) == 0 {
			continue
		}
		if !changing(log.Of(sink.Input)) && (!j.refusesConflicts() || sink.Table.Connector == "blackhole") {
			continue // the newest row of a key wins, as is meant
		}
		fields, ok := keyFields(sink)
		keys := log.Keys(sink.Input)
		if ok && keys.Exact && !keys.Within(fields) {
			list = append(list, mismatch{sink, sink.Table.PrimaryKey, named(sink, keys), log.SteadyKeys(sink.Input).Within(fields)})
		}
	}
	return list
}

// keyFields returns the places in the query of the columns that the sink's key
// is made of; ok is false where one is not known.
func keyFields(sink *plan.Sink) (places []int, ok bool) {
	for _, name := range sink.Table.PrimaryKey {
		i := slices.IndexFunc(sink.Columns, func(c plan.SinkColumn) bool { return c.Name == name })
		if i < 0 || sink.Columns[i].Field == nil {
			return nil, false
		}
		places = append(places, i)
	}
	return places, true
}

// named returns the columns of the shortest upsert key, as the sink names them.
func named(sink *plan.Sink, keys changelog.Keys) []string {
	var names []string
	if len(keys.List) == 0 {
		return nil
	}
	shortest := slices.MinFunc(keys.List, func(a, b changelog.Key) int { return len(a) - len(b) })
	for _, i := range shortest {
		if i < len(sink.Columns) {
			names = append(names, sink.Columns[i].Name)
		}
	}
	return names
}

// listed writes names for a message: "a, b".
func listed(names []string) string { return strings.Join(names, ", ") }
