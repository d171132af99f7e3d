package rulestest

import (
	"fmt"
	"regexp"
	"strings"
)

// An example is a section of a page: one draft, and what is expected of it.
type example struct {
	heading string
	line    int // of the heading in the page
	files   []file
}

// A file is a fenced block.
type file struct {
	name string
	line int // of the fence in the page
	text string
	// unread says that it is expected to be none that flinkvet reads.
	unread bool
	// wants are the expected findings by line of the file, from 1.
	wants map[int][]want
}

// A want is an expected finding; it matches the message.
type want struct {
	pattern *regexp.Regexp
	met     bool
}

var (
	fence = regexp.MustCompile("^(```+) *([^` ]*) *([^` ]*)( unread)? *$")
	mark  = regexp.MustCompile("^(.*?) +(?:--|#|//) want((?: +`[^`]+`)+)\\s*$")
	quote = regexp.MustCompile("`([^`]+)`")
)

// parse reads the sections of a page that hold a draft.
func parse(source string) ([]example, error) {
	p := &parser{}
	for i, line := range strings.Split(source, "\n") {
		if err := p.line(i+1, strings.TrimSuffix(line, "\r")); err != nil {
			return nil, fmt.Errorf("%d: %w", i+1, err)
		}
	}
	if p.fence != "" {
		return nil, fmt.Errorf("%d: the block is not closed", p.file.line)
	}
	var drafts []example
	for _, e := range p.examples {
		if len(e.files) > 0 {
			drafts = append(drafts, e)
		}
	}
	return drafts, nil
}

// A parser reads a page line by line.
type parser struct {
	examples []example
	fence    string // the open block's leader, "" outside blocks
	file     file
}

func (p *parser) line(n int, line string) error {
	switch {
	case p.fence != "" && strings.TrimRight(line, " ") == p.fence:
		p.close()
	case p.fence != "":
		return p.content(n-p.file.line, line)
	case strings.HasPrefix(line, "## "):
		p.examples = append(p.examples, example{heading: strings.TrimSpace(line[3:]), line: n})
	case strings.HasPrefix(line, "```"):
		return p.open(n, line)
	}
	return nil
}

func (p *parser) open(n int, line string) error {
	m := fence.FindStringSubmatch(line)
	if m == nil || len(p.examples) > 0 && m[3] == "" {
		return fmt.Errorf("a block of an example needs a language and a file name: ```sql job.sql")
	}
	p.fence, p.file = m[1], file{name: m[3], line: n, unread: m[4] != "", wants: map[int][]want{}}
	return nil
}

// content adds a line to the block, without the marks of expected findings.
func (p *parser) content(n int, line string) error {
	if m := mark.FindStringSubmatch(line); m != nil {
		line = m[1]
		for _, q := range quote.FindAllStringSubmatch(m[2], -1) {
			pattern, err := regexp.Compile(q[1])
			if err != nil {
				return err
			}
			p.file.wants[n] = append(p.file.wants[n], want{pattern: pattern})
		}
	} else if strings.Contains(line, " want `") {
		return fmt.Errorf("a mark reads: -- want `pattern`")
	}
	p.file.text += line + "\n"
	return nil
}

func (p *parser) close() {
	if last := len(p.examples) - 1; last >= 0 {
		p.examples[last].files = append(p.examples[last].files, p.file)
	}
	p.fence = ""
}
