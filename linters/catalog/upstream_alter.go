package catalog

import (
	"cmp"
	"slices"
	"strings"
)

// alter reads ALTER TABLE behind these words. What it does to a table that the
// snapshots do not declare is read and forgotten.
func (r *upstreamReader) alter() {
	r.accept("IF", "EXISTS")
	if r.postgres {
		r.accept("ONLY")
	}
	n, ok := r.tableName()
	if !ok {
		return
	}
	t := r.up.tables[n.key()].load()
	if t == nil {
		t = &UpstreamTable{}
	}
	for !r.atEnd() {
		r.action(t, n)
		for r.skipItem(); r.tok.kind == ')'; r.skipItem() {
			r.next()
		}
		if r.tok.kind == ',' {
			r.next()
		}
	}
	t.takeNoNull()
}

// action reads one thing that ALTER TABLE does.
func (r *upstreamReader) action(t *UpstreamTable, n upstreamName) {
	switch {
	case r.accept("ADD", "COLUMN"):
		r.add(t)
	case r.accept("DROP"):
		r.dropPart(t)
	case r.accept("MODIFY", "COLUMN", "IF", "EXISTS"):
		r.item(t)
	case r.accept("CHANGE", "COLUMN", "IF", "EXISTS"):
		t.renameColumn(r.next().name(), r.tok.name())
		r.item(t)
	case r.accept("RENAME"):
		r.renamePart(t, n)
	case r.postgres:
		r.postgresAction(t, n)
	}
}

// add reads what is added: one column or key, or several columns in parentheses.
func (r *upstreamReader) add(t *UpstreamTable) {
	unless := r.accept("IF", "NOT", "EXISTS")
	switch {
	case r.tok.kind == '(':
		r.next()
		r.items(t)
	case unless && t.Column(r.tok.name()) != nil:
	default:
		r.item(t)
	}
}

func (r *upstreamReader) dropPart(t *UpstreamTable) {
	switch {
	case r.accept("PRIMARY", "KEY"):
		t.Primary = nil
	case r.accept("CONSTRAINT", "IF", "EXISTS"), !r.postgres && (r.accept("INDEX", "IF", "EXISTS") || r.accept("KEY", "IF", "EXISTS")):
		if t.Postgres && r.tok.name() == cmp.Or(t.primaryName, t.Name+"_pkey") {
			t.Primary = nil
		}
		t.dropKey(r.tok.name())
	case r.tok.is("FOREIGN"), r.tok.is("CHECK"), !r.postgres && r.tok.is("PARTITION"):
	default:
		if !r.accept("COLUMN", "IF", "EXISTS") {
			r.accept("IF", "EXISTS")
		}
		t.dropColumn(r.tok.name())
	}
}

func (r *upstreamReader) renamePart(t *UpstreamTable, n upstreamName) {
	switch {
	case r.accept("COLUMN"):
		from := r.next().name()
		r.accept("TO")
		t.renameColumn(from, r.tok.name())
	case r.postgres && !r.tok.is("TO") && !r.tok.is("CONSTRAINT"): // without the word COLUMN
		from := r.next().name()
		r.accept("TO")
		t.renameColumn(from, r.tok.name())
	case r.accept("INDEX"), r.accept("KEY"), r.accept("CONSTRAINT"):
		from := r.next().name()
		r.accept("TO")
		t.renameKey(from, r.tok.name())
	default:
		_ = r.accept("TO") || r.accept("AS")
		if to, ok := r.tableName(); ok {
			r.up.rename(n, to)
		}
	}
}

// dropColumn takes a column away, also out of the keys (MySQL, "ALTER TABLE
// Statement": "if columns are dropped from a table, the columns are also removed
// from any index of which they are a part").
func (t *UpstreamTable) dropColumn(name string) {
	at := t.index(name)
	if at < 0 {
		return
	}
	t.Columns = slices.Delete(t.Columns, at, at+1)
	isIt := func(c string) bool { return strings.EqualFold(c, name) }
	t.Primary = slices.DeleteFunc(t.Primary, isIt)
	for i := range t.Unique {
		t.Unique[i].Columns = slices.DeleteFunc(slices.Clone(t.Unique[i].Columns), isIt)
	}
	t.Unique = slices.DeleteFunc(t.Unique, func(u UpstreamIndex) bool { return len(u.Columns) == 0 })
}

func (t *UpstreamTable) dropKey(name string) {
	isIt := func(other string) bool { return strings.EqualFold(other, name) }
	t.Unique = slices.DeleteFunc(t.Unique, func(u UpstreamIndex) bool { return isIt(u.Name) })
	t.plain = slices.DeleteFunc(t.plain, isIt)
}

// renameKey gives a key another name.
func (t *UpstreamTable) renameKey(from, to string) {
	for i := range t.Unique {
		if strings.EqualFold(t.Unique[i].Name, from) {
			t.Unique[i].Name = to
			return
		}
	}
	for i := range t.plain {
		if strings.EqualFold(t.plain[i], from) {
			t.plain[i] = to
		}
	}
}

// renameColumn gives a column another name, also in the keys.
func (t *UpstreamTable) renameColumn(from, to string) {
	at := t.index(from)
	if at < 0 || to == "" {
		return
	}
	renamed := *t.Columns[at]
	renamed.Name = to
	t.Columns[at] = &renamed
	keys := [][]string{t.Primary}
	for i := range t.Unique {
		t.Unique[i].Columns = slices.Clone(t.Unique[i].Columns)
		keys = append(keys, t.Unique[i].Columns)
	}
	for _, key := range keys {
		for i, c := range key {
			if strings.EqualFold(c, from) {
				key[i] = to
			}
		}
	}
}

// drop reads DROP behind this word.
func (r *upstreamReader) drop() {
	switch {
	case r.accept("TABLE", "IF", "EXISTS"):
		for !r.atEnd() {
			if n, ok := r.tableName(); ok {
				r.up.drop(n.key())
			}
			if r.tok.kind != ',' {
				return
			}
			r.next()
		}
	case r.accept("INDEX", "IF", "EXISTS"):
		name := r.next().name()
		if t := r.on(); t != nil {
			t.dropKey(name)
		}
	}
}

// renames reads RENAME TABLE behind these words.
func (r *upstreamReader) renames() {
	for !r.atEnd() {
		from, ok := r.tableName()
		if !ok || !r.accept("TO") {
			return
		}
		if to, ok := r.tableName(); ok {
			r.up.rename(from, to)
		}
		if r.tok.kind != ',' {
			return
		}
		r.next()
	}
}

// uniqueIndex reads CREATE UNIQUE INDEX behind these words.
func (r *upstreamReader) uniqueIndex() {
	r.accept("CONCURRENTLY")
	r.accept("IF", "NOT", "EXISTS")
	name := r.next().name()
	t := r.on()
	columns, ok := r.keyColumns()
	for !r.atEnd() && ok {
		ok = !r.next().is("WHERE") // an index of some of the rows
	}
	if t != nil && ok {
		t.addUnique(name, columns)
	}
}

// on reads ON and the table that an index belongs to, nil where it is not known.
func (r *upstreamReader) on() *UpstreamTable {
	for !r.atEnd() && !r.accept("ON") {
		r.next()
	}
	if r.postgres {
		r.accept("ONLY")
	}
	if n, ok := r.tableName(); ok {
		return r.up.tables[n.key()].load()
	}
	return nil
}
