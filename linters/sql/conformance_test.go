package sql

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/tabwriter"

	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/draft"
)

var (
	update       = flag.Bool("update", false, "raise the floors and rewrite the golden files")
	disagreeFile = flag.String("disagree", "", "write disagreements with the corpus to this `file`")
)

// A record is a statement and what Flink says to it. The corpus' own README
// describes the fields.
type record struct {
	ID, Source, SQL, Mode, Verdict, Phase string
	Line, Col                             int
	Error                                 string
	Unparsed                              string
	UnparsedList                          []string `json:"unparsed_list"`
	TypeUnparsed                          string   `json:"type_unparsed"`
	Kind, Dialect, Quoting, Casing        string
	DquoteIdent                           bool `json:"dquote_ident"`
	Config                                any
	Template                              []string
	Fragment                              bool
	Text, Path                            string
}

// corpus returns the folder of the corpus, which is no part of the repository.
func corpus(t testing.TB) string {
	dir := os.Getenv("FLINKVET_CORPUS")
	if dir == "" {
		dir = "../../../shared/corpus"
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no corpus; set FLINKVET_CORPUS to its folder")
	}
	return dir
}

func records(t testing.TB, name string) []*record {
	f, err := os.Open(filepath.Join(corpus(t), name+".jsonl"))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	var list []*record
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		r := &record{}
		if err := json.Unmarshal(lines.Bytes(), r); err != nil {
			t.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}

// A tally is how the records of a file fare.
type tally struct {
	Records, Agree, Disagree, Skipped int
	// Placed counts the rejected records that say where, SameColumn those whose
	// error stands exactly there.
	Placed, SameColumn int
	// Canonical counts the records that have a canonical form.
	Canonical, SameCanonical int
}

// disagreements takes a record that the parser disagrees with, and why.
type disagreements func(r *record, s *Script, why string)

// skip says why a record is not held against the parser, or is empty.
func (r *record) skip() string {
	switch {
	case r.Dialect == "hive":
		return "Hive dialect"
	case r.Config != nil:
		return "fixture with another dialect or conformance"
	case r.Fragment:
		return "documentation that shows a part of a statement"
	case slices.ContainsFunc(r.Template, func(t string) bool { return t != "vars" && t != "format" }):
		return "documentation of a syntax"
	}
	return ""
}

// parse reads a record as its source does.
func (r *record) parse() *Script {
	text := draft.NewText(r.SQL, 1)
	p := newParser(text)
	p.lex.dquote = r.Quoting == "double" && r.DquoteIdent
	s := &Script{Text: text}
	if r.Mode == "expression" {
		p.fill()
		x := p.expr()
		for p.got(comma) {
			x = p.expr()
		}
		s.Stmts = []Stmt{&QueryStmt{Range: draft.Span(x.Pos(), x.End()), Query: &Values{Rows: []Expr{x}}}}
		if p.tok.kind != endOfText {
			p.expected("the end")
		}
	} else {
		s.Stmts = p.script()
	}
	s.Errors = p.sortedErrors()
	return s
}

// at returns the line and the column, from one, of the first error.
func (r *record) at(s *Script) (line, col int) {
	off := int(s.Errors[0].From) - 1
	head := r.SQL[:min(off, len(r.SQL))]
	return strings.Count(head, "\n") + 1, len([]rune(head[strings.LastIndexByte(head, '\n')+1:])) + 1
}

// add holds a record against the parser.
func (c *tally) add(r *record, disagree disagreements) {
	c.Records++
	if r.skip() != "" {
		c.Skipped++
		return
	}
	s := r.parse()
	why := r.verdict(s)
	if why == "" {
		c.Agree++
	} else {
		c.Disagree++
		disagree(r, s, why)
	}
	switch {
	case r.Verdict == "fail" && r.Phase == "parse":
		c.addPlace(r, s, disagree)
	case len(s.Errors) == 0:
		c.addCanonical(r, s, disagree)
	}
}

// verdict says how the parser disagrees with a record, or is empty. Where the
// corpus does not know, it disagrees with what it rejects.
func (r *record) verdict(s *Script) string {
	if r.Verdict != "fail" || r.Phase == "validate" {
		if len(s.Errors) > 0 {
			return "rejects"
		}
		return ""
	}
	if len(s.Errors) == 0 {
		return "accepts"
	}
	if line, _ := r.at(s); r.Line > 0 && line != r.Line {
		return "rejects another line"
	}
	return ""
}

func (c *tally) addPlace(r *record, s *Script, disagree disagreements) {
	if len(s.Errors) == 0 || r.Line == 0 {
		return
	}
	c.Placed++
	if line, col := r.at(s); line == r.Line && col == r.Col {
		c.SameColumn++
	} else {
		disagree(r, s, fmt.Sprintf("column %d", col))
	}
}

func (c *tally) addCanonical(r *record, s *Script, disagree disagreements) {
	want, got, ok := r.canonical(s)
	if !ok {
		return
	}
	c.Canonical++
	if want == got {
		c.SameCanonical++
		return
	}
	disagree(r, s, "canonical\n--- want\n"+want+"\n--- got\n"+got+"\n---")
}

// canonical returns the canonical form that a record gives, if any, and the
// printer's.
func (r *record) canonical(s *Script) (want, got string, ok bool) {
	p := &printer{upper: r.Casing == "upper"}
	switch {
	case r.Unparsed != "" && r.Mode == "expression":
		p.expr(s.Stmts[0].(*QueryStmt).Query.(*Values).Rows[0])
		return r.Unparsed, p.b.String(), true
	case r.Unparsed != "" && len(s.Stmts) == 1:
		p.stmt(s.Stmts[0])
		return r.Unparsed, p.b.String(), true
	case r.UnparsedList != nil:
		separated(p, "\n;;\n", s.Stmts, p.stmt)
		return strings.Join(r.UnparsedList, "\n;;\n"), p.b.String(), true
	case r.TypeUnparsed != "":
		p.dataType(s.Stmts[0].(*CreateTable).Columns[0].Type)
		return r.TypeUnparsed, p.b.String(), true
	}
	return "", "", false
}

var corpusFiles = []string{
	"sql_parser_tests", "calcite_inherited_tests", "q_scripts", "planner_xml", "planner_tests", "e2e_sql", "flink_docs",
	"third_party_fixtures", "third_party_docs", "embedded_sql", "drafts",
}

// floorFile holds the least agreement that the test allows. It only rises:
// -update writes it anew, and a lower figure in it is for review to refuse.
const floorFile = "testdata/conformance.txt"

// TestConformance holds the parser against what Flink's own tests say of many
// statements, and against documents written by others. Where they disagree,
// testdata/explained.txt says why. With -disagree=FILE it writes all of those down.
func TestConformance(t *testing.T) {
	corpus(t)
	out := io.Discard
	if *disagreeFile != "" {
		f, err := os.Create(*disagreeFile)
		require.NoError(t, err)
		defer f.Close()
		out = f
	}
	known := explanations(t)
	var table strings.Builder
	w := tabwriter.NewWriter(&table, 0, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "file\trecords\tagree\tdisagree\tskipped\tplaced\tsame column\tcanonical\tsame form\texplained\t")
	for _, name := range corpusFiles {
		c, explained := &tally{}, 0
		for _, r := range corpusRecords(t, name) {
			c.add(r, func(r *record, s *Script, why string) {
				r.explain(out, name, s, why)
				if known[name+" "+r.ID] == "" {
					t.Errorf("%s %s: %s, and nothing explains it", name, r.ID, firstLine(why))
				}
				delete(known, name+" "+r.ID)
				explained++
			})
		}
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t\n", name, c.Records, c.Agree, c.Disagree, c.Skipped,
			c.Placed, c.SameColumn, c.Canonical, c.SameCanonical, explained)
	}
	w.Flush()
	for id := range known {
		t.Errorf("%s agrees; take it from testdata/explained.txt", id)
	}
	t.Log("\n" + table.String())
	if *update {
		require.NoError(t, os.WriteFile(floorFile, []byte(table.String()), 0o644))
	}
	floor, err := os.ReadFile(floorFile)
	require.NoError(t, err)
	holdFloor(t, string(floor), table.String())
}

