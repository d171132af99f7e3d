package plan

import "github.com/flinkvet/flinkvet/linters/sql"

// An itemList finds the items of a long FROM clause by what they are called and
// by their columns. The joins of the clause share it: each has some more of its
// items than the one before.
type itemList struct {
	items []*item
	// named are the places of the items by the last part of their qualifier,
	// having those by the names of their columns, blurred those that may have
	// columns of other names.
	named, having map[string][]int
	blurred       []int
}

// longList is the number of items from which on a list pays off.
const longList = 16

// list returns the list of the scope's items, nil where they are few.
func (s *scope) list() *itemList {
	if len(s.items) < longList {
		return nil
	}
	first := s.items[0]
	if l := first.list; l == nil || !l.goesWith(s.items) {
		first.list = &itemList{named: make(map[string][]int), having: make(map[string][]int)}
	}
	first.list.extend(s.items)
	return first.list
}

// goesWith reports whether the items are the first ones of the list, or the list
// the first ones of them.
func (l *itemList) goesWith(items []*item) bool {
	n := min(len(l.items), len(items))
	return n > 0 && l.items[n-1] == items[n-1]
}

func (l *itemList) extend(items []*item) {
	for i := len(l.items); i < len(items); i++ {
		it := items[i]
		l.items = append(l.items, it)
		if n := len(it.path); n > 0 {
			l.named[it.path[n-1]] = append(l.named[it.path[n-1]], i)
		}
		if it.byQualifier {
			continue
		}
		it.field("") // makes its index
		for name := range it.index {
			l.having[name] = append(l.having[name], i)
		}
		if it.blurred {
			l.blurred = append(l.blurred, i)
		}
	}
}

// item returns the first of the scope's items that goes by the qualifier.
func (l *itemList) item(s *scope, qualifier []sql.Ident) *item {
	for _, i := range l.named[qualifier[len(qualifier)-1].Name] {
		if i < len(s.items) && l.items[i].matches(qualifier) {
			return l.items[i]
		}
	}
	return nil
}

// unqualified returns the scope's items with a column of the name, as
// scope.unqualified does.
func (l *itemList) unqualified(s *scope, name string) (found []*item, certain bool) {
	for _, i := range l.having[name] {
		if i >= len(s.items) {
			break
		}
		found = append(found, l.items[i])
		if l.items[i].path == nil {
			return found, true
		}
	}
	for _, i := range l.blurred {
		if i < len(s.items) && l.items[i].field(name) == nil {
			return found, false
		}
	}
	return found, true
}
