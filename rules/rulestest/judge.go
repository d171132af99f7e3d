package rulestest

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/rules"
)

func (e example) wants() bool {
	return slices.ContainsFunc(e.files, func(f file) bool { return len(f.wants) > 0 })
}

// judge checks the example and returns what was found, and how that differs
// from what its marks expect.
func (e example) judge(page string, check checker) (found []rules.Finding, complaints []string) {
	var names []string
	for _, f := range e.files {
		names = append(names, f.name)
	}
	for _, name := range e.misread() {
		complaints = append(complaints, fmt.Sprintf("%s.md:%d: whether flinkvet reads %s is not as the page says", page, e.line, name))
	}
	found, failures := check(names, e.read)
	for _, f := range failures {
		complaints = append(complaints, fmt.Sprintf("%s.md:%d: %s failed: %v", page, e.line, f.Rule, f.Err))
	}
	for _, f := range found {
		complaints = append(complaints, e.meet(page, f)...)
	}
	return found, append(complaints, e.unmet(page)...)
}

func (e example) read(name string) ([]byte, error) {
	for _, f := range e.files {
		if f.name == name {
			return []byte(f.text), nil
		}
	}
	return nil, fs.ErrNotExist
}

// meet crosses off the want that a finding meets.
func (e example) meet(page string, found rules.Finding) []string {
	where := fmt.Sprintf("%s.md:%d: %s", page, e.line, found.At.Path)
	for _, f := range e.files {
		if f.name != found.At.Path {
			continue
		}
		where = fmt.Sprintf("%s.md:%d: %s:%d", page, f.line+found.At.Line, f.name, found.At.Line)
		for i, w := range f.wants[found.At.Line] {
			if !w.met && w.pattern.MatchString(found.Message) {
				f.wants[found.At.Line][i].met = true
				return badMessage(where, found.Message)
			}
		}
	}
	return []string{fmt.Sprintf("%s: unexpected finding: %s", where, found.Message)}
}

func badMessage(where, message string) []string {
	if strings.HasSuffix(message, ".") || strings.ContainsAny(message, "\n\r") || strings.TrimSpace(message) == "" {
		return []string{fmt.Sprintf("%s: a message is one line without a full stop: %q", where, message)}
	}
	return nil
}

// unmet returns the wants that no finding met.
func (e example) unmet(page string) (complaints []string) {
	for _, f := range e.files {
		for line := range strings.Count(f.text, "\n") + 1 {
			for _, w := range f.wants[line] {
				if !w.met {
					complaints = append(complaints, fmt.Sprintf("%s.md:%d: %s:%d: no finding matches `%s`", page, f.line+line, f.name, line, w.pattern))
				}
			}
		}
	}
	return complaints
}

// fixOf complains where the example is not what the fixes of the findings make
// of the example before it.
func (e example) fixOf(page string, before example, found []rules.Finding) (complaints []string) {
	var edits []rules.Edit
	for _, f := range found {
		if len(f.Fixes) > 0 {
			edits = append(edits, f.Fixes[0].Edits...)
		}
	}
	if len(edits) == 0 {
		return nil
	}
	for _, f := range before.files {
		got := apply(f, edits)
		want, err := e.read(f.name)
		if err != nil {
			want = []byte(f.text) // a file that the fix leaves alone
		}
		if got != string(want) {
			complaints = append(complaints, fmt.Sprintf("%s.md:%d: the fixes make this of %s:\n%s", page, e.line, f.name, got))
		}
	}
	return complaints
}

// apply makes the edits of a file, from its end on; of two that overlap, the
// first in the file is left out.
func apply(f file, edits []rules.Edit) string {
	edits = slices.DeleteFunc(slices.Clone(edits), func(e rules.Edit) bool { return e.At.Path != f.name })
	slices.SortStableFunc(edits, func(a, b rules.Edit) int { return b.At.Offset - a.At.Offset })
	text, limit := f.text, len(f.text)
	for i, e := range edits {
		if e.At.EndOffset > limit || i > 0 && e == edits[i-1] {
			continue
		}
		text = text[:e.At.Offset] + e.New + text[e.At.EndOffset:]
		limit = e.At.Offset
	}
	return text
}
