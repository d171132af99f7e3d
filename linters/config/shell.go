package config

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// A shellReader splits a shell script into commands and these into words, as
// far as it takes to see the command lines in it: quotes, comments, lines that
// go on, and here-documents. It expands nothing.
type shellReader struct {
	text     draft.Text
	str      string
	off      int
	commands []shellCommand
	// words are those of the command that is being read.
	words []*Value
	// marks are those of the here-documents of the present line; open says that
	// one has no end, so that no other is looked for.
	marks []hereMark
	open  bool
}

// A shellCommand is a command's words, and the here-document that it reads, nil
// where it reads none.
type shellCommand struct {
	words []*Value
	input *Value
}

// A hereMark is the word that ends a here-document, and the number of the
// command that reads it.
type hereMark struct {
	end     string
	command int
}

// shellCommands returns the commands of a script.
func shellCommands(text draft.Text) []shellCommand {
	r := &shellReader{text: text, str: text.String()}
	for r.off < len(r.str) {
		switch c := r.str[r.off]; {
		case c == '\n':
			r.endCommand()
			r.off++
			r.hereDocuments()
		case strings.IndexByte(" \t\r", c) >= 0:
			r.off++
		case strings.HasPrefix(r.str[r.off:], "\\\n"):
			r.off += 2
		case strings.HasPrefix(r.str[r.off:], "\\\r\n"):
			r.off += 3
		case c == '#':
			r.off += len(lineOf(r.str[r.off:]))
		case strings.HasPrefix(r.str[r.off:], "<<") && !strings.HasPrefix(r.str[r.off:], "<<<"):
			r.readMark()
		case strings.IndexByte(";&|()`", c) >= 0:
			r.endCommand()
			r.off++
		case c == '<' || c == '>':
			r.off++
		default:
			r.words = append(r.words, r.word())
		}
	}
	r.endCommand()
	return r.commands
}

func (r *shellReader) endCommand() {
	if len(r.words) > 0 {
		r.commands = append(r.commands, shellCommand{words: r.words})
	}
	r.words = nil
}

// readMark notes the word that ends a here-document.
func (r *shellReader) readMark() {
	r.off += len("<<")
	if r.off < len(r.str) && r.str[r.off] == '-' {
		r.off++
	}
	for r.off < len(r.str) && (r.str[r.off] == ' ' || r.str[r.off] == '\t') {
		r.off++
	}
	if r.off < len(r.str) && r.str[r.off] != '\n' {
		r.marks = append(r.marks, hereMark{r.word().String(), len(r.commands)})
	}
}

// hereDocuments reads the here-documents that begin at the offset.
func (r *shellReader) hereDocuments() {
	for _, mark := range r.marks {
		if !r.open && mark.end != "" {
			r.hereDocument(mark)
		}
	}
	r.marks = nil
}

func (r *shellReader) hereDocument(mark hereMark) {
	for off := r.off; off < len(r.str); {
		line := lineOf(r.str[off:])
		if strings.TrimSpace(line) == mark.end {
			if mark.command < len(r.commands) && off > r.off {
				r.commands[mark.command].input = textValue(r.text.Slice(r.off, off))
			}
			r.off = min(off+len(line)+1, len(r.str))
			return
		}
		off += len(line) + 1
	}
	r.open = true
}

// word reads one word; the parts of it in quotes belong to it without them.
func (r *shellReader) word() *Value {
	var b draft.TextBuilder
	start := r.off
	for r.off < len(r.str) {
		switch c := r.str[r.off]; {
		case r.off > start && strings.IndexByte(" \t\r\n;&|()<>`", c) >= 0:
			return r.scalar(&b, start)
		case c == '"' || c == '\'':
			r.quoted(&b, c)
		case strings.HasPrefix(r.str[r.off:], "$("):
			r.plain(&b, r.expansion('(', ')'))
		case strings.HasPrefix(r.str[r.off:], "${"):
			r.plain(&b, r.expansion('{', '}'))
		case c == '\\' && r.off+1 < len(r.str):
			if next := r.str[r.off+1]; r.off > start && (next == '\n' || next == '\r') {
				return r.scalar(&b, start)
			}
			r.off++
			r.plain(&b, 1)
		default:
			r.plain(&b, 1)
		}
	}
	return r.scalar(&b, start)
}

func (r *shellReader) scalar(b *draft.TextBuilder, start int) *Value {
	return &Value{Form: Scalar, Range: r.text.Range(start, r.off), Text: b.Text(r.text.Pos(start)), Quoted: true}
}

// plain adds the next n bytes to a word.
func (r *shellReader) plain(b *draft.TextBuilder, n int) {
	appendText(b, r.text, r.off, r.off+n)
	r.off += n
}

// quoted adds what stands in quotes. A quote that is never closed, as an
// apostrophe in a text, is itself part of the word.
func (r *shellReader) quoted(b *draft.TextBuilder, quote byte) {
	for i := r.off + 1; i < len(r.str); i++ {
		switch c := r.str[i]; {
		case c == '\\' && quote == '"':
			i++
		case c == quote:
			r.off++
			r.plain(b, i-r.off)
			r.off++
			return
		}
	}
	r.plain(b, 1)
}

// expansion returns the length of the expansion at the offset, from its "$" to
// the sign that closes it: "$(date)", "${NAME:-a b}", "${{ matrix.x }}".
func (r *shellReader) expansion(open, closing byte) int {
	const longest = 4096
	depth := 0
	for i := r.off; i < min(len(r.str), r.off+longest) && r.str[i] != '\n'; i++ {
		switch r.str[i] {
		case open:
			depth++
		case closing:
			if depth--; depth == 0 {
				return i + 1 - r.off
			}
		}
	}
	return len("$(")
}
