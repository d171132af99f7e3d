package all

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/internal/driver"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/lineage"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/rules"
	"github.com/flinkvet/flinkvet/rules/masking"
	"github.com/flinkvet/flinkvet/rules/performance"
	"github.com/flinkvet/flinkvet/rules/semantics"
)

// A set is drafts that were labelled by hand, and what is held against the
// labels.
type set struct {
	archives string
	packs    []*rules.Pack
	least    int // drafts
	// precision and recall are what each measure has to reach.
	precision, recall float64
}

// The masking rules were mended on the first set until it was right. Nothing had
// run on the second before it was labelled.
var sets = []set{
	{"../masking/testdata/labelled", []*rules.Pack{masking.Pack}, 120, 1, 1},
	{"testdata/blind", []*rules.Pack{masking.Pack, semantics.Pack, performance.Pack}, 80, 0.99, 0.98},
}

// quiet begins the names of the archives whose drafts have nothing above a note.
const quiet = "quiet-"

// What the labels of the drafts say; direct.txtar and quiet-commerce.txtar tell
// how they are written.
var (
	columnLabel  = regexp.MustCompile(`^-- = ([^\s<]+?):(.*)$`)
	columnsLabel = regexp.MustCompile(`^-- = < (\S+): (.*)$`)
	rowsLabel    = regexp.MustCompile(`^-- ~ (?:none|(\w+): (.*))$`)
	behindLabel  = regexp.MustCompile(`^(?:--|#) ! (\S+)$`)
	besideLabel  = regexp.MustCompile(`\S.* (?:--|#) ! ([a-z, -]+)$`)
)

// A labelled is a draft with what its labels say.
type labelled struct {
	archive, title string
	name           string // of the main artifact
	files          map[string]string
	sinks          []labelledSink
	// findings are those of lines, and those of statements: their line is 0.
	findings []lineFinding
}

type labelledSink struct {
	// line is the last one of the statement.
	line    int
	columns []labelledColumn
	// rows is nil where the labels say nothing.
	rows map[string][]string
}

type labelledColumn struct {
	name    string
	unknown bool
	sources []string
	// deciders is nil where the labels say nothing.
	deciders []string
	findings []string
}

type lineFinding struct {
	rule string
	line int
}

func (s set) drafts(t *testing.T) (all []*labelled) {
	t.Helper()
	archives, err := filepath.Glob(s.archives + "/*.txtar")
	require.NoError(t, err)
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		require.NoError(t, err)
		byFolder := map[string]*labelled{}
		for _, f := range archive.Files {
			folder, file, _ := strings.Cut(f.Name, "/")
			d := byFolder[folder]
			if d == nil {
				d = &labelled{archive: filepath.Base(name), title: filepath.Base(s.archives) + " " + filepath.Base(name) + " " + folder, name: file, files: map[string]string{}}
				byFolder[folder] = d
				all = append(all, d)
				d.read(string(f.Data))
			}
			d.files[file] = string(f.Data)
		}
	}
	return all
}

// read reads the labels of a main artifact.
func (d *labelled) read(text string) {
	inLabels, last := false, 0
	for i, line := range strings.Split(text, "\n") {
		if behind := behindLabel.FindStringSubmatch(line); behind != nil {
			d.findings = append(d.findings, lineFinding{behind[1], 0})
			continue
		}
		if !strings.HasPrefix(line, "-- = ") && !rowsLabel.MatchString(line) {
			inLabels = false
			if strings.TrimSpace(line) != "" {
				last = i + 1
			}
			if beside := besideLabel.FindStringSubmatch(line); beside != nil {
				for _, rule := range list(beside[1]) {
					d.findings = append(d.findings, lineFinding{rule, i + 1})
				}
			}
			continue
		}
		if !inLabels {
			inLabels = true
			d.sinks = append(d.sinks, labelledSink{line: last})
		}
		d.sinks[len(d.sinks)-1].read(line)
	}
}

