package flink

import (
	"iter"
	"slices"
	"strings"
	"sync"
)

// A Role is what can be done with a table or a format; several are or'ed.
type Role uint8

// The roles of tables and formats.
const (
	Source Role = 1 << iota
	Sink
	Lookup
	Decode
	Encode
)

// The kinds of what a job names by an identifier.
const (
	TableKind        = "table"         // 'connector' of a table
	FormatKind       = "format"        // 'format' of a table
	CatalogKind      = "catalog"       // 'type' of a catalog
	CatalogStoreKind = "catalog-store" // table.catalog-store.kind
	ModelKind        = "model"         // 'provider' of a model
	ModuleKind       = "module"        // a module's name
	PipelineKind     = "pipeline"      // type of a source or sink of a CDC pipeline
	FilesystemKind   = "filesystem"    // scheme of a path
)

// A Connector is what a factory creates under an identifier: a table's
// connector, a format, a catalog and the like.
type Connector struct {
	// Kind is one of the kinds above.
	Kind       string
	Identifier string
	// Roles are what it can be used as; 0 where that is not known.
	Roles Role
	// Line names what its versions count: "flink" for the releases of Flink,
	// else those of Flink CDC ("cdc"), VVR ("vvr") or the connector itself.
	Line string
	// Since is the first version of the line that has it, Gone the first that has
	// it no longer; zero where that is beyond what the tables know.
	Since, Gone Version
	// Stale is the version of the line from which on only an older one could be
	// read, so that there may be options that the tables do not know; zero where
	// all could.
	Stale Version
	// Source is the class of the factory, or the page that tells of it.
	Source string
}

// Connectors yields the identifiers of a kind, in order.
func Connectors(kind string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for name := range connectorsTable.firsts() {
			if k, id, _ := strings.Cut(name, " "); k == kind && id != "*" && !yield(id) {
				return
			}
		}
	}
}

// FindConnectors returns what an identifier stands for: one connector for each
// line that has it, none where no artifact that the tables were read from has.
func FindConnectors(kind, identifier string) []*Connector {
	name := kind + " " + identifier
	if found, ok := connectors.Load(name); ok {
		return slices.Clone(found.([]*Connector))
	}
	found := findConnectors(kind, identifier)
	if len(found) > 0 {
		connectors.Store(name, found)
	}
	return slices.Clone(found)
}

// connectors remembers what FindConnectors has found in the table.
var connectors sync.Map // of []*Connector by kind and identifier

func findConnectors(kind, identifier string) (found []*Connector) {
	identifier = strings.Clone(identifier) // it may be part of a draft's text
	for _, r := range connectorsTable.rows(kind + " " + identifier) {
		next := newConnector(kind, identifier, r)
		if last := len(found) - 1; last >= 0 && found[last].Line == next.Line {
			next.Since = found[last].Since
			found[last] = next
			continue
		}
		found = append(found, next)
	}
	return found
}

// The cells of tables/connectors.tsv: what the versions of a line from since on
// and before another create under a kind and an identifier.
const (
	_ = iota // kind and identifier
	connectorLine
	connectorSince
	connectorBefore
	connectorRoles
	connectorSource
	connectorStale
)

func newConnector(kind, identifier string, r row) *Connector {
	s := r.span(connectorSince, connectorBefore)
	return &Connector{
		Kind:       kind,
		Identifier: identifier,
		Roles:      parseRoles(r.cell(connectorRoles)),
		Line:       r.cell(connectorLine),
		Since:      s.since,
		Gone:       s.before,
		Stale:      tableVersion(r.cell(connectorStale)),
		Source:     r.cell(connectorSource),
	}
}

func parseRoles(words string) (roles Role) {
	for word := range strings.FieldsSeq(words) {
		roles |= 1 << slices.Index(roleNames[:], word)
	}
	return roles
}

var roleNames = [...]string{"source", "sink", "lookup", "decode", "encode"}
