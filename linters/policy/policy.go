// Package policy is what a team has decided, as its .flinkvet.yaml says it: the
// engine, how severe each rule is and where, which columns are sensitive and
// what masks them, which variables exist.
//
// The package reads the file strictly, so that a misspelt key is an error and
// not a decision that silently does not hold. It knows no rule: the names of
// rules are checked by whoever has them.
package policy

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sensitive"
)

// A Policy is what the policy files of a draft say together. Of words and
// entries with the same key the last file's hold; lists add up. The zero Policy
// decides nothing.
type Policy struct {
	// Scopes are the decisions that may differ by path, weakest first.
	Scopes []Scope
	// Exclude names the files that are not checked.
	Exclude []Glob
	// Columns gives columns, written "table.column", their class.
	Columns []Pair
	Classes []Class
	Zones   []Zone
	// Masks are the functions whose result is no longer sensitive.
	Masks     []Word
	Variables Variables
	// Upstream are patterns of files that declare the source databases, relative
	// to the root of the run.
	Upstream []Glob
	// Catalog are patterns of files that declare tables and the like for several
	// drafts, relative to the root of the run, in the order in which they hold.
	Catalog []Glob
	// Complete are patterns of the databases, written "catalog.database", of
	// which these files declare all tables.
	Complete []Word
	// Today is the day that drafts are judged on, "2026-01-31"; without it,
	// what depends on the day is not known.
	Today Word
	// Errors say what in the files is not understood.
	Errors []draft.Error
}

// A Word is a text of a policy file and where it stands.
type Word struct {
	draft.Range
	Text string
}

// A Pair is a key that the policy's author chose, and what is said of it.
type Pair struct{ Key, Value Word }

// A Scope is what holds for the drafts whose main artifact has a matching path.
type Scope struct {
	// Match is empty for the decisions that hold everywhere.
	Match []Glob
	// Engine is the engine as a platform writes it: "1.20", "v1_20",
	// "vvr-11.5-jdk11-flink-1.20".
	Engine Word
	// Platform is "oss", "operator", "vvr" or "vvp".
	Platform Word
	// Profile is "production" or "development".
	Profile  Word
	Complete *bool
	// Rules gives rules, packs and phases their severity.
	Rules []Pair
}

// A Class is a class of sensitive data that the team adds, or patterns that it
// adds to a class that is known.
type Class struct {
	Name Word
	// Columns are patterns of column names, Comments words of column comments.
	Columns, Comments []Word
}

// A Zone is where data of a class may be written unmasked.
type Zone struct {
	Class Word
	// Sinks are patterns of table names, or of "connector.table".
	Sinks []Word
}

// Variables are the variables that the platform has beside those that the
// draft's own files declare.
type Variables struct {
	Names, Secrets []Word
	// Files declare variables; they are relative to the root of the run.
	Files []string
}

// NoClass is the class of a column that the team has decided not to be
// sensitive.
const NoClass = "none"

// Read reads the policy files among files; it looks at no others.
func Read(files []*config.File) *Policy {
	p := &Policy{}
	for _, f := range files {
		if f.Source.Kind == draft.Policy {
			p.Errors = append(p.Errors, f.Errors...)
			p.read(f)
		}
	}
	p.checkClasses()
	return p
}

// read adds a file to the policy. What holds everywhere comes before what holds
// for paths, and a later file after both.
func (p *Policy) read(f *config.File) {
	r := &reader{dir: path.Dir(f.Source.Name)}
	for _, tree := range f.Trees {
		if tree.Form == config.Null {
			continue // an empty document
		}
		doc := document{}
		documentForm.read(r, tree, &doc)
		p.Scopes = append(append(p.Scopes, doc.Scope), doc.paths...)
		p.Exclude = append(p.Exclude, doc.exclude...)
		p.Columns = append(p.Columns, doc.sensitive.columns...)
		p.Classes = append(p.Classes, doc.sensitive.classes...)
		p.Zones = append(p.Zones, doc.sensitive.zones...)
		p.Masks = append(p.Masks, doc.masks...)
		p.Upstream = append(p.Upstream, doc.upstream...)
		p.Catalog = append(p.Catalog, doc.catalog.files...)
		p.Complete = append(p.Complete, doc.catalog.complete...)
		if doc.today.Text != "" {
			p.Today = doc.today
		}
		p.Variables.Names = append(p.Variables.Names, doc.variables.Names...)
		p.Variables.Secrets = append(p.Variables.Secrets, doc.variables.Secrets...)
		p.Variables.Files = append(p.Variables.Files, doc.variables.Files...)
	}
	p.Errors = append(p.Errors, r.errors...)
}

