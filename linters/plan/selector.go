package plan

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// A Selector is a pattern of tables as "tables" and "source-table" of a Flink CDC
// pipeline have it: alternatives between commas, in each of them regular
// expressions for the parts of the table's name between dots. A dot that is
// escaped is the regular expression's (Flink CDC: Selectors, Predicates,
// TableIdRouter).
type Selector struct {
	alts []*tablePattern
	// opaque says that it cannot be told what it selects: a variable is a part of
	// it, or a regular expression is of a kind that only Java has.
	opaque bool
	// route says that the pattern is one of a route: the whole of a name is matched.
	// There the case of the name in the database counts, which is not known.
	route bool
}

// A tablePattern is one alternative of a selector, or a table by its name.
type tablePattern struct {
	// text is the pattern as it is written.
	text draft.Text
	// parts are the regular expressions for the parts of a name.
	parts []string
	// res match the parts, whole the whole name.
	res     []*regexp.Regexp
	whole   *regexp.Regexp
	samples [][]string
	// table says that the parts are the name of a table, whatever is in them.
	table bool
}

// newSelector reads a pattern of tables.
func newSelector(text draft.Text, route bool) *Selector {
	s := &Selector{route: route, opaque: strings.Contains(text.String(), "${")}
	for _, alt := range split(text, ',') {
		p := newPattern(alt)
		if p == nil {
			s.opaque = true
			continue
		}
		s.alts = append(s.alts, p)
	}
	return s
}

// split divides a pattern at a separator that no backslash escapes. What is empty
// is left out.
func split(text draft.Text, at byte) (parts []draft.Text) {
	src, lo := text.String(), 0
	add := func(hi int) {
		if part := trimmed(text.Slice(lo, hi)); part.Len() > 0 {
			parts = append(parts, part)
		}
		lo = hi + 1
	}
	for i := 0; i < len(src); i++ {
		switch src[i] {
		case '\\':
			i++
		case at:
			add(i)
		}
	}
	add(len(src))
	return parts
}

func trimmed(t draft.Text) draft.Text {
	s := t.String()
	lo := len(s) - len(strings.TrimLeft(s, " \t\r\n"))
	return t.Slice(lo, max(lo, len(strings.TrimRight(s, " \t\r\n"))))
}

// newPattern reads one alternative, nil where it is of a kind that only Java has.
func newPattern(text draft.Text) *tablePattern {
	p := &tablePattern{text: text}
	for _, part := range split(text, '.') {
		p.parts = append(p.parts, strings.NewReplacer(`\.`, ".", `\,`, ",").Replace(part.String()))
	}
	for _, part := range p.parts {
		re, err := regexp.Compile(`(?i)^(?:` + part + `)$`)
		if err != nil {
			return nil
		}
		p.res = append(p.res, re)
	}
	whole, err := regexp.Compile(`(?i)^(?:` + asRoute.Replace(text.String()) + `)$`)
	if err != nil {
		return nil
	}
	p.whole = whole
	return p
}

// asRoute makes a regular expression for a whole name of a pattern: there an
// escaped dot stands for any character, and a bare one for itself.
var asRoute = strings.NewReplacer(`\.`, ".", ".", `\.`)

// bare matches the names that are no regular expressions.
var bare = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[\pL\pN_-]+$`) })

// concrete reports whether the pattern is the name of one table.
func (p *tablePattern) concrete() bool {
	return p.table || len(p.parts) > 0 && !slices.ContainsFunc(p.parts, func(part string) bool { return !bare().MatchString(part) })
}

// names returns the names of some tables that the pattern selects, part by part;
// of a table the only one.
func (p *tablePattern) names() [][]string {
	if p.concrete() {
		return [][]string{p.parts}
	}
	if p.samples != nil {
		return p.samples
	}
	for variant := range variants {
		var name []string
		for _, part := range p.parts {
			name = append(name, sample(part, variant))
		}
		p.samples = append(p.samples, name)
	}
	return p.samples
}

// matches reports whether the pattern selects a table. A database may be left out of
// the table's name, since some sources leave it out of the names that they give.
func (p *tablePattern) matches(name []string, route bool) bool {
	if p.selects(name, route) {
		return true
	}
	return len(name) == 3 && p.selects(name[1:], route)
}

func (p *tablePattern) selects(name []string, route bool) bool {
	if route {
		return p.whole.MatchString(strings.Join(name, "."))
	}
	more := len(p.res) - len(name)
	if more < 0 {
		return false
	}
	for i, re := range p.res[more:] { // Selector.isMatch passes over parts that a name does not have
		if !re.MatchString(name[i]) {
			return false
		}
	}
	return true
}

// A Cover says how many of some tables a selector selects.
type Cover uint8

// The covers. Some is also that of which too little is known.
const (
	Some Cover = iota
	None
	Every
)

// covers returns how many of the tables of a pattern the selector selects.
func (s *Selector) covers(of *tablePattern) Cover {
	if s.opaque {
		return Some
	}
	matched, names := 0, of.names()
	for _, name := range names {
		if slices.ContainsFunc(s.alts, func(p *tablePattern) bool { return p.matches(name, s.route) }) {
			matched++
		}
	}
	switch {
	case matched == len(names), slices.ContainsFunc(s.alts, func(p *tablePattern) bool { return p.text.String() == of.text.String() }):
		return Every
	case matched > 0:
		return Some
	case of.concrete(), !slices.ContainsFunc(s.alts, func(p *tablePattern) bool { return p.mayMeet(of, s.route) }):
		return None
	}
	return Some
}

// mayMeet reports whether there may be a table that both patterns select.
func (p *tablePattern) mayMeet(o *tablePattern, route bool) bool {
	if p.concrete() {
		return o.matches(p.parts, false)
	}
	if len(p.parts) != len(o.parts) {
		return true
	}
	for i, part := range p.parts {
		a, b := prefix(part), prefix(o.parts[i])
		if !strings.HasPrefix(a, b) && !strings.HasPrefix(b, a) {
			return false
		}
	}
	return true
}

// prefix returns what all names that a regular expression matches begin with, in
// lower case; case is passed over, whatever kind the pattern is of.
func prefix(part string) string {
	re, err := regexp.Compile(`^(?:` + strings.ToLower(part) + `)$`)
	if err != nil {
		return ""
	}
	literal, _ := re.LiteralPrefix()
	return literal
}

// selectsAll reports whether the selector selects all tables that another does.
func (s *Selector) selectsAll(o *Selector) bool {
	return !o.opaque && len(o.alts) > 0 && !slices.ContainsFunc(o.alts, func(p *tablePattern) bool { return s.covers(p) != Every })
}

// within returns the alternatives all of whose tables the pattern selects, and
// reports whether the others may have tables in common with it.
func (s *Selector) within(of *tablePattern) (inside []*tablePattern, unclear bool) {
	if s.opaque {
		return nil, true
	}
	one := &Selector{alts: []*tablePattern{of}}
	for _, alt := range s.alts {
		switch one.covers(alt) {
		case Every:
			inside = append(inside, alt)
		case Some:
			unclear = unclear || alt.mayMeet(of, s.route)
		}
	}
	return inside, unclear
}
