package config

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// A confReader reads flink-conf.yaml, which in spite of its name is no YAML.
// It follows GlobalConfiguration of Flink 1.x: a line ends at its first "#",
// whatever stands around it; the first ": " parts key and value; a line with
// no ": ", or with an empty side, is skipped with a warning in Flink's log.
type confReader struct {
	text  draft.Text
	props []*Property
	notes []draft.Comment
	// waiting is how many of the last notes wait for the property they stand at.
	waiting int
	errs    []draft.Error
}

func readConf(text draft.Text) *confReader {
	r := &confReader{text: text}
	str := text.String()
	for lo := 0; lo < len(str); {
		hi := lo + len(str[lo:])
		next := hi
		if i := strings.IndexByte(str[lo:], '\n'); i >= 0 {
			hi, next = lo+i, lo+i+1
		}
		r.line(lo, hi)
		lo = next
	}
	return r
}

func (r *confReader) line(lo, hi int) {
	str := r.text.String()
	line := str[lo:hi]
	if hash := strings.IndexByte(line, '#'); hash >= 0 {
		r.hash(lo, lo+hash, hi)
		line = line[:hash]
	}
	if strings.TrimSpace(line) == "" {
		return
	}
	key, value, ok := strings.Cut(line, ": ")
	keyAt := r.trimmed(lo, lo+len(key))
	valueAt := r.trimmed(lo+len(key), lo+len(line))
	if ok {
		valueAt = r.trimmed(lo+len(key)+2, lo+len(line))
	}
	switch {
	case ok && keyAt.lo < keyAt.hi && valueAt.lo < valueAt.hi:
		r.property(keyAt, valueAt)
	case !ok && strings.HasSuffix(strings.TrimSpace(key), ":") && r.nests(lo, hi):
		r.nested(r.trimmed(lo, lo+len(line)))
	case !ok && strings.HasSuffix(strings.TrimSpace(key), ":"), ok && strings.TrimSpace(value) == "":
		r.fail(r.trimmed(lo, lo+len(line)), "this key has no value on its line, so Flink skips it; write \"key: value\"")
	case !ok && strings.Contains(key, ":"):
		r.fail(r.trimmed(lo, lo+len(line)), "no space follows the colon, so Flink skips this line; write \"key: value\"")
	default:
		r.fail(r.trimmed(lo, lo+len(line)), "this line is no \"key: value\", so Flink skips it")
	}
}

// nests reports whether the line behind the one from lo up to hi is indented
// deeper.
func (r *confReader) nests(lo, hi int) bool {
	str := r.text.String()
	_, next, _ := strings.Cut(str[hi:], "\n")
	return indentation(next) > indentation(str[lo:hi])
}

func indentation(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }

// nested says once that the format has no nested keys.
func (r *confReader) nested(at span) {
	const msg = "Flink reads no nested keys in this file; write whole keys with dots, or move to config.yaml"
	if !slices.ContainsFunc(r.errs, func(e draft.Error) bool { return e.Msg == msg }) {
		r.fail(at, msg)
	}
}

// hash notes a comment. One that begins in the middle of a word has cut a
// value short.
func (r *confReader) hash(lo, at, hi int) {
	str := r.text.String()
	end := at + len(strings.TrimRight(str[at:hi], "\r"))
	where := r.text.Range(at, end)
	r.notes = append(r.notes, draft.Comment{
		Range:  where,
		Text:   strings.TrimSpace(strings.TrimLeft(str[at:end], "#")),
		Covers: where,
	})
	r.waiting++
	before := str[lo:at]
	if strings.Contains(before, ": ") && before == strings.TrimRight(before, " \t") {
		r.errs = append(r.errs, draft.Error{
			Range: r.text.Range(at, at+1),
			Msg:   "Flink cuts the value off at this #; move to config.yaml and put the value in quotes",
		})
	}
}

func (r *confReader) property(key, value span) {
	v := textValue(r.text.Slice(value.lo, value.hi))
	v.Quoted = false
	p := &Property{
		Range:    r.text.Range(key.lo, value.hi),
		Key:      r.text.String()[key.lo:key.hi],
		KeyRange: r.text.Range(key.lo, key.hi),
		Value:    v,
	}
	r.props = append(r.props, p)
	for i := range r.notes[len(r.notes)-r.waiting:] {
		r.notes[len(r.notes)-1-i].Covers = p.Range
	}
	r.waiting = 0
}

func (r *confReader) fail(at span, msg string) {
	r.errs = append(r.errs, draft.Error{Range: r.text.Range(at.lo, at.hi), Msg: msg})
}

func (r *confReader) trimmed(lo, hi int) span {
	part := r.text.String()[lo:hi]
	lo += len(part) - len(strings.TrimLeft(part, " \t\r"))
	return span{lo, max(lo, hi-len(part)+len(strings.TrimRight(part, " \t\r")))}
}
