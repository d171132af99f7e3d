package masking

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A rank is how far a sink carries a value, the farthest last.
type rank uint8

const (
	store    rank = iota // a database, a warehouse, a lake
	queue                // whoever subscribes reads it
	endpoint             // somebody else's service
	logs                 // the output of the task managers
)

func (r rank) String() string {
	return [...]string{"a store", "a message queue", "an external endpoint", "the logs"}[r]
}

func rankOf(t *catalog.Table) rank {
	switch {
	case printed(t):
		return logs
	case flink.Endpoint(t.Connector):
		return endpoint
	case flink.MessageQueue(t.Connector):
		return queue
	}
	return store
}

func printed(t *catalog.Table) bool { return t.Connector == "print" || t.Connector == "values" }

// outside reports whether a table is in another system. What is printed is not,
// and a table that the draft should declare and does not may be anything.
func outside(t *catalog.Table) bool {
	if printed(t) || t.Connector == "blackhole" || strings.Contains(t.Connector, "${") {
		return false
	}
	return t.Node != nil || t.External
}

// generated reports whether a table makes its rows up: Flink's datagen, and
// connectors of others for the same end (flink-faker, Nexmark, ChunJun).
func generated(t *catalog.Table) bool {
	return slices.Contains([]string{"datagen", "faker", "nexmark", "stream-x"}, t.Connector)
}

// physical are the options that say what a table is called in the system that
// holds it.
var physical = []string{"tablename", "table-name", "table.identifier", "topic", "index", "collection", "table", "path"}

// names are the names by which the policy may mean a table: its own, with its
// catalog and database, and what it is called in its own system behind the
// connector.
func names(t *catalog.Table) []string {
	all := []string{
		t.Name, t.Connector + "." + t.Name, t.Connector + "." + t.Path.Database + "." + t.Name,
		t.Path.Database + "." + t.Name, t.Path.Catalog + "." + t.Path.Database + "." + t.Name,
	}
	for _, key := range physical {
		name := t.Option(key)
		if name == "" {
			continue
		}
		all = append(all, t.Connector+"."+name)
		for _, database := range []string{"dbname", "database-name", "schema-name"} {
			if d := t.Option(database); d != "" {
				all = append(all, t.Connector+"."+d+"."+name)
			}
		}
	}
	return all
}

// inIndex matches the columns in the pattern of an index's name.
var inIndex = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\{([^}|]+)`) })

// keys returns the columns of a sink that become part of a message's key, a
// document's id, the name of an index or a path.
func keys(t *catalog.Table) []string {
	var columns []string
	if flink.KeyedByPrimaryKey(t.Connector) {
		columns = append(columns, t.PrimaryKey...)
	}
	for _, column := range strings.Split(t.Option("key.fields"), ";") {
		columns = append(columns, strings.TrimSpace(column))
	}
	for _, m := range inIndex().FindAllStringSubmatch(t.Option("index"), -1) {
		columns = append(columns, m[1])
	}
	if create, ok := t.Node.(*sql.CreateTable); ok && create.Partitioned != nil {
		for _, column := range create.Partitioned.Columns {
			columns = append(columns, column.Name)
		}
	}
	return columns
}
