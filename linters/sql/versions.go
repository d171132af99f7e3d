package sql

import (
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
)

// A Construct is a part of the language that not every release has.
type Construct struct {
	draft.Range
	Name string
	// Since is the release whose parser reads it first, of those from 1.15 on
	// that were asked; a planner may follow later.
	Since flink.Version
}

// Constructs returns the materialized tables, truncations, distributions and
// predictions by a model that a script writes.
func Constructs(s *Script) []Construct {
	var found []Construct
	InspectScript(s, func(n Node) bool {
		if c := construct(n); c.Name != "" {
			found = append(found, c)
		}
		return true
	})
	return found
}

func construct(n Node) Construct {
	switch n := n.(type) {
	case *CreateMaterializedTable:
		return Construct{n.Head, "CREATE MATERIALIZED TABLE", flink.Version{Major: 1, Minor: 20}}
	case *Distribution:
		return Construct{n.Kw, "DISTRIBUTED", flink.Version{Major: 1, Minor: 20}}
	case *Truncate:
		return Construct{n.Head, "TRUNCATE TABLE", flink.Version{Major: 1, Minor: 18}}
	case *ModelArg:
		return Construct{n.Kw, "a model as an argument", flink.Version{Major: 2, Minor: 1}}
	}
	return Construct{}
}
