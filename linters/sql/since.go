package sql

import (
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
)

// A Construct is a part of a script that not every release of Flink since 1.13
// reads.
type Construct struct {
	draft.Range
	// Name says what it is: "TRUNCATE TABLE", "a MODEL as an argument".
	Name string
	// Since is the first release that reads it, Until the first one that does
	// not; either is zero where there is none since 1.13. Where Until comes before
	// Since, the releases between them do not read it.
	Since, Until flink.Version
	// Reserved says that it is a name, which needs backticks in the releases that
	// do not read it.
	Reserved bool
	// Planner says that all releases parse it and the planner is what refuses it
	// before Since.
	Planner bool
}

// In reports whether a release has the construct. One that is not known does.
func (c Construct) In(v flink.Version) bool {
	if v.IsZero() {
		return true
	}
	begun, gone := !v.Before(c.Since), !c.Until.IsZero() && !v.Before(c.Until)
	if c.Until.Before(c.Since) {
		return begun || !gone
	}
	return begun && !gone
}

// Unreleased is the version that stands for what only the sources of Flink
// behind the newest release read, here or in the tests of its parser.
var Unreleased = flink.Version{Major: 2, Minor: 4}

// Constructs returns the constructs of a script, outer ones first. What it
// knows was asked of the SQL parsers of Flink 1.13 to 2.3 as they are published.
// Statements in the Hive dialect have none.
func Constructs(s *Script) []Construct {
	t := &tagger{keywords: map[*Ident]bool{}}
	hive := false
	for _, stmt := range s.Stmts {
		if on, set := hiveDialect(stmt); set {
			hive = on
		}
		if !hive {
			Inspect(stmt, t.node)
		}
	}
	return t.found
}

// A tagger gathers constructs on a walk over a tree.
type tagger struct {
	found []Construct
	// keywords are the identifiers that the tree keeps of keywords.
	keywords map[*Ident]bool
}

// tag notes a construct, by its name in the table.
func (t *tagger) tag(at draft.Range, name string) {
	c, ok := constructTable[name]
	if !ok {
		panic("sql: no release for " + name)
	}
	c.Range = at
	t.found = append(t.found, c)
}

// tagIf notes a construct where it is written.
func (t *tagger) tagIf(written bool, at draft.Range, name string) {
	if written {
		t.tag(at, name)
	}
}

// node notes what one node is. The walk goes on below it.
func (t *tagger) node(n Node) bool {
	_ = t.create(n) || t.alter(n) || t.change(n) || t.utility(n) || t.query(n) || t.call(n) || t.expr(n)
	return true
}

// keyword notes that an identifier is a keyword and no name.
func (t *tagger) keyword(ids ...*Ident) {
	for _, id := range ids {
		t.keywords[id] = true
	}
}

// name notes a plain identifier that some release reserves, so that it needs
// backticks there.
func (t *tagger) name(id *Ident) {
	if id.Quoted() || id.Var() != nil || t.keywords[id] {
		return
	}
	w := lookup(id.Name)
	if w == nil {
		return
	}
	c := Construct{Range: id.Range, Name: id.Name, Reserved: true}
	switch {
	case w.text == "ARRAY_AGG":
		c.Until, c.Since = flink.Version{Major: 1, Minor: 17}, flink.Version{Major: 1, Minor: 20}
	case w.text == "MODEL":
		c.Until, c.Since = flink.Version{Major: 1, Minor: 20}, flink.Version{Major: 2, Minor: 1}
	case w.reserved && w.since != "":
		c.Until, _ = flink.ParseVersion(w.since)
	default:
		return
	}
	t.found = append(t.found, c)
}
