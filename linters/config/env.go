package config

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// environmentFile reads a file of environment variables (".env"): NAME=value a
// line, with or without quotes, "export" before it or not.
func (f *File) environmentFile(text draft.Text) {
	str := text.String()
	for lo, next := 0, 0; lo < len(str); lo = next {
		line := lineOf(str[lo:])
		next = lo + len(line) + 1
		switch trimmed := strings.TrimSpace(line); {
		case strings.HasPrefix(trimmed, "#"):
			at := lo + strings.IndexByte(line, '#')
			where := text.Range(at, at+len(trimmed))
			f.Comments = append(f.Comments, draft.Comment{Range: where, Text: strings.TrimSpace(strings.TrimLeft(trimmed, "#")), Covers: where})
		default:
			f.variableLine(text.Slice(lo, lo+len(line)))
		}
	}
}

// variableLine reads one line of a file of environment variables; one without
// a name and a sign says nothing.
func (f *File) variableLine(line draft.Text) {
	str := line.String()
	lo := len(str) - len(strings.TrimLeft(str, " \t"))
	if rest, ok := strings.CutPrefix(str[lo:], "export "); ok {
		lo = len(str) - len(strings.TrimLeft(rest, " \t"))
	}
	eq := strings.IndexByte(str[lo:], '=')
	if eq <= 0 || strings.ContainsAny(str[lo:lo+eq], " \t\"'") {
		return
	}
	at := span{lo + eq + 1, len(strings.TrimRight(str, " \t\r"))}
	v := &Value{Form: Scalar, Range: line.Range(at.lo, max(at.lo, at.hi))}
	v.Text, v.Quoted = unquoted(line, at)
	f.Variables = append(f.Variables, &Variable{Range: line.Range(lo, max(at.lo, at.hi)), Name: str[lo : lo+eq], Value: v})
}

// unquoted returns the text of a value without its quotes, or without the
// comment behind it.
func unquoted(line draft.Text, at span) (draft.Text, bool) {
	at.hi = max(at.lo, at.hi)
	value := line.String()[at.lo:at.hi]
	if value != "" && (value[0] == '"' || value[0] == '\'') {
		if end := strings.IndexByte(value[1:], value[0]); end >= 0 {
			return line.Slice(at.lo+1, at.lo+1+end), true
		}
	}
	if i := strings.Index(value, " #"); i >= 0 {
		at.hi = at.lo + len(strings.TrimRight(value[:i], " \t"))
	}
	return line.Slice(at.lo, at.hi), false
}
