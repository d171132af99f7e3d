package draft

import (
	"encoding/json"
	"strings"
)

// An outline is what a YAML or JSON document looks like from afar: its keys,
// joined by dots, and their plain values. Items of lists count as part of the
// list. It reads any text, and is right about as much as telling kinds apart
// needs.
type outline struct {
	values map[string]string
	// top are the keys of the first level, in order.
	top []string
	// template says that the document is written in a template language.
	template bool
}

func newOutline() *outline { return &outline{values: map[string]string{}} }

func (o *outline) has(path string) bool {
	_, ok := o.values[path]
	return ok
}

func (o *outline) hasAny(paths ...string) bool {
	for _, p := range paths {
		if o.has(p) {
			return true
		}
	}
	return false
}

// set notes a key; of a key that comes again, the first value stays.
func (o *outline) set(path string, depth int, value string) {
	if o.has(path) {
		return
	}
	if depth == 0 {
		o.top = append(o.top, path)
	}
	o.values[path] = value
}

// outlineYAML returns the outlines of a YAML file's documents.
func outlineYAML(src string) []*outline {
	s := &yamlScanner{src: src, doc: newOutline()}
	docs := []*outline{s.doc}
	for s.off < len(src) {
		line := s.next()
		if line == "---" || strings.HasPrefix(line, "--- ") {
			s.endBlock()
			s.doc, s.keys = newOutline(), nil
			docs = append(docs, s.doc)
			continue
		}
		s.line(line)
	}
	s.start = len(src)
	s.endBlock()
	return docs
}

// A yamlScanner reads YAML line by line.
type yamlScanner struct {
	src string
	// start is where the present line begins, off where the next does.
	start, off int
	doc        *outline
	keys       []yamlKey
	// block is the key whose block scalar is being read, "" outside one. The
	// scalar begins at blockStart; lines deeper than blockIndent belong to it.
	block                   string
	blockStart, blockIndent int
}

// next returns the next line without its end.
func (s *yamlScanner) next() string {
	s.start = s.off
	line, _, found := strings.Cut(s.src[s.off:], "\n")
	s.off += len(line)
	if found {
		s.off++
	}
	return strings.TrimRight(line, "\r")
}

func (s *yamlScanner) endBlock() {
	if s.block != "" {
		s.doc.values[s.block] = s.src[s.blockStart:s.start]
		s.block = ""
	}
}

// A yamlKey is a key on the way to the present line.
type yamlKey struct {
	path   string
	indent int
}

func (s *yamlScanner) line(line string) {
	text := strings.TrimLeft(line, " ")
	indent := len(line) - len(text)
	if s.block != "" {
		if text == "" || indent > s.blockIndent {
			return
		}
		s.endBlock()
	}
	lineIndent := indent
	for strings.HasPrefix(text, "- ") {
		rest := strings.TrimLeft(text[1:], " ")
		indent += len(text) - len(rest)
		text = rest
	}
	if text == "" || text[0] == '#' || text[0] == '%' {
		return
	}
	if strings.HasPrefix(text, "{{") || strings.HasPrefix(text, "{%") {
		s.doc.template = true
		return
	}
	if text[0] == '{' || text[0] == '[' {
		path, depth := s.parent(indent)
		s.doc.flow(path, s.flowText(text), depth)
		return
	}
	key, value, ok := cutKey(text)
	if ok && strings.Contains(value, "{{") && !isQuote(value[0]) {
		s.doc.template = true
	}
	if ok {
		s.key(key, value, indent, lineIndent)
	}
}

// parent returns the path of the key that what stands at an indentation is under,
// and how many keys it is made of.
func (s *yamlScanner) parent(indent int) (path string, depth int) {
	for len(s.keys) > 0 && s.keys[len(s.keys)-1].indent >= indent {
		s.keys = s.keys[:len(s.keys)-1]
	}
	if n := len(s.keys); n > 0 {
		return s.keys[n-1].path, n
	}
	return "", 0
}

// flowText returns a text that begins with a bracket up to the line in which the
// bracket is closed.
func (s *yamlScanner) flowText(text string) string {
	const mostLines = 1000
	open := openBrackets(text)
	if open <= 0 {
		return text
	}
	whole := []string{text}
	for n := 0; open > 0 && n < mostLines && s.off < len(s.src); n++ {
		line := stripComment(s.next())
		whole, open = append(whole, line), open+openBrackets(line)
	}
	return strings.Join(whole, " ")
}

// openBrackets returns how many more brackets a line opens than it closes.
func openBrackets(line string) int {
	n, quote := 0, byte(0)
	for i := range len(line) {
		switch c := line[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case isQuote(c):
			quote = c
		case c == '{' || c == '[':
			n++
		case c == '}' || c == ']':
			n--
		}
	}
	return n
}

