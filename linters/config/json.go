package config

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// A jsonReader reads JSON with the place of everything. It goes on after a
// mistake, at the next comma or bracket, and says what the first one was.
type jsonReader struct {
	text  draft.Text
	src   string
	off   int
	depth int
	errs  []draft.Error
}

func readJSON(text draft.Text) *jsonReader {
	return &jsonReader{text: text, src: text.String()}
}

// document reads the whole text as one value.
func (r *jsonReader) document() *Value {
	r.space()
	if r.off == len(r.src) {
		r.fail("the file is empty; JSON needs a value")
	}
	v := r.value()
	if r.space(); r.off < len(r.src) {
		r.fail("this follows the end of the JSON value; remove it")
	}
	return v
}

func (r *jsonReader) fail(msg string) {
	if len(r.errs) > 0 {
		return
	}
	end := r.off
	if end < len(r.src) {
		_, size := utf8.DecodeRuneInString(r.src[end:])
		end += size
	}
	r.errs = append(r.errs, draft.Error{Range: r.text.Range(r.off, end), Msg: msg})
}

func (r *jsonReader) space() {
	rest := r.src[r.off:]
	r.off += len(rest) - len(strings.TrimLeft(rest, " \t\r\n"))
}

// peek returns the byte at off, 0 at the end.
func (r *jsonReader) peek() byte {
	if r.off < len(r.src) {
		return r.src[r.off]
	}
	return 0
}

func (r *jsonReader) value() *Value {
	r.depth++
	defer func() { r.depth-- }()
	switch c := r.peek(); {
	case (c == '{' || c == '[') && r.depth > maxDepth:
		r.fail("this is nested too deeply; flatten it")
		r.off = len(r.src)
	case c == '{':
		return r.object()
	case c == '[':
		return r.array()
	case c == '"':
		return r.str()
	}
	return r.literal()
}

func (r *jsonReader) object() *Value {
	start := r.off
	v := &Value{Form: Map}
	r.off++
	for r.more('}') {
		if r.peek() != '"' {
			r.fail("expected a key in double quotes")
			r.skip()
			continue
		}
		key := r.str()
		r.space()
		if r.peek() != ':' {
			r.fail("expected the colon behind a key")
			r.skip()
			continue
		}
		r.off++
		r.space()
		val := r.value()
		v.Entries = append(v.Entries, &Entry{Range: draft.Range{From: key.From, To: max(key.To, val.To)}, Key: key, Value: val})
		r.separator('}')
	}
	v.Range = r.text.Range(start, r.off)
	return v
}

func (r *jsonReader) array() *Value {
	start := r.off
	v := &Value{Form: List}
	r.off++
	for r.more(']') {
		v.Items = append(v.Items, r.value())
		r.separator(']')
	}
	v.Range = r.text.Range(start, r.off)
	return v
}

// more reports whether another part follows before the closing bracket, which
// it passes.
func (r *jsonReader) more(closing byte) bool {
	r.space()
	switch {
	case r.off >= len(r.src):
		r.fail("a bracket is still open where the file ends; close it")
		return false
	case r.peek() == closing:
		r.off++
		return false
	case r.peek() == '}' || r.peek() == ']':
		r.fail("this bracket does not match the one that is open")
		return false
	}
	return true
}

// separator passes the comma between two parts.
func (r *jsonReader) separator(closing byte) {
	r.space()
	switch r.peek() {
	case ',':
		comma := r.off
		r.off++
		if r.space(); r.peek() == closing {
			end := r.off
			r.off = comma
			r.fail("nothing follows this comma; remove it")
			r.off = end
		}
	case closing, 0:
	default:
		r.fail("expected a comma or a closing bracket")
		r.skip()
	}
}

// skip goes on behind the next comma, or to the next closing bracket.
func (r *jsonReader) skip() {
	for r.off < len(r.src) {
		switch r.peek() {
		case ',':
			r.off++
			return
		case '}', ']':
			return
		case '"':
			r.str()
			continue
		}
		r.off++
	}
}

// literal reads a number, true, false or null.
func (r *jsonReader) literal() *Value {
	start := r.off
	end := strings.IndexAny(r.src[start:], " \t\r\n,:{}[]\"")
	if end < 0 {
		end = len(r.src) - start
	}
	word := r.src[start : start+end]
	v := &Value{Form: Scalar, Text: r.text.Slice(start, start+end), Range: r.text.Range(start, start+end)}
	switch word {
	case "null":
		v.Form = Null
	case "true", "false":
	default:
		if _, err := strconv.ParseFloat(word, 64); err != nil {
			r.fail("this is no JSON value; put text in double quotes")
		}
		if word == "" {
			v.Form = Null
		}
		if r.peek() == ':' {
			r.off++
		}
	}
	r.off += end
	return v
}

func (r *jsonReader) str() *Value {
	start := r.off
	r.off++
	var b draft.TextBuilder
	for r.off < len(r.src) && r.src[r.off] != '"' {
		if r.src[r.off] == '\\' {
			r.escape(&b)
			continue
		}
		n := strings.IndexAny(r.src[r.off:], `"\`)
		if n < 0 {
			n = len(r.src) - r.off
		}
		appendText(&b, r.text, r.off, r.off+n)
		r.off += n
	}
	text := b.Text(r.text.Pos(min(start+1, len(r.src))))
	if r.off >= len(r.src) {
		r.off = start
		r.fail("this string is never closed; add the closing quote")
		r.off = len(r.src)
	} else {
		r.off++
	}
	return &Value{Form: Scalar, Text: text, Quoted: true, Range: r.text.Range(start, r.off)}
}

// escape decodes an escape; two of UTF-16 may make one character.
func (r *jsonReader) escape(b *draft.TextBuilder) {
	rest := r.src[r.off:]
	meaning, n := "", 0
	if len(rest) > 1 {
		if i := strings.IndexByte(`"\/bfnrt`, rest[1]); i >= 0 {
			meaning, n = "\"\\/\b\f\n\r\t"[i:i+1], 2
		} else if code, ok := unit(rest); ok {
			meaning, n = string(code), 6
			if low, ok := unit(rest[6:]); ok && utf16.IsSurrogate(code) {
				meaning, n = string(utf16.DecodeRune(code, low)), 12
			}
		}
	}
	if n == 0 {
		r.fail("JSON does not know this escape; double the backslash")
		meaning, n = `\`, 1
	}
	where := r.text.Range(r.off, r.off+n)
	b.Decoded(meaning, where.Pos(), int(where.To-where.From))
	r.off += n
}

// unit reads the code unit of a \uXXXX that s begins with.
func unit(s string) (rune, bool) {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return 0, false
	}
	code, err := strconv.ParseUint(s[2:6], 16, 16)
	return rune(code), err == nil
}
