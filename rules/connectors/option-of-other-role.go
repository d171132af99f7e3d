package connectors

import (
	"fmt"
	"strings"

	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// OptionOfOtherRole finds options for reading of a table that is only written, and
// the other way round.
var OptionOfOtherRole = Pack.Add(rules.Rule{
	Name:     "option-of-other-role",
	Severity: rules.Note,
	Needs:    endpointViews,
	Run:      each(use.optionOfOtherRole),
})

// rolesOf are the roles that the first part of a key is for.
var rolesOf = []struct {
	prefix string
	roles  flink.Role
	verb   string
}{
	{"scan.", flink.Source | flink.Lookup, "read"},
	{"source.", flink.Source | flink.Lookup, "read"},
	{"lookup.", flink.Lookup, "looked up"},
	{"sink.", flink.Sink, "written"},
}

func (u use) optionOfOtherRole() {
	used := u.Roles()
	if used == 0 || u.Table == nil || !u.Table.Temporary || len(u.Connectors()) == 0 {
		return
	}
	for _, o := range u.options {
		for _, r := range rolesOf {
			if strings.HasPrefix(o.Key, r.prefix) && used&r.roles == 0 && u.declares(o) {
				u.report(o.KeyRange, fmt.Sprintf("%q counts where %s is %s, and here it is only %s; take it away", o.Key, u.Name, r.verb, did(used)))
			}
		}
	}
}

// declares reports whether the table's own declaration has the option, and not a
// table that it is LIKE.
func (u use) declares(o *endpoints.Option) bool {
	return u.Stmt != nil && u.Stmt.Pos() <= o.Pos() && o.End() <= u.Stmt.End()
}

// did says what is done with a table of some roles.
func did(roles flink.Role) string {
	var words []string
	for _, w := range []struct {
		role flink.Role
		word string
	}{{flink.Source, "read"}, {flink.Lookup, "looked up"}, {flink.Sink, "written"}} {
		if roles&w.role != 0 {
			words = append(words, w.word)
		}
	}
	return strings.Join(words, " and ")
}
