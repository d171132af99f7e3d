package lineage

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/sensitive"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// classify returns the class of a column, or of a field inside it. What the
// team has decided comes first.
func (g *Graph) classify(table *catalog.Table, column *catalog.Column, nested []string) sensitive.Verdict {
	described := g.describe(table, column, nested)
	name := strings.Join(append([]string{column.Name}, nested...), ".")
	class := g.policy.ClassOf(table.Name, name)
	if class == "" && table.Title() != table.Name {
		class = g.policy.ClassOf(table.Title(), name)
	}
	switch class {
	case "":
	case policy.NoClass:
		return sensitive.Verdict{}
	default:
		return decided(class)
	}
	if class := g.policy.ClassOfComment(described.Comment); class != "" {
		return decided(class)
	}
	return sensitive.Classify(described)
}

func decided(class string) sensitive.Verdict {
	return sensitive.Verdict{Class: sensitive.Class(class), Certainty: sensitive.Sure, By: "policy"}
}

// describe gathers what is known of a column, or of a field inside it.
func (g *Graph) describe(table *catalog.Table, column *catalog.Column, nested []string) sensitive.Column {
	if len(nested) > 0 {
		return sensitive.Column{
			Table: table.Name, Name: nested[len(nested)-1], Of: append([]string{column.Name}, nested...)[len(nested)-1],
			Type: typeName(plan.Within(column.Type, nested)),
		}
	}
	return sensitive.Column{
		Table: table.Name, Name: column.Name, Type: typeName(column.Type),
		Comment: table.CommentOf(column), Siblings: g.columns(table),
	}
}

// columns returns the names of a table's columns.
func (g *Graph) columns(table *catalog.Table) []string {
	names, ok := g.names[table]
	if !ok {
		for _, c := range table.Columns {
			names = append(names, c.Name)
		}
		g.names[table] = names
	}
	return names
}

// typeName returns the name of a type, of an array's that of its elements.
func typeName(t *sql.Type) string {
	for t != nil && (t.Name == "ARRAY" || t.Name == "MULTISET") && len(t.Elems()) == 1 {
		t = t.Elems()[0]
	}
	if t == nil {
		return ""
	}
	return t.Name
}
