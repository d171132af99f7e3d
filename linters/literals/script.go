package literals

import (
	"go/token"
	"sort"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
)

func (g *gatherer) script(s *sql.Script) {
	catalogs := map[*sql.Options]bool{}
	for _, stmt := range s.Stmts {
		sql.Inspect(stmt, func(n sql.Node) bool { return g.node(n, catalogs) })
	}
	for _, c := range s.Comments {
		g.comment(s.Text.Slice(offset(s.Text, c.Pos()), offset(s.Text, c.End())), c)
	}
}

// offset returns how many bytes of a text stand before pos.
func offset(t draft.Text, pos token.Pos) int {
	return sort.Search(t.Len(), func(off int) bool { return t.Pos(off) >= pos })
}

// node adds the literals of a node, and reports whether those in its children
// are still to be added. The options of catalogs, which look like any others,
// are remembered when their statement is met.
func (g *gatherer) node(n sql.Node, catalogs map[*sql.Options]bool) bool {
	switch n := n.(type) {
	case *sql.CreateCatalog:
		catalogs[n.With] = true
	case *sql.Alter:
		if set, ok := n.Action.(*sql.SetOptions); ok && n.Object == sql.Catalog {
			catalogs[set.Options] = true
		}
	case *sql.Options:
		role := ConnectorOption
		if catalogs[n] {
			role = CatalogOption
		}
		g.options(n, role)
		return false
	case *sql.Hint:
		g.hint(n)
		return false
	case *sql.Set:
		if n.Key != nil {
			g.option(Setting, "", n.Key, n.Value)
		}
		return false
	case *sql.Str:
		g.add(&Literal{Range: n.Range, Role: Plain, Text: n.Text})
	}
	return true
}

func (g *gatherer) options(o *sql.Options, role Role) {
	start := len(g.found)
	owner := typeOf(o)
	for _, opt := range o.List {
		g.option(role, owner, opt.Key, opt.Value)
	}
	g.together(start)
}

// typeOf returns what the options say they are for: a connector, a model's
// provider, a type of catalog.
func typeOf(o *sql.Options) string {
	for _, key := range []string{"connector", "provider", "type"} {
		if opt := o.Get(key); opt != nil {
			if text, ok := opt.Text(); ok {
				return text.String()
			}
		}
	}
	return ""
}

func (g *gatherer) hint(h *sql.Hint) {
	if h.Name == nil || !strings.EqualFold(h.Name.Name, "OPTIONS") {
		return
	}
	start := len(g.found)
	for _, arg := range h.Args {
		if opt, ok := arg.(*sql.HintOption); ok {
			g.option(ConnectorOption, "", opt.Key, opt.Value)
		}
	}
	g.together(start)
}

func (g *gatherer) option(role Role, owner string, key *sql.Str, value sql.Expr) {
	if key == nil {
		return
	}
	if form := key.Form; form != nil && len(form.Pieces) > 1 {
		// Two strings in a row are a key and its value without the sign between.
		g.add(&Literal{
			Range: form.Pieces[1].Whole(), Role: role, Owner: owner, Text: form.Pieces[1],
			Key: form.Pieces[0].String(), KeyRange: form.Pieces[0].Whole(),
		})
		return
	}
	if s, ok := value.(*sql.Str); ok {
		g.add(&Literal{
			Range: s.Range, Role: role, Owner: owner, Text: s.Text,
			Key: key.Value(), KeyRange: key.Range,
		})
	}
}