func (s *labelledSink) read(line string) {
	if columns := columnsLabel.FindStringSubmatch(line); columns != nil {
		for _, name := range list(columns[2]) {
			s.columns = append(s.columns, labelledColumn{name: name, sources: []string{columns[1] + "." + name}})
		}
		return
	}
	if column := columnLabel.FindStringSubmatch(line); column != nil {
		s.columns = append(s.columns, readColumn(column[1], column[2]))
		return
	}
	if s.rows == nil {
		s.rows = map[string][]string{}
	}
	if rows := rowsLabel.FindStringSubmatch(line); rows[1] != "" {
		s.rows[rows[1]] = list(rows[2])
	}
}

func readColumn(name, rest string) labelledColumn {
	c := labelledColumn{name: name}
	rest, found, _ := strings.Cut(rest, "!")
	c.findings = list(found)
	rest, deciders, told := strings.Cut(rest, "~")
	if told {
		c.deciders = list(deciders)
	}
	if strings.TrimSpace(rest) == "?" {
		c.unknown = true
	} else {
		c.sources = list(rest)
	}
	return c
}

// list returns the sorted items of a list with commas.
func list(text string) []string {
	var items []string
	for _, item := range strings.Split(text, ",") {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	sort.Strings(items)
	return items
}

// check runs the packs over a draft.
func (d *labelled) check(t *testing.T, packs []*rules.Pack) (*lineage.Graph, []rules.Finding, func(*plan.Sink) int) {
	t.Helper()
	names := []string{d.name}
	if d.files[".flinkvet.yaml"] != "" {
		names = append(names, ".flinkvet.yaml")
	}
	var on []*rules.Rule
	for _, p := range packs {
		for _, r := range p.Rules {
			if r.Precision != rules.Low {
				on = append(on, r)
			}
		}
	}
	outcome := driver.Check(driver.Unit{Names: names}, on, linters.Needs(linters.Lineage), func(name string) ([]byte, error) {
		if text, ok := d.files[name]; ok {
			return []byte(text), nil
		}
		return nil, fs.ErrNotExist
	})
	require.Empty(t, outcome.Failures)
	graph, _ := linters.Lineage.From(outcome.Values)
	return graph, outcome.Findings, func(s *plan.Sink) int { return outcome.Fset.Position(s.Stmt.End()).Line }
}

// measures are what is counted over a set.
type measures struct {
	values, deciding, rows tally
	byPack                 map[string]*tally
	// alarms are the findings above a note in drafts that have none.
	alarms []string
}

// TestLabelled measures lineage and the packs on drafts that were labelled by
// hand: of what they say how much is right, and of what there is how much they
// say.
func TestLabelled(t *testing.T) {
	for _, s := range sets {
		t.Run(filepath.Base(s.archives), s.hold)
	}
}

func (s set) hold(t *testing.T) {
	all := s.drafts(t)
	require.GreaterOrEqual(t, len(all), s.least)
	m := &measures{byPack: map[string]*tally{}}
	for _, p := range s.packs {
		m.byPack[p.Name] = &tally{}
	}
	quietDrafts := 0
	for _, d := range all {
		graph, found, lineOf := d.check(t, s.packs)
		m.addLineage(t, d, graph, lineOf)
		for _, p := range s.packs {
			m.byPack[p.Name].add(t, d.title, reported(d, p, found), expected(d, p))
		}
		if strings.HasPrefix(d.archive, quiet) {
			quietDrafts++
			m.addAlarms(d, found)
		}
	}
	t.Logf("%d drafts: values %s; deciders of values %s; deciders of rows %s", len(all), &m.values, &m.deciding, &m.rows)
	held := []*tally{&m.values, &m.deciding, &m.rows}
	for _, p := range s.packs {
		t.Logf("%s: findings %s", p.Name, m.byPack[p.Name])
		held = append(held, m.byPack[p.Name])
	}
	t.Logf("%d quiet drafts: %d findings above a note", quietDrafts, len(m.alarms))
	assert.Empty(t, m.alarms)
	for _, each := range held {
		assert.GreaterOrEqual(t, each.precision(), s.precision)
		assert.GreaterOrEqual(t, each.recall(), s.recall)
	}
}

func (m *measures) addAlarms(d *labelled, found []rules.Finding) {
	for _, f := range found {
		if f.Severity > rules.Note {
			m.alarms = append(m.alarms, fmt.Sprintf("%s:%d %s: %s", d.title, f.At.Line, f.Rule.Name, f.Message))
		}
	}
}

func (m *measures) addLineage(t *testing.T, d *labelled, g *lineage.Graph, lineOf func(*plan.Sink) int) {
	t.Helper()
	for _, want := range d.sinks {
		at := slices.IndexFunc(g.Plan.Sinks, func(s *plan.Sink) bool { return lineOf(s) == want.line })
		if !assert.GreaterOrEqual(t, at, 0, "%s: no sink ends on line %d", d.title, want.line) {
			continue
		}
		sink := g.Plan.Sinks[at]
		m.addColumns(t, d.title, g, sink, want)
		if want.rows != nil {
			m.rows.add(t, d.title+": rows", rowsOf(g, sink), flat(want.rows))
		}
	}
}

func (m *measures) addColumns(t *testing.T, title string, g *lineage.Graph, sink *plan.Sink, want labelledSink) {
	t.Helper()
	byName := map[string]plan.SinkColumn{}
	for _, c := range sink.Columns {
		byName[c.Name] = c
	}
	assert.Len(t, sink.Columns, len(want.columns), "%s: columns", title)
	for _, w := range want.columns {
		c, ok := byName[w.name]
		if !assert.True(t, ok, "%s: no column %s", title, w.name) {
			continue
		}
		got := []string{"?"}
		if g.Known(c.Field) {
			got = namesOf(g.Origins(c.Field))
		}
		if w.unknown {
			w.sources = []string{"?"}
		}
		m.values.add(t, title+": "+w.name, got, w.sources)
		if w.deciders != nil {
			m.deciding.add(t, title+": "+w.name+" decided", namesOf(g.Deciders(c.Field)), w.deciders)
		}
	}
}

func namesOf(origins []lineage.Origin) (names []string) {
	for _, o := range origins {
		names = append(names, o.Table.Name+"."+o.Name())
	}
	sort.Strings(names)
	return slices.Compact(names)
}

func rowsOf(g *lineage.Graph, sink *plan.Sink) []string {
	byUse := map[string][]string{}
	for _, o := range g.Rows(sink) {
		byUse[o.Use.String()] = append(byUse[o.Use.String()], o.Table.Name+"."+o.Name())
	}
	return flat(byUse)
}

func flat(byUse map[string][]string) (all []string) {
	for use, names := range byUse {
		for _, n := range names {
			all = append(all, use+" "+n)
		}
	}
	sort.Strings(all)
	return slices.Compact(all)
}

// expected are the findings of a pack that the labels of a draft want: by
// column, by line, or by statement.
func expected(d *labelled, p *rules.Pack) (all []string) {
	for _, sink := range d.sinks {
		for _, c := range sink.columns {
			for _, rule := range c.findings {
				all = append(all, rule+" "+c.name)
			}
		}
	}
	for _, f := range d.findings {
		if hasRule(p, f.rule) {
			all = append(all, f.form())
		}
	}
	sort.Strings(all)
	return all
}

func hasRule(p *rules.Pack, name string) bool {
	return slices.ContainsFunc(p.Rules, func(r *rules.Rule) bool { return r.Name == name })
}

func (f lineFinding) form() string {
	if f.line == 0 {
		return f.rule
	}
	return fmt.Sprintf("%s on line %d", f.rule, f.line)
}

// byColumn reports whether the labels of a draft speak of findings by column or
// statement, and not by line.
func (d *labelled) byColumn() bool { return strings.HasPrefix(d.title, "labelled ") }

// reported are the findings of a pack in the same form: with the line, or with
// the column, where a label of the draft has it.
func reported(d *labelled, p *rules.Pack, found []rules.Finding) (all []string) {
	for _, f := range found {
		if f.Rule.Pack() != p {
			continue
		}
		name := f.Rule.Name
		if !d.byColumn() {
			name = lineFinding{name, f.At.Line}.form()
		}
		for _, sink := range d.sinks {
			for _, c := range sink.columns {
				if strings.Contains(f.Message, "."+c.name+`"`) && slices.Contains(c.findings, f.Rule.Name) {
					name = f.Rule.Name + " " + c.name
				}
			}
		}
		all = append(all, name)
	}
	sort.Strings(all)
	return all
}