func (s *yamlScanner) key(key, value string, indent, lineIndent int) {
	path, depth := s.parent(indent)
	path = under(path, key)
	if value != "" && (value[0] == '|' || value[0] == '>') {
		s.block, s.blockStart, s.blockIndent, value = path, s.off, lineIndent, ""
	}
	if value != "" && (value[0] == '{' || value[0] == '[') && !s.doc.template {
		value = s.flowText(value)
	}
	s.doc.set(path, depth, unquote(value))
	s.doc.flow(path, value, depth+1)
	s.keys = append(s.keys, yamlKey{path, indent})
}

// flow notes the keys of a map in braces, or of the maps of a list in brackets.
func (o *outline) flow(path, value string, depth int) {
	const deepest = 8
	if len(value) < 2 || strings.HasPrefix(value, "{{") || depth > deepest {
		return
	}
	switch inner := value[1 : len(value)-1]; {
	case value[0] == '{' && value[len(value)-1] == '}':
		for _, entry := range flowEntries(inner) {
			if key, value, ok := cutKey(entry); ok {
				o.set(under(path, key), depth, unquote(value))
				o.flow(under(path, key), value, depth+1)
			}
		}
	case value[0] == '[' && value[len(value)-1] == ']':
		for _, entry := range flowEntries(inner) {
			if entry[0] == '{' {
				o.flow(path, entry, depth)
			}
		}
	}
}

// under returns the path of a key below another one.
func under(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// flowEntries parts what stands in braces at its commas, but for those in inner
// brackets and in quotes.
func flowEntries(text string) []string {
	var entries []string
	depth, lo, quote := 0, 0, byte(0)
	for i := 0; i <= len(text); i++ {
		switch {
		case i == len(text) || text[i] == ',' && depth == 0 && quote == 0:
			if entry := strings.TrimSpace(text[lo:i]); entry != "" {
				entries = append(entries, entry)
			}
			lo = i + 1
		case quote != 0:
			if text[i] == quote {
				quote = 0
			}
		case isQuote(text[i]):
			quote = text[i]
		case text[i] == '{' || text[i] == '[':
			depth++
		case text[i] == '}' || text[i] == ']':
			depth--
		}
	}
	return entries
}

// cutKey cuts "key: value" apart.
func cutKey(text string) (key, value string, ok bool) {
	if isQuote(text[0]) {
		end := strings.IndexByte(text[1:], text[0])
		if end < 0 || !strings.HasPrefix(strings.TrimLeft(text[end+2:], " "), ":") {
			return "", "", false
		}
		_, value, _ = strings.Cut(text[end+2:], ":")
		return text[1 : end+1], stripComment(value), true
	}
	i := strings.Index(text, ": ")
	if i < 0 {
		if key, ok = strings.CutSuffix(strings.TrimRight(text, " \t"), ":"); !ok {
			return "", "", false
		}
		return key, "", true
	}
	return strings.TrimRight(text[:i], " "), stripComment(text[i+2:]), true
}

func stripComment(value string) string {
	value = strings.TrimSpace(value)
	if value == "" || isQuote(value[0]) {
		return value
	}
	if value[0] == '#' {
		return ""
	}
	if i := strings.Index(value, " #"); i >= 0 {
		value = strings.TrimSpace(value[:i])
	}
	return value
}

func unquote(value string) string {
	if len(value) >= 2 && isQuote(value[0]) {
		if end := strings.IndexByte(value[1:], value[0]); end >= 0 {
			return value[1 : end+1]
		}
	}
	return value
}

func isQuote(c byte) bool { return c == '\'' || c == '"' }

// outlineJSON returns the outline of a JSON document as far as it can be read.
func outlineJSON(src string) *outline {
	o := newOutline()
	dec := json.NewDecoder(strings.NewReader(src))
	dec.UseNumber()
	o.readJSON(dec, "", 0)
	return o
}

// readJSON reads one value and reports whether there may be more to read.
func (o *outline) readJSON(dec *json.Decoder, path string, depth int) bool {
	tok, err := dec.Token()
	if err != nil || depth > 100 {
		return false
	}
	switch tok := tok.(type) {
	case string:
		o.values[path] = tok
	case json.Delim:
		for dec.More() {
			inner, innerDepth := path, depth
			if tok == '{' {
				key, err := dec.Token()
				if err != nil {
					return false
				}
				inner, innerDepth = strings.TrimPrefix(path+"."+key.(string), "."), depth+1
				o.set(inner, depth, "")
			}
			if !o.readJSON(dec, inner, innerDepth) {
				return false
			}
		}
		_, err = dec.Token()
	}
	return err == nil
}
