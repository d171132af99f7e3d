package sql

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"github.com/flinkvet/flinkvet/linters/draft"
)

var update = flag.Bool("update", false, "raise the floors and rewrite the golden files")

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
	Config, Template, Artefacts           any
	Fragment                              any
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

// A tally is how a file's records fare.
type tally struct {
	Records, Skipped           int
	OK, Accepted               int
	Fail, Rejected, SameLine   int
	Placed, SameColumn         int
	Canonical, SameCanonical   int
	Unknown, UnknownAccepted   int
	Validate, ValidateAccepted int
}

// skip says why a record is not held against the parser, or is empty.
func (r *record) skip() string {
	switch {
	case r.Dialect == "hive":
		return "Hive dialect"
	case r.Config != nil:
		return "fixture with another dialect or conformance"
	case r.Template != nil, r.Artefacts != nil, r.Fragment != nil:
		return "documentation that is no plain SQL"
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
		for p.got(",") {
			x = p.expr()
		}
		s.Stmts = []Stmt{&QueryStmt{Range: draft.Range{From: x.Pos(), To: x.End()}, Query: &Values{Rows: []Expr{x}}}}
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

func (c *tally) add(r *record, disagree func(r *record, s *Script, why string)) {
	c.Records++
	if r.skip() != "" {
		c.Skipped++
		return
	}
	s := r.parse()
	accepted := len(s.Errors) == 0
	switch {
	case r.Verdict == "ok":
		c.OK++
		if accepted {
			c.Accepted++
		} else {
			disagree(r, s, "rejects")
		}
	case r.Verdict == "fail" && r.Phase == "validate":
		c.Validate++
		if accepted {
			c.ValidateAccepted++
		} else {
			disagree(r, s, "rejects what parses")
		}
	case r.Verdict == "fail":
		c.addFail(r, s, disagree)
	default:
		c.Unknown++
		if accepted {
			c.UnknownAccepted++
		} else {
			disagree(r, s, "unknown")
		}
	}
	if accepted && r.Verdict != "fail" {
		c.addCanonical(r, s, disagree)
	}
}

func (c *tally) addFail(r *record, s *Script, disagree func(*record, *Script, string)) {
	c.Fail++
	if len(s.Errors) == 0 {
		disagree(r, s, "accepts")
		return
	}
	c.Rejected++
	if r.Line == 0 {
		c.SameLine++
		return
	}
	c.Placed++
	line, col := r.at(s)
	if line == r.Line {
		c.SameLine++
	} else {
		disagree(r, s, fmt.Sprintf("line %d", line))
	}
	if line == r.Line && col == r.Col {
		c.SameColumn++
	} else if line == r.Line {
		disagree(r, s, fmt.Sprintf("column %d", col))
	}
}

func (c *tally) addCanonical(r *record, s *Script, disagree func(*record, *Script, string)) {
}

var corpusFiles = []string{
	"sql_parser_tests", "calcite_inherited_tests", "q_scripts", "planner_xml", "planner_tests", "e2e_sql", "flink_docs",
	"third_party_fixtures", "third_party_docs", "embedded_sql", "drafts",
}

func TestConformance(t *testing.T) {
	corpus(t)
	out, _ := os.Create(os.Getenv("DISAGREE"))
	tallies := map[string]*tally{}
	for _, name := range corpusFiles {
		c := &tally{}
		for _, r := range records(t, name) {
			if name == "drafts" {
				if r.Kind != "sql" {
					continue
				}
				r.SQL, r.ID = r.Text, r.Path
			}
			c.add(r, func(r *record, s *Script, why string) {
				if out == nil {
					return
				}
				msg := ""
				if len(s.Errors) > 0 {
					e := s.Errors[0]
					line, col := r.at(s)
					msg = fmt.Sprintf("%d:%d %s", line, col, e.Msg)
					msg += fmt.Sprintf(" (%d errors)", len(s.Errors))
				}
				sql := r.SQL
				if len(s.Errors) > 0 && len(sql) > 600 {
					off := int(s.Errors[0].From) - 1
					sql = "…" + sql[max(0, off-300):min(len(sql), off+150)]
				}
				fmt.Fprintf(out, "=== %s %s | %s | %s | want %d:%d %s\n    got %s\n%s\n", name, why, r.ID, r.Mode, r.Line, r.Col, r.Error, msg, sql)
			})
		}
		tallies[name] = c
	}
	w := tabwriter.NewWriter(os.Stdout, 2, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "file\trecords\tskipped\tok\taccepted\tfail\trejected\tline\tplaced\tcolumn\tvalidate\taccepted\tunknown\taccepted\tcanonical\tsame\t")
	for _, name := range corpusFiles {
		c := tallies[name]
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t\n", name, c.Records, c.Skipped, c.OK, c.Accepted, c.Fail, c.Rejected, c.SameLine, c.Placed, c.SameColumn, c.Validate, c.ValidateAccepted, c.Unknown, c.UnknownAccepted, c.Canonical, c.SameCanonical)
	}
	w.Flush()
	_ = slices.Sort[[]string]
}
