package semantics

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/changelog"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// wavering returns the calls in an expression that do not yield the same for the
// same row when it is computed again.
func wavering(v flink.Version, e sql.Node) []*sql.Call { return changelog.Wavering(v, e) }

// generated returns the call whose value an expression is, perhaps cast, cut or
// put together with other text: one that yields another value each time; nil
// where there is none.
func generated(v flink.Version, e sql.Expr) *sql.Call {
	switch e := e.(type) {
	case *sql.Paren:
		return generated(v, e.X)
	case *sql.Cast:
		return generated(v, e.X)
	case *sql.Binary:
		if e.Op == "||" {
			return firstGenerated(v, e.X, e.Y)
		}
	case *sql.Call:
		if e.Name == nil {
			return nil
		}
		name := strings.ToUpper(e.Name.String())
		if slices.Contains([]string{"UUID", "RAND", "RAND_INTEGER", "NOW", "CURRENT_TIMESTAMP", "LOCALTIMESTAMP", "CURRENT_ROW_TIMESTAMP"}, name) && slices.Contains(wavering(v, e), e) {
			return e
		}
		if slices.Contains([]string{"CONCAT", "CONCAT_WS", "REPLACE", "UPPER", "LOWER", "SUBSTRING", "SUBSTR", "MD5", "SHA256"}, name) {
			return firstGenerated(v, e.Args...)
		}
	}
	return nil
}

func firstGenerated(v flink.Version, exprs ...sql.Expr) *sql.Call {
	for _, e := range exprs {
		if call := generated(v, e); call != nil {
			return call
		}
	}
	return nil
}

// computed returns the field at which the value of a field is computed: that
// behind names, stars and casts.
func computed(f *plan.Field) *plan.Field {
	for {
		from, _ := plan.Passed(f)
		if from == nil {
			return f
		}
		f = from
	}
}
