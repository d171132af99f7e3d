package flink

import (
	_ "embed"
	"iter"
	"slices"
	"strings"
)

// The tables are written by tools/knowledge from the jars that Flink and its
// connectors publish. They are searched as the text that they are, so that
// nothing has to be built before the first look-up.
var (
	//go:embed tables/settings.tsv
	settingsTable table
	//go:embed tables/aliases.tsv
	aliasesTable table
	//go:embed tables/connectors.tsv
	connectorsTable table
	//go:embed tables/connector-options.tsv
	optionsTable table
	//go:embed tables/functions.tsv
	functionsTable table
	//go:embed tables/keywords.tsv
	keywordsTable table
)

// A table is rows of text, one a line and sorted, with tabs between the cells.
// Empty cells at the end of a row are left out.
type table string

// rows yields the rows whose first cell is the given one.
func (t table) rows(first string) iter.Seq[row] {
	return func(yield func(row) bool) {
		for line := range strings.Lines(string(t.from(first))) {
			if firstCell(line) != first || !yield(newRow(line)) {
				return
			}
		}
	}
}

// all yields every row.
func (t table) all() iter.Seq[row] {
	return func(yield func(row) bool) {
		for line := range strings.Lines(string(t)) {
			if !yield(newRow(line)) {
				return
			}
		}
	}
}

// with yields the rows that have the cell behind their first one.
func (t table) with(cell string) iter.Seq[row] {
	return func(yield func(row) bool) {
		for rest := string(t); ; {
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
func (t table) firsts() iter.Seq[string] {
	return func(yield func(string) bool) {
		last := ""
		for line := range strings.Lines(string(t)) {
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
func (t table) from(first string) table {
	low, high := 0, len(t)
	for low < high {
		line := strings.LastIndexByte(string(t[low:(low+high)/2]), '\n') + 1 + low
		if firstCell(string(t[line:])) < first {
			low = line + strings.IndexByte(string(t[line:]), '\n') + 1
		} else {
			high = line
		}
	}
	return t[low:]
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
