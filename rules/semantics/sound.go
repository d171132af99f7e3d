package semantics

import (
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/sql"
)

// sound returns the scripts of a draft in which names can be judged: read
// without a mistake, since a table may be missing for one, and in Flink's own
// dialect from the start to the end.
func sound(pass *analysis.Pass) sheaf {
	return slices.DeleteFunc(scripts(pass), func(s *sql.Script) bool {
		return len(s.Errors) > 0 || slices.ContainsFunc(sql.All[*sql.Set](s), otherDialect)
	})
}

func otherDialect(set *sql.Set) bool {
	value, ok := set.Value.(*sql.Str)
	return ok && set.Key != nil && set.Key.Value() == "table.sql-dialect" && !strings.EqualFold(value.Value(), "default")
}

// A sheaf is some of the scripts of a draft.
type sheaf []*sql.Script

// has reports whether a node stands in one of the scripts.
func (s sheaf) has(n sql.Node) bool { return s.at(n.Pos()) != nil }

// at returns the script that a position is in, nil where it is in none.
func (s sheaf) at(pos token.Pos) *sql.Script {
	for _, script := range s {
		if n := len(script.Stmts); n > 0 && script.Stmts[0].Pos() <= pos && pos < script.Stmts[n-1].End() {
			return script
		}
	}
	return nil
}
