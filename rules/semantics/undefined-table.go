package semantics

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// undefinedTables reports tables that nothing declares. A table may well be
// declared elsewhere, so there must be a sign of a mistake: policy says that all
// tables of the database are declared, a declaration comes too late, or one of
// nearly the same name is there that nothing uses.
func undefinedTables(pass *analysis.Pass, readable sheaf) {
	bound := linters.Plan.Of(pass)
	known := map[*sql.Script]names{}
	report := func(name *sql.Name, table *catalog.Table) {
		if table.Node != nil || name.Templated() {
			return
		}
		if lack := table.Lack; lack != nil && readable.has(name) {
			pass.ReportRangef(name, "%s has no table %q; the policy says that its catalog declares all of them%s", lack.Database, table.Name,
				cmp.Or(near.Hint(table.Name, lack.Others), ": declare it there, or correct the name"))
			return
		}
		if table.External || len(name.Parts) != 1 {
			return
		}
		script := readable.at(name.Pos())
		if script == nil {
			return
		}
		if _, ok := known[script]; !ok {
			known[script] = namesOf(script)
		}
		undefinedTable(pass, name, known[script])
	}
	plan.Walk(bound.Roots, func(r plan.Rel) {
		if scan, ok := r.(*plan.Scan); ok {
			switch n := scan.Node().(type) {
			case *sql.TableRef:
				report(n.Name, scan.Table)
			case *sql.TableQuery:
				report(n.Name, scan.Table)
			}
		}
	})
	for _, sink := range bound.Sinks {
		if insert, ok := sink.Stmt.(*sql.Insert); ok {
			report(insert.Table, sink.Table)
		}
	}
}

func undefinedTable(pass *analysis.Pass, name *sql.Name, all names) {
	if late := all.declared[name.String()]; late != nil && late.Pos() > name.Pos() && late.once {
		rules.Report{
			At:      name,
			Message: "the table \"" + name.String() + "\" is used before it is declared; move its declaration up",
			Related: []analysis.RelatedInformation{{Pos: late.Pos(), End: late.End(), Message: "it is declared here"}},
		}.To(pass)
		return
	}
	for _, meant := range slices.Sorted(maps.Keys(all.declared)) {
		if all.used[meant] == 0 && mistyped(name.String(), meant) {
			pass.ReportRangef(name, "there is no table %q; %q, which is declared, is never used: did you mean it?", name, meant)
			return
		}
	}
}

// mistyped reports whether a name is another with a slip in one of its words.
// Short words and digits tell names apart on purpose.
func mistyped(name, meant string) bool {
	words, others := strings.Split(name, "_"), strings.Split(meant, "_")
	if len(words) != len(others) {
		return false
	}
	slips := 0
	for i, word := range words {
		if word == others[i] {
			continue
		}
		if min(len(word), len(others[i])) < 4 || digits(word) != digits(others[i]) || near.Word(word, others[i:i+1]) == "" {
			return false
		}
		slips++
	}
	return slips == 1
}

func digits(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, word)
}

// names are the plain names of a script's tables, views and common table
// expressions.
type names struct {
	declared map[string]*declaration
	// used counts how often a name is read from or written to.
	used map[string]int
}

// A declaration is where a name is declared.
type declaration struct {
	sql.Node
	// once says that no other statement declares or drops the name, and that
	// the one that does would fail if there were such a table already.
	once bool
}

func namesOf(script *sql.Script) names {
	n := names{map[string]*declaration{}, map[string]int{}}
	for _, t := range sql.All[*sql.CreateTable](script) {
		n.declare(t.Name, !t.IfNotExists && !t.OrReplace && !t.ReplaceOnly)
		if t.As != nil {
			n.use(t.Name)
		}
		if t.Like != nil {
			n.use(t.Like.Table)
		}
	}
	for _, v := range sql.All[*sql.CreateView](script) {
		n.declare(v.Name, !v.IfNotExists && !v.OrReplace)
	}
	for _, cte := range sql.All[*sql.CTE](script) {
		if cte.Name != nil {
			n.declare(&sql.Name{Parts: []sql.Ident{*cte.Name}}, false)
		}
	}
	for _, d := range sql.All[*sql.Drop](script) {
		n.declare(d.Name, false)
	}
	for _, r := range sql.All[*sql.TableRef](script) {
		n.use(r.Name)
	}
	for _, q := range sql.All[*sql.TableQuery](script) {
		n.use(q.Name)
	}
	for _, i := range sql.All[*sql.Insert](script) {
		n.use(i.Table)
	}
	return n
}

func (n names) declare(name *sql.Name, once bool) {
	if name == nil || len(name.Parts) != 1 {
		return
	}
	if before := n.declared[name.String()]; before != nil {
		before.once = false
		return
	}
	n.declared[name.String()] = &declaration{name, once}
}

func (n names) use(name *sql.Name) {
	if name != nil {
		n.used[name.Last().Name]++
	}
}
