package plan

import (
	"slices"

	"github.com/flinkvet/flinkvet/linters/sql"
)

// A scope is what the names of an expression may mean: the items of FROM, and,
// for what is not among them, those of the query around it.
type scope struct {
	outer *scope
	items []*item
}

// An item is one item of FROM: the fields that go by one qualifier.
type item struct {
	// path is the qualifier: an alias, or the parts of a table's name. It is
	// nil for the columns that USING and NATURAL make of two; these hide the
	// columns of other items that have their names.
	path   []string
	fields []*Field
	index  map[string]*Field
}

func newItem(path []string, fields []*Field) *item { return &item{path: path, fields: fields} }

// field returns the field of the name. Of two with the same name the first one
// is meant, as in a subquery whose star repeats it.
func (it *item) field(name string) *Field {
	if it.index == nil {
		it.index = make(map[string]*Field, len(it.fields))
		for _, f := range slices.Backward(it.fields) {
			if !f.Rest {
				it.index[f.Name] = f
			}
		}
	}
	return it.index[name]
}

// matches reports whether the item goes by the qualifier: by its whole path,
// or the end of it.
func (it *item) matches(qualifier []*sql.Ident) bool {
	n := len(it.path) - len(qualifier)
	if n < 0 || len(qualifier) == 0 {
		return false
	}
	for i, part := range qualifier {
		if it.path[n+i] != part.Name {
			return false
		}
	}
	return true
}

// resolve returns what a name means. A name with a qualifier is looked for
// first; then its first part is a column, and the rest goes into it.
func (s *scope) resolve(name *sql.Name) (Ref, bool) {
	if len(name.Parts) == 0 {
		return Ref{}, false
	}
	for ; s != nil; s = s.outer {
		for n := min(len(name.Parts)-1, 3); n >= 1; n-- {
			if it := s.item(name.Parts[:n]); it != nil {
				return it.ref(name, n)
			}
		}
		found, certain := s.unqualified(name)
		if found != nil {
			return Ref{name, found, texts(name.Parts[1:])}, true
		}
		if !certain {
			return Ref{}, false
		}
	}
	return Ref{}, false
}

// item returns the item that goes by the qualifier.
func (s *scope) item(qualifier []*sql.Ident) *item {
	for _, it := range s.items {
		if it.matches(qualifier) {
			return it
		}
	}
	return nil
}

// ref returns what a name means whose first n parts are the item's qualifier.
func (it *item) ref(name *sql.Name, n int) (Ref, bool) {
	f := it.field(name.Parts[n].Name)
	return Ref{name, f, texts(name.Parts[n+1:])}, f != nil
}

// unqualified returns the column that the name's first part means. Without one
// it is certain that the scope has none only where all its fields are known.
func (s *scope) unqualified(name *sql.Name) (found *Field, certain bool) {
	certain = true
	for _, it := range s.items {
		f := it.field(name.Parts[0].Name)
		switch {
		case f != nil && it.path == nil:
			return f, true
		case f == nil:
			certain = certain && !open(it.fields)
		case found != nil && found != f:
			return nil, false // ambiguous
		default:
			found = f
		}
	}
	return found, certain
}

func texts(parts []*sql.Ident) []string {
	var names []string
	for _, p := range parts {
		names = append(names, p.Name)
	}
	return names
}
