package checkpoint

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A sink is a table that a job's scripts write to.
type sink struct {
	*catalog.Table
	// system is what the table is kept in: its connector, or the type of the
	// catalog that it is in; "" where it is not known.
	system string
	// at is where an INSERT names it.
	at draft.Range
}

// sinkViews are those that a job's sinks are made from.
var sinkViews = append(linters.Needs(linters.Plan), views...)

func (j job) sinks(pass *analysis.Pass) []sink {
	types := j.catalogTypes()
	var sinks []sink
	for _, s := range linters.Plan.Of(pass).Sinks {
		insert, ok := s.Stmt.(*sql.Insert)
		if !ok || !j.holds(insert.Range) {
			continue
		}
		system := s.Table.Connector
		if system == "" && s.Table.External {
			system = types[s.Table.Path.Catalog]
		}
		sinks = append(sinks, sink{s.Table, system, insert.Table.Range()})
	}
	return sinks
}

func (j job) holds(at draft.Range) bool {
	for _, s := range j.Scripts {
		if s.Text.Whole().Holds(at) {
			return true
		}
	}
	return false
}

// lakes are the types of catalogs all of whose tables are their system's own.
var lakes = map[string]bool{"iceberg": true, "paimon": true, "hudi": true, "delta-catalog": true}

func (j job) catalogTypes() map[string]string {
	types := map[string]string{}
	for _, s := range j.Scripts {
		for _, c := range sql.All[*sql.CreateCatalog](s) {
			if kind := value(c.With, "type"); lakes[kind] {
				types[c.Name.Last().Name] = strings.TrimSuffix(kind, "-catalog")
			}
		}
	}
	return types
}

// commits reports whether readers of the table see what is written only once a
// checkpoint has finished (pages of the connectors: filesystem, Iceberg, Hudi,
// Paimon, Delta Lake, Doris, and the exactly-once modes of Kafka and StarRocks).
func (s sink) commits() bool {
	switch s.system {
	case "filesystem", "iceberg", "hudi", "paimon", "table-store", "delta":
		return true
	case "doris":
		return s.Option("sink.enable.batch-mode") != "true" && s.Option("sink.batch.size") == "" && s.Option("sink.batch.interval") == ""
	}
	return s.exactlyOnce()
}

// exactlyOnce reports whether the table is written in transactions that its
// options ask for.
func (s sink) exactlyOnce() bool {
	for _, key := range []string{"sink.delivery-guarantee", "sink.semantic"} {
		switch strings.ToLower(s.Option(key)) {
		case "exactly-once", "exactly_once":
			return true
		}
	}
	return false
}
