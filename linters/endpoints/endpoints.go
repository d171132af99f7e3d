// Package endpoints finds what a draft gets a connector, a catalog or a model
// for, with the options that it gives it: the tables of its scripts as each of
// their uses has them, with LIKE, ALTER TABLE and OPTIONS hints taken in, and the
// sources and sinks of Flink CDC pipelines.
//
// It says what is written and what is known of it, and judges none of it.
package endpoints

import (
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// An Endpoint is what a factory of Flink creates for the draft.
type Endpoint struct {
	// Range is where it is named: the table's name, the value of a pipeline's
	// "type".
	draft.Range
	// Kind is flink.TableKind, CatalogKind, ModelKind or PipelineKind.
	Kind string
	// Name is the name of the table, catalog or model as it is written, and
	// "source" or "sink" for the end of a pipeline.
	Name string
	// Identifier is the connector, the catalog's type or the model's provider;
	// "" where it is not said, or a variable gives it.
	Identifier string
	// Options are those in force, each key once, without what uses add.
	Options Options
	// Open says that there may be options that the draft does not show: from a
	// table of an external catalog that this one is LIKE, from a template, or in
	// a statement with a mistake.
	Open bool
	// Shared says that another file declares it, which is no part of the draft.
	Shared bool
	// Uses are the places where the draft reads or writes it, in order.
	Uses []*Use
	// Table is what the script declares or, where only uses are known, names;
	// nil for what is no table.
	Table *catalog.Table
	// Stmt is the statement that declares it, nil for a table that the draft only
	// uses and for the end of a pipeline.
	Stmt sql.Stmt
}

// A Use is a place where an endpoint is read or written.
type Use struct {
	// Range is where it is named.
	draft.Range
	// Role is flink.Source, Sink or Lookup.
	Role flink.Role
	// Options are those in force here: the endpoint's, under those of the hint.
	Options Options
}

// Roles returns what the draft uses the endpoint as, 0 where it does not use it.
func (e *Endpoint) Roles() (roles flink.Role) {
	for _, u := range e.Uses {
		roles |= u.Role
	}
	return roles
}

// Holds reports whether a stretch lies in the endpoint's own declaration.
func (e *Endpoint) Holds(r draft.Range) bool {
	return e.Stmt != nil && draft.Span(e.Stmt.Pos(), e.Stmt.End()).Holds(r)
}

// Used returns where the draft first uses the endpoint in a role.
func (e *Endpoint) Used(role flink.Role) draft.Range {
	for _, u := range e.Uses {
		if u.Role == role {
			return u.Range
		}
	}
	return e.Range
}

// Is reports whether the endpoint is a table of one of the connectors.
func (e *Endpoint) Is(connectors ...string) bool {
	if e.Kind != flink.TableKind || e.Identifier == "" {
		return false
	}
	for _, c := range connectors {
		if c == e.Identifier {
			return true
		}
	}
	return false
}

// Every yields what a rule about options looks at: the endpoint as each of its
// roles has it, and as each use with a hint, with the place to report what is
// missing, and once with the role 0 where the draft does not use it.
func (e *Endpoint) Every(yield func(Use) bool) {
	if len(e.Uses) == 0 {
		yield(Use{Range: e.Range, Options: e.Options})
		return
	}
	var plain flink.Role
	for _, u := range e.Uses {
		one := *u
		if !u.Options.hinted() {
			if plain&u.Role != 0 {
				continue
			}
			plain |= u.Role
			one.Range = e.Range
		}
		if !yield(one) {
			return
		}
	}
}
