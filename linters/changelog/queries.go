package changelog

import "github.com/flinkvet/flinkvet/linters/sql"

// Scalars returns the queries in an expression that stand for a value.
func Scalars(e sql.Node) []sql.Query { return within(e, true) }

// Queries returns all the queries in an expression, those inside them left out.
func Queries(e sql.Node) []sql.Query { return within(e, false) }

func within(e sql.Node, scalar bool) (found []sql.Query) {
	if e == nil {
		return nil
	}
	sql.Inspect(e, func(n sql.Node) bool {
		switch n := n.(type) {
		case *sql.SubqueryExpr:
			found = append(found, n.Query)
			return false
		case sql.Query:
			if !scalar {
				found = append(found, n)
			}
			return false
		}
		return true
	})
	return found
}
