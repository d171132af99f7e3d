package flink

import (
	_ "embed"
	"iter"
	"slices"
	"strings"
	"sync"
)

// The tables are written by tools/knowledge from the jars that Flink and its
// connectors publish. They are searched as the text that they are, so that
// nothing has to be built before the first look-up.
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
	// read remembers the rows that were looked up: those of the text, so that
	// no question makes it grow.
	read sync.Map // of []row by first cell
}

// rows yields the rows whose first cell is the given one.
func (t *table) rows(first string) iter.Seq[row] { return slices.Values(t.find(first)) }

func (t *table) find(first string) (rows []row) {
	if found, ok := t.read.Load(first); ok {
		return found.([]row)
	}
	for line := range strings.Lines(t.from(first)) {
		if firstCell(line) != first {
			break
		}
		rows = append(rows, newRow(line))
	}
	if len(rows) > 0 {
		t.read.Store(rows[0][0], rows)
	}
	return rows
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
	low, high := 0, len(t.text)
	for low < high {
		line := strings.LastIndexByte(t.text[low:(low+high)/2], '\n') + 1 + low
		if firstCell(t.text[line:]) < first {
			low = line + strings.IndexByte(t.text[line:], '\n') + 1
		} else {
			high = line
		}
	}
	return t.text[low:]
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
