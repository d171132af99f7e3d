package masking

import (
	"io/fs"
	"path"
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
)

// What the labels of the drafts say; direct.txtar tells how they are written.
var (
	columnLabel  = regexp.MustCompile(`^-- = (\S+?):(.*)$`)
	rowsLabel    = regexp.MustCompile(`^-- ~ (?:none|(\w+): (.*))$`)
	findingLabel = regexp.MustCompile(`^(?:--|#) ! (\S+)$`)
)

// A labelled is a draft with what its labels say.
type labelled struct {
	name  string // of the main artifact
	files map[string]string
	sinks []labelledSink
	// findings are those about statements and pipelines, by rule and line.
	findings []statementFinding
}

type labelledSink struct {
	// line is the last one of the statement.
	line    int
	columns []labelledColumn
	// rows is nil where the labels say nothing.
	rows map[string][]string
}

type labelledColumn struct {
	name              string
	unknown           bool
	sources, deciders []string
	findings          []string
}

type statementFinding struct {
	rule string
	line int
}

func drafts(t *testing.T) (all []*labelled) {
	t.Helper()
	archives, err := filepath.Glob("testdata/labelled/*.txtar")
	require.NoError(t, err)
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		require.NoError(t, err)
		byFolder := map[string]*labelled{}
		for _, f := range archive.Files {
			folder, file := path.Split(f.Name)
			d := byFolder[folder]
			if d == nil {
				d = &labelled{name: file, files: map[string]string{}}
				byFolder[folder] = d
				all = append(all, d)
				d.read(t, f.Name, string(f.Data))
			}
			d.files[file] = string(f.Data)
		}
	}
	return all
}

// read reads the labels of a main artifact.
func (d *labelled) read(t *testing.T, name, text string) {
	t.Helper()
	inLabels, last := false, 0
	for i, line := range strings.Split(text, "\n") {
		column, rows, finding := columnLabel.FindStringSubmatch(line), rowsLabel.FindStringSubmatch(line), findingLabel.FindStringSubmatch(line)
		if column == nil && rows == nil && finding == nil {
			inLabels = false
			if strings.TrimSpace(line) != "" {
				last = i + 1
			}
			continue
		}
		if finding != nil {
			d.findings = append(d.findings, statementFinding{finding[1], last})
			continue
		}
		if !inLabels {
			inLabels = true
			d.sinks = append(d.sinks, labelledSink{line: last})
		}
		sink := &d.sinks[len(d.sinks)-1]
		if column != nil {
			sink.columns = append(sink.columns, readColumn(column[1], column[2]))
			continue
		}
		if sink.rows == nil {
			sink.rows = map[string][]string{}
		}
		if rows[1] != "" {
			sink.rows[rows[1]] = list(rows[2])
		}
	}
	require.NotEmpty(t, text, name)
}

func readColumn(name, rest string) labelledColumn {
	c := labelledColumn{name: name}
	rest, found, _ := strings.Cut(rest, "!")
	c.findings = list(found)
	rest, deciders, _ := strings.Cut(rest, "~")
	c.deciders = list(deciders)
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

// check runs the pack over a draft.
func (d *labelled) check(t *testing.T) (*lineage.Graph, []rules.Finding, func(plan.Sink) int) {
	t.Helper()
	names := []string{d.name}
	if d.files[".flinkvet.yaml"] != "" {
		names = append(names, ".flinkvet.yaml")
	}
	outcome := driver.Check(driver.Unit{Names: names}, Pack.Rules, linters.Needs(linters.Lineage), func(name string) ([]byte, error) {
		if text, ok := d.files[name]; ok {
			return []byte(text), nil
		}
		return nil, fs.ErrNotExist
	})
	require.Empty(t, outcome.Failures)
	graph, _ := linters.Lineage.From(outcome.Values)
	return graph, outcome.Findings, func(s plan.Sink) int { return outcome.Fset.Position(s.Stmt.End()).Line }
}

// TestLabelled measures lineage and the pack on the drafts that were labelled by
// hand: of what it says how much is right, and of what there is how much it
// says.
func TestLabelled(t *testing.T) {
	all := drafts(t)
	require.GreaterOrEqual(t, len(all), 120)
	var direct, deciding, rows, findings tally
	for _, d := range all {
		title := strings.TrimPrefix(strings.SplitN(d.files[d.name], "\n", 2)[0], "-- ")
		graph, found, lineOf := d.check(t)
		for _, sink := range d.sinks {
			at := slices.IndexFunc(graph.Plan.Sinks, func(s *plan.Sink) bool { return lineOf(*s) == sink.line })
			if !assert.GreaterOrEqual(t, at, 0, "%s: no sink ends on line %d", title, sink.line) {
				continue
			}
			holdColumns(t, title, graph, graph.Plan.Sinks[at], sink, &direct, &deciding)
			if sink.rows != nil {
				rows.add(t, title+": rows", rowsOf(graph, graph.Plan.Sinks[at]), flat(sink.rows))
			}
		}
		findings.add(t, title+": findings", reported(d, found), expected(d))
	}
	t.Logf("%d drafts; values %s; deciders of values %s; deciders of rows %s; findings %s", len(all), &direct, &deciding, &rows, &findings)
	for _, each := range []*tally{&direct, &deciding, &rows, &findings} {
		assert.GreaterOrEqual(t, each.precision(), 1.0)
		assert.GreaterOrEqual(t, each.recall(), 1.0)
	}
}

func holdColumns(t *testing.T, title string, g *lineage.Graph, sink *plan.Sink, want labelledSink, direct, deciding *tally) {
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
		direct.add(t, title+": "+w.name, got, w.sources)
		deciding.add(t, title+": "+w.name+" decided", namesOf(g.Deciders(c.Field)), w.deciders)
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

// expected are the findings that the labels of a draft want: by column, or by
// statement.
func expected(d *labelled) (all []string) {
	for _, sink := range d.sinks {
		for _, c := range sink.columns {
			for _, rule := range c.findings {
				all = append(all, rule+" "+c.name)
			}
		}
	}
	for _, f := range d.findings {
		all = append(all, f.rule)
	}
	sort.Strings(all)
	return all
}

// reported are the findings in the same form: with the column where a label
// speaks of one.
func reported(d *labelled, found []rules.Finding) (all []string) {
	for _, f := range found {
		name := f.Rule.Name
		for _, sink := range d.sinks {
			for _, c := range sink.columns {
				if strings.Contains(f.Message, "."+c.name+`"`) && slices.Contains(c.findings, name) {
					name = f.Rule.Name + " " + c.name
				}
			}
		}
		all = append(all, name)
	}
	sort.Strings(all)
	return all
}
