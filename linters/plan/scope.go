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
	// byQualifier says that columns are only meant together with the qualifier.
	byQualifier bool
	index       map[string]*Field
	// blurred says that there may be fields of other names: not all are known,
	// or two share a name, of which Flink numbers the second. It is set with
	// index.
	blurred bool
	// list finds what follows the item in a long FROM clause that it is the
	// first of.
	list *itemList
}

func newItem(path []string, fields []*Field) *item { return &item{path: path, fields: fields} }

// field returns the field of the name. Of two with the same name the first one
// is meant, as in a subquery whose star repeats it.
func (it *item) field(name string) *Field {
	if it.index == nil {
		it.index = make(map[string]*Field, len(it.fields))
		for _, f := range slices.Backward(it.fields) {
			it.blurred = it.blurred || f.Rest || it.index[f.Name] != nil
			if !f.Rest {
				it.index[f.Name] = f
			}
		}
	}
	return it.index[name]
}

// matches reports whether the item goes by the qualifier: by its whole path,
// or the end of it.
func (it *item) matches(qualifier []sql.Ident) bool {
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

// resolve returns what a name means, or the miss where it is certain that it
// means nothing. A name with a qualifier is looked for first; then its first
// part is a column, and the rest goes into it.
func (s *scope) resolve(name *sql.Name) (Ref, *Miss) {
	if len(name.Parts) == 0 || s == nil {
		return Ref{}, nil
	}
	inner := s
	for ; s != nil; s = s.outer {
		for n := min(len(name.Parts)-1, 3); n >= 1; n-- {
			if it := s.item(name.Parts[:n]); it != nil {
				ref, miss := it.ref(name, n)
				if miss == nil {
					return ref, nil
				}
				if found, _ := s.unqualified(name); len(found) == 0 {
					return ref, miss
				}
			}
		}
		found, certain := s.unqualified(name)
		switch {
		case len(found) > 1:
			return Ref{}, ambiguous(name, found)
		case len(found) == 1:
			return Ref{name, found[0].field(name.Parts[0].Name), texts(name.Parts[1:])}, nil
		case !certain:
			return Ref{name, s.made(), nil}, nil
		}
	}
	return Ref{}, &Miss{At: name, Others: inner.names(len(name.Parts) > 1)}
}

func ambiguous(name *sql.Name, found []*item) *Miss {
	m := &Miss{At: name, Ambiguous: true}
	for _, it := range found {
		if len(it.path) > 0 {
			m.Tables = append(m.Tables, it.path[len(it.path)-1])
		}
	}
	return m
}

// names returns the names of the scope's columns, with their qualifiers where
// that is asked for.
func (s *scope) names(qualified bool) []string {
	var names []string
	for _, it := range s.items {
		qualifier := ""
		if qualified && len(it.path) > 0 {
			qualifier = it.path[len(it.path)-1] + "."
		}
		for _, f := range it.fields {
			names = append(names, qualifier+f.Name)
		}
	}
	return names
}

// item returns the item that goes by the qualifier.
func (s *scope) item(qualifier []sql.Ident) *item {
	if list := s.list(); list != nil {
		return list.item(s, qualifier)
	}
	for _, it := range s.items {
		if it.matches(qualifier) {
			return it
		}
	}
	return nil
}

// ref returns what a name means whose first n parts are the item's qualifier.
func (it *item) ref(name *sql.Name, n int) (Ref, *Miss) {
	if f := it.field(name.Parts[n].Name); f != nil {
		return Ref{name, f, texts(name.Parts[n+1:])}, nil
	}
	if it.blurred {
		return Ref{name, (&scope{items: []*item{it}}).made(), nil}, nil
	}
	qualified := &scope{items: []*item{{path: texts(name.Parts[:n]), fields: it.fields}}}
	return Ref{}, &Miss{At: name, Others: qualified.names(true)}
}

// unqualified returns the items with a column that the name's first part may
// mean. Without one it is certain that the scope has none only where all its
// fields are known.
func (s *scope) unqualified(name *sql.Name) (found []*item, certain bool) {
	if list := s.list(); list != nil {
		return list.unqualified(s, name.Parts[0].Name)
	}
	certain = true
	for _, it := range s.items {
		if it.byQualifier {
			continue
		}
		if it.field(name.Parts[0].Name) == nil {
			certain = certain && !it.blurred
			continue
		}
		found = append(found, it)
		if it.path == nil {
			return found, true
		}
	}
	return found, certain
}

// made returns the field that stands for what a function yields where a name can
// mean nothing else, nil where it can.
func (s *scope) made() *Field {
	var made *Field
	for _, it := range s.items {
		if it.byQualifier || !it.blurred {
			continue
		}
		last := it.fields[len(it.fields)-1]
		if made != nil || !last.Rest || last.Expr == nil {
			return nil
		}
		made = last
	}
	return made
}

func texts(parts []sql.Ident) []string {
	var names []string
	for _, p := range parts {
		names = append(names, p.Name)
	}
	return names
}