// Day returns the day that drafts are judged on, and whether it is known.
func (p *Policy) Day() (time.Time, bool) {
	day, err := time.Parse(time.DateOnly, p.Today.Text)
	return day, err == nil
}

// checkClasses notes the classes that neither flinkvet nor the policy knows.
func (p *Policy) checkClasses() {
	known := []string{NoClass}
	for _, c := range sensitive.Classes() {
		known = append(known, string(c))
	}
	for _, c := range p.Classes {
		known = append(known, c.Name.Text)
	}
	check := func(w Word) {
		if !strings.Contains(w.Text, "*") && !slices.Contains(known, w.Text) {
			p.Errors = append(p.Errors, draft.Error{Range: w.Range, Msg: fmt.Sprintf("%q is no class of sensitive data%s", w.Text, near.Hint(w.Text, known))})
		}
	}
	for _, c := range p.Columns {
		check(c.Value)
	}
	for _, z := range p.Zones {
		check(z.Class)
	}
}

// For returns what holds for the draft, or the file, at the path.
func (p *Policy) For(path string) Scope {
	var sum Scope
	for _, s := range p.Scopes {
		if len(s.Match) == 0 || matchAny(s.Match, path) {
			sum.override(s)
		}
	}
	return sum
}

// override lets stronger's decisions hold over those of s.
func (s *Scope) override(stronger Scope) {
	for _, w := range []struct{ weak, strong *Word }{
		{&s.Engine, &stronger.Engine}, {&s.Platform, &stronger.Platform}, {&s.Profile, &stronger.Profile},
	} {
		if w.strong.Text != "" {
			*w.weak = *w.strong
		}
	}
	if stronger.Complete != nil {
		s.Complete = stronger.Complete
	}
	s.Rules = append(s.Rules, stronger.Rules...)
}

// Level returns the severity ("off", "note", "warning", "error") that the scope
// gives to the first of names that it speaks of, or "". The names of a rule are
// its own, its pack's and its phase's.
func (s Scope) Level(names ...string) string {
	for _, name := range names {
		if level, ok := last(s.Rules, name); ok {
			return level
		}
	}
	return ""
}

// Excludes reports whether the file at the path is not to be checked.
func (p *Policy) Excludes(path string) bool { return matchAny(p.Exclude, path) }

// ClassOf returns the class that the policy gives to a column by its name: the
// column's own entry, NoClass included, or a class with a matching pattern. It
// returns "" where the policy says nothing.
func (p *Policy) ClassOf(table, column string) string {
	for i := len(p.Columns) - 1; i >= 0; i-- {
		if like(p.Columns[i].Key.Text, table+"."+column) {
			return p.Columns[i].Value.Text
		}
	}
	return p.class(func(c Class) bool { return anyLike(c.Columns, column) })
}

// ClassOfComment returns the class with a word that the column's comment holds,
// or "".
func (p *Policy) ClassOfComment(comment string) string {
	comment = strings.ToLower(comment)
	return p.class(func(c Class) bool {
		for _, w := range c.Comments {
			if strings.Contains(comment, strings.ToLower(w.Text)) {
				return true
			}
		}
		return false
	})
}

func (p *Policy) class(is func(Class) bool) string {
	for i := len(p.Classes) - 1; i >= 0; i-- {
		if is(p.Classes[i]) {
			return p.Classes[i].Name.Text
		}
	}
	return ""
}

// NamesUpstream reports whether the file at the path declares a source database.
func (p *Policy) NamesUpstream(path string) bool { return matchAny(p.Upstream, path) }

// NamesCatalog reports whether the file at the path declares tables and the like
// for several drafts.
func (p *Policy) NamesCatalog(path string) bool { return matchAny(p.Catalog, path) }

// CatalogComplete reports whether the files of the catalog declare all tables of
// a database, written "catalog.database".
func (p *Policy) CatalogComplete(database string) bool { return anyLike(p.Complete, database) }

// MaskedBy reports whether the team trusts the function to mask its argument.
func (p *Policy) MaskedBy(function string) bool { return anyLike(p.Masks, function) }

// Allows reports whether data of the class may be written, unmasked, to the
// sink, which goes by any of the names.
func (p *Policy) Allows(class string, sink ...string) bool {
	for _, z := range p.Zones {
		if !like(z.Class.Text, class) {
			continue
		}
		for _, name := range sink {
			if anyLike(z.Sinks, name) {
				return true
			}
		}
	}
	return false
}

// last returns the value of the last pair with the key.
func last(pairs []Pair, key string) (string, bool) {
	for i := len(pairs) - 1; i >= 0; i-- {
		if pairs[i].Key.Text == key {
			return pairs[i].Value.Text, true
		}
	}
	return "", false
}
