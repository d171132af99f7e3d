package literals

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
)

// arguments adds the arguments of a main class: --key value, --key=value,
// -Dkey=value, key=value, and those without a key.
func (g *gatherer) arguments(args []*config.Value) {
	start := len(g.found)
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg.Form != config.Scalar:
		case g.assignment(arg.Text, Argument):
		case !isFlag(arg.Text.String()):
			g.add(&Literal{Range: arg.Range, Role: Argument, Text: arg.Text})
		case i+1 < len(args) && args[i+1].Form == config.Scalar && !isFlag(args[i+1].Text.String()):
			key := strings.TrimLeft(arg.Text.String(), "-")
			i++
			g.add(&Literal{Range: args[i].Range, Role: Argument, Key: key, KeyRange: arg.Range, Text: args[i].Text})
		}
	}
	g.together(start)
}

// isFlag reports whether an argument names a parameter. A negative number is
// a value.
func isFlag(arg string) bool {
	return len(arg) > 1 && arg[0] == '-' && !(arg[1] >= '0' && arg[1] <= '9')
}

// assignment adds an argument of the form key=value, and reports whether it is
// one.
func (g *gatherer) assignment(arg draft.Text, role Role) bool {
	s := arg.String()
	eq := strings.IndexByte(s, '=')
	if eq <= 0 {
		return false
	}
	lo := len(s) - len(strings.TrimLeft(s, "-"))
	if strings.HasPrefix(s, "-D") {
		lo = 2
	}
	if lo >= eq || !isKey(s[lo:eq]) {
		return false
	}
	text := arg.Slice(eq+1, len(s))
	g.add(&Literal{
		Range: arg.Range(eq+1, len(s)), Role: role, Text: text,
		Key: s[lo:eq], KeyRange: arg.Range(lo, eq),
	})
	return true
}

func isKey(s string) bool { return isName(s) && !strings.Contains(s, " ") }
