package config

import (
	"bytes"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// A fault is what made a document unreadable: where it shows, in which line a
// repair may help, and what to say.
type fault struct {
	span
	repair int
	msg    string
}

// blamesContext reports whether the mistake is rather where a construct began
// than where the library gave up.
func blamesContext(msg string) bool {
	return strings.Contains(msg, "scanning") && !strings.Contains(msg, "block scalar") || strings.Contains(msg, "flow")
}

// faultMessages say in the words of this program what the library says, and
// never what a file holds: a value may be a secret.
var faultMessages = []struct{ part, says string }{
	{"", "this is not valid YAML"},
	{"cannot start any token", "this character is reserved in YAML; put the value in quotes"},
	{"mapping values are not allowed", "this colon stands where no key can be; check the indentation, or put the value in quotes"},
	{"could not find expected ':'", "this key has no colon; add it, or check the indentation"},
	{"did not find expected key", "this is not in line with the keys above it; check the indentation"},
	{"expected '-' indicator", "this is not in line with the list items above it; check the indentation"},
	{"unexpected end of stream", "this quote is never closed; close it"},
	{"expected ',' or", "a list or map in brackets is still open here; check commas and brackets"},
	{"tab", "this indentation has a tab; use spaces"},
	{"escape", "this string has an escape that YAML does not know; double the backslash"},
	{"scanning an alias", "a value that begins with * is an alias in YAML; put it in quotes, or write \\* in a projection of Flink CDC"},
	{"scanning an anchor", "a value that begins with & is an anchor in YAML; put it in quotes"},
	{"unknown anchor", "this alias has no anchor; put the value in quotes if it is no alias"},
	{"block sequence entries", "this list item stands where none can be; put it on a line of its own"},
	{"max depth", "this is nested too deeply; flatten it"},
}

func faultMessage(library string) string {
	for _, m := range faultMessages[1:] {
		if strings.Contains(library, m.part) {
			return m.says
		}
	}
	return faultMessages[0].says
}

// strayLine returns the text of the line before off's where it is neither a
// key nor an item: the next line, which continues it, is then blamed for its
// colon. Empty where there is no such line.
func (s *source) strayLine(off int) span {
	start := bytes.LastIndexAny(s.plain[:off], "\r\n") + 1
	hi := len(bytes.TrimRight(s.plain[:start], " \t\r\n"))
	lo := bytes.LastIndexAny(s.plain[:hi], "\r\n") + 1
	text := bytes.TrimLeft(s.plain[lo:hi], " \t")
	if len(text) == 0 || text[0] == '#' || text[0] == '-' || keyLine().Match(s.plain[lo:hi]) {
		return span{}
	}
	return span{hi - len(text), hi}
}

// failOnce adds an error unless the same was said before.
func (s *source) failOnce(lo, hi int, msg string) {
	if !slices.ContainsFunc(s.errors, func(e draft.Error) bool { return e.Msg == msg }) {
		s.fail(lo, hi, msg)
	}
}