// explanations returns why the parser is right to disagree with a record, by the
// record's file and id. Every disagreement was read, and is a mistake of the
// record, or wanted.
func explanations(t *testing.T) map[string]string {
	data, err := os.ReadFile("testdata/explained.txt")
	require.NoError(t, err)
	known := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if fields := strings.Fields(line); len(fields) > 2 && fields[0] != "#" {
			known[fields[0]+" "+fields[1]] = strings.Join(fields[2:], " ")
		}
	}
	return known
}

// corpusRecords returns the records of a file; of the documents those that are
// Flink SQL.
func corpusRecords(t testing.TB, name string) []*record {
	all := records(t, name)
	if name != "drafts" {
		return all
	}
	return slices.DeleteFunc(all, func(r *record) bool {
		r.SQL, r.ID = r.Text, fmt.Sprintf("%x", sha256.Sum256([]byte(r.Text)))[:16]
		return r.Kind != "sql"
	})
}

// explain writes a disagreement down.
func (r *record) explain(out io.Writer, name string, s *Script, why string) {
	fmt.Fprintf(out, "=== %s %s: %s; want %d:%d %s\n", name, r.ID, why, r.Line, r.Col, r.Error)
	if len(s.Errors) > 0 {
		line, col := r.at(s)
		fmt.Fprintf(out, "got %d:%d %s (%d errors)\n", line, col, s.Errors[0].Msg, len(s.Errors))
	}
	fmt.Fprintln(out, r.SQL)
}

// holdFloor fails where a figure of agreement is below its floor.
func holdFloor(t *testing.T, floor, table string) {
	least := figures(floor)
	for name, got := range figures(table) {
		for _, i := range []int{1, 5, 7} {
			if want := least[name]; len(want) > i && got[i] < want[i] {
				t.Errorf("%s: figure %d fell from %d to %d", name, i+1, want[i], got[i])
			}
		}
	}
}

// figures reads a table as the test writes it.
func figures(table string) map[string][]int {
	rows := map[string][]int{}
	for line := range strings.Lines(table) {
		fields := strings.Fields(line)
		var row []int
		for _, f := range fields[1:] {
			if n, err := strconv.Atoi(f); err == nil {
				row = append(row, n)
			}
		}
		rows[fields[0]] = row
	}
	return rows
}
