// Package catalog knows the tables, views, functions and models of a draft: by
// name, and as of a statement, since a script creates, alters, drops and shadows
// them as it goes.
//
// It knows what the draft itself declares, and what the files declare that its
// policy shares between drafts. What else an external catalog holds is not
// known, and is not guessed. The package binds no query: the columns that a
// query gives to a table (CREATE TABLE … AS) are found by package plan.
package catalog

import (
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A Catalog is what a draft's scripts declare. Each script is a session of its
// own: it starts in the default catalog with what is shared, or with nothing
// declared.
type Catalog struct {
	moments map[sql.Stmt]moment
	tables  []*Table
	shared  *Shared
	policy  *policy.Policy
	// upstream reads the snapshots of source databases once, nil without any.
	upstream func() *Upstream
}

// A moment is a point of a session: what holds before a statement runs.
type moment struct {
	session *session
	time    int
}

// Build reads the declarations of the scripts.
func Build(p *policy.Policy, scripts []*sql.Script) *Catalog { return BuildOn(nil, "", p, scripts) }

// BuildOn reads the declarations of the scripts of a draft, each of which starts
// from what is shared; nil is nothing. A draft that is itself a shared file
// starts from those before it.
func BuildOn(shared *Shared, draft string, p *policy.Policy, scripts []*sql.Script) *Catalog {
	c := &Catalog{moments: make(map[sql.Stmt]moment), shared: shared, policy: p}
	for _, script := range scripts {
		s := shared.session(draft)
		s.script = script
		c.runAll(s)
		c.tables = append(c.tables, s.tables...)
	}
	return c
}

func (c *Catalog) runAll(s *session) {
	for _, stmt := range s.script.Stmts {
		c.run(s, stmt)
	}
}

// moment returns the moment of a statement of the draft or of a shared file.
func (c *Catalog) moment(stmt sql.Stmt) (moment, bool) {
	if m, known := c.moments[stmt]; known {
		return m, true
	}
	if c.shared == nil {
		return moment{}, false
	}
	m, known := c.shared.moments[stmt]
	return m, known
}

// Tables returns the tables that the draft declares, script by script in the
// order in which they come to be; ALTER TABLE makes another of one.
func (c *Catalog) Tables() []*Table { return c.tables }

// run notes the moment of a statement and of those in it, and lets the session
// take it in.
func (c *Catalog) run(s *session, stmt sql.Stmt) {
	if stmt == nil {
		return
	}
	c.moments[stmt] = moment{s, s.now}
	switch stmt := stmt.(type) {
	case *sql.StatementSet:
		for _, inner := range stmt.Stmts {
			c.run(s, inner)
		}
	case *sql.Execute:
		c.run(s, stmt.Stmt)
	case *sql.CompilePlan:
		c.run(s, stmt.Stmt)
	case *sql.Explain:
		c.moments[stmt.Stmt] = moment{s, s.now}
	default:
		s.apply(stmt)
	}
}

// Table returns the table that name means to the statement. It is never nil: of
// a table that the draft does not declare nothing but the name is known. Where
// name means a view, ok is false.
func (c *Catalog) Table(stmt sql.Stmt, name *sql.Name) (table *Table, ok bool) {
	m, known := c.moment(stmt)
	if !known {
		return unknownTable(Path{}, name, false), true
	}
	table, ok = m.table(name)
	if ok && table.Node == nil {
		table.Lack = c.lack(m, table.Path)
	}
	return table, ok
}

// Created returns the table that the statement, a CREATE TABLE or CREATE
// MATERIALIZED TABLE, leaves behind; nil where it is none.
func (c *Catalog) Created(stmt sql.Stmt) *Table {
	m, known := c.moment(stmt)
	if !known {
		return nil
	}
	m.time++
	switch stmt := stmt.(type) {
	case *sql.CreateTable:
		return m.created(stmt.Name)
	case *sql.CreateMaterializedTable:
		return m.created(stmt.Name)
	}
	return nil
}

func (m moment) created(name *sql.Name) *Table {
	if name == nil {
		return nil
	}
	t, _ := m.find(name).(*Table)
	return t
}

// View returns the view that name means to the statement, nil where it means
// none.
func (c *Catalog) View(stmt sql.Stmt, name *sql.Name) *View {
	if m, known := c.moment(stmt); known {
		view, _ := m.find(name).(*View)
		return view
	}
	return nil
}

// Function returns the function that name means to the statement, nil where the
// draft declares none of the name.
func (c *Catalog) Function(stmt sql.Stmt, name *sql.Name) *Function {
	if m, known := c.moment(stmt); known {
		return m.session.function(m.time, name)
	}
	return nil
}

// table returns the table that name means at the moment.
func (m moment) table(name *sql.Name) (*Table, bool) {
	switch found := m.find(name).(type) {
	case *Table:
		return found, true
	case *View:
		return nil, false
	}
	path, qualified := m.session.resolve(m.time, name)
	return unknownTable(path, name, qualified || m.session.external(m.time, path)), true
}

func (m moment) find(name *sql.Name) any {
	path, _ := m.session.resolve(m.time, name)
	return m.session.relations.at(m.time, path)
}
