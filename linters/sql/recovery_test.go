package sql

import (
	"fmt"
	"os"
	"slices"
	"sort"
	"strings"
	"testing"
	"text/tabwriter"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A mutation is a statement with one mistake in it.
type mutation struct {
	kind, sql string
	// lo and hi are the first and the last line, from one, where an error belongs.
	lo, hi int
	// whole says that the mistake may cost everything up to the statement's end.
	whole bool
}

// edited replaces the text of one token.
type edited struct {
	lo, hi int32
	text   string
}

// edits are the mistakes that people make, each at every place of a statement.
var edits = []struct {
	kind  string
	whole bool
	make  func(src string, toks []lexeme, i int) (edited, bool)
}{
	{"missing comma", false, func(_ string, toks []lexeme, i int) (edited, bool) {
		return edited{toks[i].off, toks[i].end, ""}, wordOf(toks[i]) == ","
	}},
	{"doubled comma", false, func(_ string, toks []lexeme, i int) (edited, bool) {
		return edited{toks[i].off, toks[i].end, ",,"}, wordOf(toks[i]) == ","
	}},
	{"comma before a bracket", false, func(_ string, toks []lexeme, i int) (edited, bool) {
		return edited{toks[i].off, toks[i].end, ",)"}, wordOf(toks[i]) == ")" && wordOf(toks[i-1]) != "(" && wordOf(toks[i-1]) != "*"
	}},
	{"missing opening bracket", true, func(_ string, toks []lexeme, i int) (edited, bool) {
		return edited{toks[i].off, toks[i].end, " "}, wordOf(toks[i]) == "("
	}},
	{"missing closing bracket", true, func(_ string, toks []lexeme, i int) (edited, bool) {
		return edited{toks[i].off, toks[i].end, " "}, wordOf(toks[i]) == ")"
	}},
	{"doubled closing bracket", true, func(_ string, toks []lexeme, i int) (edited, bool) {
		return edited{toks[i].off, toks[i].end, "))"}, wordOf(toks[i]) == ")"
	}},
	{"missing equals sign", false, func(_ string, toks []lexeme, i int) (edited, bool) {
		return edited{toks[i].off, toks[i].end, " "}, wordOf(toks[i]) == "="
	}},
	{"unclosed string", true, func(_ string, toks []lexeme, i int) (edited, bool) {
		return edited{toks[i].end - 1, toks[i].end, ""}, toks[i].kind == stringToken
	}},
	{"string without quotes", false, func(src string, toks []lexeme, i int) (edited, bool) {
		return edited{toks[i].off, toks[i].end, "plain"}, toks[i].kind == stringToken
	}},
	{"unclosed backtick", true, func(_ string, toks []lexeme, i int) (edited, bool) {
		return edited{toks[i].end - 1, toks[i].end, ""}, toks[i].kind == quotedToken
	}},
	{"reserved word as a name", false, func(src string, toks []lexeme, i int) (edited, bool) {
		return edited{toks[i].off, toks[i].end, "value"}, toks[i].kind == wordToken && toks[i].id == noWord
	}},
	{"structural word as a column", false, func(src string, toks []lexeme, i int) (edited, bool) {
		ok := i > 0 && i+1 < len(toks) && toks[i].kind == wordToken && toks[i].id == noWord && slices.Contains([]string{"STRING", "BIGINT", "INT", "DOUBLE", "DECIMAL"}, wordOf(toks[i+1]))
		return edited{toks[i].off, toks[i].end, "order"}, ok
	}},
	{"missing word", true, func(src string, toks []lexeme, i int) (edited, bool) {
		return edited{toks[i].off, toks[i].end, ""}, toks[i].kind == wordToken && toks[i].id != noWord
	}},
	{"misspelt word", true, func(src string, toks []lexeme, i int) (edited, bool) {
		return edited{toks[i].off, toks[i].end, src[toks[i].off:toks[i].end] + "X"}, toks[i].kind == wordToken && toks[i].id != noWord
	}},
	{"doubled word", true, func(src string, toks []lexeme, i int) (edited, bool) {
		w := src[toks[i].off:toks[i].end]
		return edited{toks[i].off, toks[i].end, w + " " + w}, toks[i].kind == wordToken && toks[i].id != noWord
	}},
	{"missing name", true, func(src string, toks []lexeme, i int) (edited, bool) {
		return edited{toks[i].off, toks[i].end, ""}, toks[i].kind == wordToken && toks[i].id == noWord
	}},
	{"stray semicolon", true, func(src string, toks []lexeme, i int) (edited, bool) {
		return edited{toks[i].end, toks[i].end, ";"}, i+1 < len(toks) && strings.Contains(src[toks[i].end:toks[i+1].off], "\n")
	}},
	{"unclosed comment", true, func(src string, toks []lexeme, i int) (edited, bool) {
		return edited{toks[i].end, toks[i].end, " /* why"}, i+1 < len(toks) && strings.Contains(src[toks[i].end:toks[i+1].off], "\n")
	}},
	{"swapped clauses", true, func(src string, toks []lexeme, i int) (edited, bool) { return swapped(src, toks, i) }},
}

func wordOf(t lexeme) string { return words.words[t.id].text }

// swapped puts the line of one clause behind that of the next.
func swapped(src string, toks []lexeme, i int) (edited, bool) {
	clause := func(t lexeme) bool {
		return slices.Contains([]string{"WHERE", "GROUP", "HAVING", "ORDER", "LIMIT"}, wordOf(t)) && (t.off == 0 || src[t.off-1] == '\n')
	}
	if !clause(toks[i]) {
		return edited{}, false
	}
	line := strings.IndexByte(src[toks[i].off:], '\n')
	if line < 0 {
		return edited{}, false
	}
	next := toks[i].off + int32(line) + 1
	j := slices.IndexFunc(toks, func(t lexeme) bool { return t.off == next })
	if j < 0 || !clause(toks[j]) {
		return edited{}, false
	}
	end := strings.IndexAny(src[next:], "\n;")
	if end < 0 {
		end = len(src) - int(next)
	}
	hi := next + int32(end)
	return edited{toks[i].off, hi, src[next:hi] + "\n" + src[toks[i].off:next-1]}, true
}

// symbols returns the tokens of one statement.
func symbols(src string) []lexeme {
	l := lexer{src: src, report: func(int, int, string) {}}
	var toks []lexeme
	for {
		if toks = l.statement(toks); toks[len(toks)-1].kind == endOfText {
			return toks[:len(toks)-1]
		}
	}
}

// mutations returns a statement with every single mistake.
func mutations(src string) []mutation {
	toks := symbols(src)
	var list []mutation
	for _, e := range edits {
		for i := range toks {
			if i == 0 {
				continue
			}
			ed, ok := e.make(src, toks, i)
			if !ok {
				continue
			}
			next := ed.hi
			if i+1 < len(toks) {
				next = toks[i+1].end
			}
			m := mutation{kind: e.kind, sql: src[:ed.lo] + ed.text + src[ed.hi:], whole: e.whole}
			if e.kind == "swapped clauses" {
				next = ed.hi
			}
			m.lo, m.hi = 1+strings.Count(src[:toks[i-1].off], "\n"), 1+strings.Count(src[:next], "\n")
			list = append(list, m)
		}
	}
	return list
}

// recoveryStatements returns the statements that mistakes are made in.
func recoveryStatements(t *testing.T) []string {
	data, err := os.ReadFile("testdata/recovery/statements.sql")
	require.NoError(t, err)
	_, text, _ := strings.Cut(string(data), "\n")
	var list []string
	for _, s := range strings.Split(text, "\n\n") {
		list = append(list, strings.TrimRight(s, "\n"))
	}
	return list
}

// A recoveryTally counts how the parser fares with a kind of mistake.
type recoveryTally struct{ all, valid, one, line, after, kept int }

const (
	before = "CREATE TABLE before_it (a INT, b STRING) WITH ('connector' = 'print');\n"
	behind = "\n\nCREATE TABLE after_it (c INT, d STRING) WITH ('connector' = 'datagen');\nINSERT INTO after_it SELECT c, d FROM before_it;\n"
)

// TestRecovery makes one mistake at every place of realistic statements. Each is
// to be one error, on its line; the statements around it are unchanged, and so
// are the other columns, options and select items of the statement itself.
func TestRecovery(t *testing.T) {
	tallies := map[string]*recoveryTally{}
	report, _ := os.Create(os.DevNull)
	if *disagreeFile != "" {
		report, _ = os.Create(*disagreeFile)
	}
	defer report.Close()
	for _, stmt := range recoveryStatements(t) {
		require.Empty(t, parse(stmt).Errors, stmt)
		parts := len(recoveryParts(parse(stmt)))
		for _, m := range mutations(stmt) {
			c := tallies[m.kind]
			if c == nil {
				c = &recoveryTally{}
				tallies[m.kind] = c
			}
			c.add(m, parts, report)
		}
	}
	var kinds []string
	for k := range tallies {
		kinds = append(kinds, k)
	}
	sort.Strings(kinds)
	var table strings.Builder
	w := tabwriter.NewWriter(&table, 0, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "mistake\tmade\tstill valid\tone error\tright line\tothers unchanged\tparts kept\t")
	total := &recoveryTally{}
	for _, k := range kinds {
		c := tallies[k]
		c.row(w, k)
		total.sum(c)
	}
	total.row(w, "all")
	w.Flush()
	t.Log("\n" + table.String())
	wrong := total.all - total.valid
	assert.GreaterOrEqual(t, total.one*1000, wrong*990, "one error a mistake")
	assert.GreaterOrEqual(t, total.line*1000, wrong*990, "on its line")
	assert.GreaterOrEqual(t, total.after*1000, wrong*990, "statements around it")
	assert.GreaterOrEqual(t, total.kept*1000, wrong*980, "parts of the statement")
}

func (c *recoveryTally) sum(o *recoveryTally) {
	c.all += o.all
	c.valid += o.valid
	c.one += o.one
	c.line += o.line
	c.after += o.after
	c.kept += o.kept
}

func (c *recoveryTally) row(w *tabwriter.Writer, kind string) {
	fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t\n", kind, c.all, c.valid, c.one, c.line, c.after, c.kept)
}

// add counts one mistake.
func (c *recoveryTally) add(m mutation, parts int, report *os.File) {
	c.all++
	text := before + m.sql + behind
	s := parse(text)
	if len(s.Errors) == 0 {
		c.valid++
		return
	}
	one := len(s.Errors) == 1
	line := strings.Count(text[:s.Errors[0].From-1], "\n")
	right := m.lo <= line && line <= m.hi || m.kind == "missing closing bracket" || m.kind == "unclosed comment"
	after := aroundUnchanged(s) || m.kind == "unclosed comment"
	kept := len(recoveryParts(s))-5 >= parts-2 || m.kind == "unclosed comment"
	for ok, n := range map[*bool]*int{&one: &c.one, &right: &c.line, &after: &c.after, &kept: &c.kept} {
		if *ok {
			*n++
		}
	}
	if !one || !right || !after || !kept {
		fmt.Fprintf(report, "=== %s one %t line %t (%d not %d-%d) after %t kept %t (%d of %d)\n%s\n", m.kind, one, right, line, m.lo, m.hi, after, kept, len(recoveryParts(s))-5, parts, m.sql)
		for _, e := range s.Errors {
			fmt.Fprintf(report, "--> line %d %q: %s\n", strings.Count(text[:e.From-1], "\n"), text[e.From-1:e.To-1], e.Msg)
		}
	}
}

// recoveryParts returns the columns, options and select items of a script.
func recoveryParts(s *Script) []Node {
	var parts []Node
	InspectScript(s, func(n Node) bool {
		switch n.(type) {
		case *Column, *Option, *SelectItem:
			parts = append(parts, n)
		}
		return true
	})
	return parts
}

// aroundUnchanged reports whether the statements before and after the one with
// the mistake are as they would be without it.
func aroundUnchanged(s *Script) bool {
	n := len(s.Stmts)
	if n < 3 {
		return false
	}
	got := Format(s.Stmts[0]) + Format(s.Stmts[n-2]) + Format(s.Stmts[n-1])
	want := parse(before + behind)
	return got == Format(want.Stmts[0])+Format(want.Stmts[1])+Format(want.Stmts[2])
}
