package flink

import (
	_ "embed"
	"iter"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
)

// The tables are written by tools/knowledge from the jars that Flink and its
// connectors publish. A table is divided before the first look-up in it, and a
// row is read when it is first asked for.
var (
	//go:embed tables/settings.tsv
	settingsText string
	//go:embed tables/aliases.tsv
	aliasesText string
	//go:embed tables/connectors.tsv
	connectorsText string
	//go:embed tables/connector-options.tsv
	optionsText string
	//go:embed tables/functions.tsv
	functionsText string
	//go:embed tables/keywords.tsv
	keywordsText string
)

var (
	settingsTable   = &table{text: settingsText}
	aliasesTable    = &table{text: aliasesText}
	connectorsTable = &table{text: connectorsText}
	optionsTable    = &table{text: optionsText}
	functionsTable  = &table{text: functionsText}
	keywordsTable   = &table{text: keywordsText}
)

// A table is rows of text, one a line and sorted, with tabs between the cells.
// Empty cells at the end of a row are left out.
type table struct {
	text string
	once sync.Once
	// stretches are the rows with one first cell, in order.
	stretches []stretch
}

// A stretch is the rows of a table that have the same first cell.
type stretch struct {
	first string
	start int
	// read are the rows, once they have been looked up.
	read atomic.Pointer[[]row]
}

// rows returns the rows whose first cell is the given one.
func (t *table) rows(first string) []row {
	i, found := t.search(first)
	if !found {
		return nil
	}
	s := &t.stretches[i]
	if rows := s.read.Load(); rows != nil {
		return *rows
	}
	var rows []row
	for line := range strings.Lines(t.text[s.start:]) {
		if firstCell(line) != first {
			break
		}
		rows = append(rows, newRow(line))
	}
	s.read.Store(&rows)
	return rows
}

// search returns where the rows with a first cell are, or would be.
func (t *table) search(first string) (int, bool) {
	t.once.Do(t.divide)
	return sort.Find(len(t.stretches), func(i int) int { return strings.Compare(first, t.stretches[i].first) })
}

func (t *table) divide() {
	t.stretches = make([]stretch, 0, strings.Count(t.text, "\n"))
	start := 0
	for line := range strings.Lines(t.text) {
		if first := firstCell(line); start == 0 || first != t.stretches[len(t.stretches)-1].first {
			t.stretches = append(t.stretches, stretch{first: first, start: start})
		}
		start += len(line)
	}
}

// all yields every row.
func (t *table) all() iter.Seq[row] {
	return func(yield func(row) bool) {
		for line := range strings.Lines(t.text) {
			if !yield(newRow(line)) {
				return
			}
		}
	}
}

// with yields the rows that have the cell behind their first one.
func (t *table) with(cell string) iter.Seq[row] {
	return func(yield func(row) bool) {
		for rest := t.text; ; {
			at := strings.Index(rest, "\t"+cell)
			if at < 0 {
				return
			}
			start, end := strings.LastIndexByte(rest[:at], '\n')+1, at+strings.IndexByte(rest[at:], '\n')+1
			if r := newRow(rest[start:end]); slices.Contains(r[1:], cell) && !yield(r) {
				return
			}
			rest = rest[end:]
		}
	}
}

// firsts yields the first cells, each once.
func (t *table) firsts() iter.Seq[string] {
	return func(yield func(string) bool) {
		last := ""
		for line := range strings.Lines(t.text) {
			if first := firstCell(line); first != last {
				if last = first; !yield(first) {
					return
				}
			}
		}
	}
}

// from returns the rows from the first one on whose first cell is the given
// one or comes after it.
func (t *table) from(first string) string {
	i, _ := t.search(first)
	if i == len(t.stretches) {
		return ""
	}
	return t.text[t.stretches[i].start:]
}

func firstCell(line string) string {
	for i := range len(line) {
		if line[i] == '\t' || line[i] == '\n' {
			return line[:i]
		}
	}
	return line
}

// A row is the cells of a row of a table.
type row []string

func newRow(line string) row { return strings.Split(strings.TrimSuffix(line, "\n"), "\t") }

// cell returns a cell, "" beyond the last one.
func (r row) cell(i int) string {
	if i >= len(r) {
		return ""
	}
	return unescape(r[i])
}

// list returns the parts of a cell that are joined by bars.
func (r row) list(i int) []string {
	if cell := r.cell(i); cell != "" {
		return strings.Split(cell, "|")
	}
	return nil
}

// span returns the releases that two cells mark the bounds of.
func (r row) span(since, before int) span {
	return span{tableVersion(r.cell(since)), tableVersion(r.cell(before))}
}

// tableVersion reads a version in the one spelling of the tables.
func tableVersion(s string) Version {
	major, minor, _ := strings.Cut(s, ".")
	return Version{atoi(major), atoi(minor)}
}

var escapes = strings.NewReplacer(`\\`, `\`, `\t`, "\t", `\n`, "\n", `\r`, "\r")

func unescape(cell string) string {
	if !strings.Contains(cell, `\`) {
		return cell
	}
	return escapes.Replace(cell)
}

// A span is the releases from one on and before another; a bound that is zero
// is open.
type span struct{ since, before Version }

// holds reports whether a release lies in the span. A release that is not known
// counts as the newest one.
func (s span) holds(v Version) bool {
	if v.IsZero() || s.before.IsZero() {
		return s.before.IsZero() && !v.Before(s.since)
	}
	return !v.Before(s.since) && v.Before(s.before)
}
