package flink

import (
	"slices"
	"strings"
	"sync"
)

// A shelf is the options of what one identifier stands for, those of all lines
// of versions.
type shelf struct {
	// rows are in the order of the table.
	rows []row
	// aliased has the rows that name a key as an older spelling of theirs.
	aliased map[string][]row
	// forms are the keys with a "#" for a name, each once.
	forms []string
}

// shelves remembers the shelves of the identifiers that the table has.
var shelves sync.Map // of *shelf by prefix

func (c *Connector) shelf() *shelf {
	prefix := c.prefix()
	if s, ok := shelves.Load(prefix); ok {
		return s.(*shelf)
	}
	s := newShelf(prefix)
	if len(s.rows) > 0 {
		shelves.Store(strings.Clone(prefix), s)
	}
	return s
}

func newShelf(prefix string) *shelf {
	s := &shelf{aliased: map[string][]row{}}
	for line := range strings.Lines(optionsTable.from(prefix)) {
		if !strings.HasPrefix(line, prefix) {
			break
		}
		s.add(newRow(line))
	}
	return s
}

func (s *shelf) add(r row) {
	s.rows = append(s.rows, r)
	for _, alias := range r.list(optionAliases) {
		s.aliased[alias] = append(s.aliased[alias], r)
	}
	if key := r.option(); strings.Contains(key, "#") && !slices.Contains(s.forms, key) {
		s.forms = append(s.forms, key)
	}
}

// option returns the key of an option's row.
func (r row) option() string { return r[0][strings.LastIndexByte(r[0], ' ')+1:] }
