package sql

import (
	"fmt"
	"go/token"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// An Edit puts new text in the place of a stretch of a script. Where the stretch
// is empty, it inserts.
type Edit struct {
	draft.Range
	New string
}

// Apply returns a script's text with the edits made; everything else stays byte
// for byte. It fails where two edits overlap, or where one lies in text that does
// not stand in its file as it is, such as a string that was decoded.
func Apply(text draft.Text, edits []Edit) (string, error) {
	if !text.Verbatim() {
		return "", fmt.Errorf("the text was decoded and cannot be edited in place")
	}
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return int(a.From - b.From) })
	var b strings.Builder
	src, base := text.String(), text.Whole().From
	at := base
	for _, e := range edits {
		if e.From < at || e.To < e.From || int(e.To-base) > len(src) {
			return "", fmt.Errorf("an edit overlaps another or lies outside of the text")
		}
		b.WriteString(src[at-base : e.From-base])
		b.WriteString(e.New)
		at = e.To
	}
	b.WriteString(src[at-base:])
	return b.String(), nil
}

// Quote writes a string as a literal of SQL.
func Quote(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// SetValue gives an option another value.
func SetValue(o *Option, value string) Edit {
	return Edit{draft.Span(o.Value.Pos(), o.Value.End()), Quote(value)}
}

// RenameKey gives an option another key.
func RenameKey(o *Option, key string) Edit { return Edit{o.Key.Range, Quote(key)} }

// AddOption adds an option behind the last one of a clause that has any, with the
// white space that stands before that one. text is the script's.
func AddOption(text draft.Text, o *Options, key, value string) (Edit, bool) {
	if len(o.List) == 0 {
		return Edit{}, false
	}
	last := o.List[len(o.List)-1]
	end := last.End()
	return Edit{draft.Span(end, end), "," + spaceBefore(text, last.Pos()) + Quote(key) + " = " + Quote(value)}, true
}

// spaceBefore returns the white space before a position if it begins a line, and
// one blank where the line has something else before it.
func spaceBefore(text draft.Text, pos token.Pos) string {
	src := text.String()[:pos-text.Whole().Pos()]
	trimmed := strings.TrimRight(src, " \t")
	if strings.HasSuffix(trimmed, "\n") {
		return "\n" + src[len(trimmed):]
	}
	return " "
}

// RemoveOption takes an option out, with the comma that it leaves behind.
func RemoveOption(o *Options, i int) Edit {
	r := o.List[i].Range
	switch {
	case i > 0:
		r.From = o.List[i-1].To
	case len(o.List) > 1:
		r.To = o.List[1].From
	}
	return Edit{r, ""}
}

// InsertTemporary makes a CREATE statement one of a TEMPORARY object. head is the
// range of its leading words, whose first is CREATE and whose last names the kind
// of object: "TABLE", "VIEW".
func InsertTemporary(head draft.Range, kind string) Edit {
	at := head.End() - token.Pos(len(kind))
	return Edit{draft.Span(at, at), "TEMPORARY "}
}

// QuoteName puts an identifier into backticks.
func QuoteName(id *Ident) Edit {
	return Edit{id.Range, "`" + strings.ReplaceAll(id.Name, "`", "``") + "`"}
}
