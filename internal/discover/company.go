package discover

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// A company counts the files in and below a directory that are Flink's for
// sure, and the scripts of other engines.
type company struct{ flink, other int }

// judgePlain decides on the scripts that any engine may have by the company
// that they keep. What the user named is taken for Flink's all the same.
func (s *shelf) judgePlain() {
	if !slices.ContainsFunc(s.files, func(f *file) bool { return f.class.Plain && !f.named }) {
		return
	}
	s.classifyWaiting(func(*file) bool { return true })
	byDir := s.companies()
	for _, f := range s.files {
		if !f.class.Plain || f.named || f.problem != "" {
			continue
		}
		if why := s.strangers(f, byDir); why != "" {
			f.class = draft.Class{Kind: draft.OtherSQL, Why: "SQL that any engine may have, and " + why}
			f.data = nil
		}
	}
}

// strangers says why a script does not stand among Flink's files, "" where it
// does: of the directories around it, the nearest that holds something of a
// known engine, or is called after Flink, decides.
func (s *shelf) strangers(f *file, byDir map[string]company) string {
	for dir := range s.upward(f) {
		switch c := byDir[dir]; {
		case c.flink > 0 && c.flink >= c.other:
			return ""
		case c.other > 0:
			return "SQL of another engine beside it"
		case strings.Contains(strings.ToLower(filepath.Base(dir)), "flink"):
			return ""
		}
	}
	return "nothing of Flink beside it"
}

// companies counts for every directory what it holds.
func (s *shelf) companies() map[string]company {
	byDir := map[string]company{}
	for _, f := range s.files {
		var one company
		switch {
		case f.upstream:
			continue
		case f.class.Kind == draft.OtherSQL:
			one.other = 1
		case f.draft() && !f.class.Plain && !f.class.Kind.Mixed():
			one.flink = 1
		default:
			continue
		}
		for dir := range s.upward(f) {
			c := byDir[dir]
			byDir[dir] = company{c.flink + one.flink, c.other + one.other}
		}
	}
	return byDir
}

// upward yields the directories from a file's own up to the top.
func (s *shelf) upward(f *file) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		top := s.topOf(filepath.Dir(f.path))
		for dir := filepath.Dir(f.path); yield(dir) && dir != top && dir != filepath.Dir(dir); {
			dir = filepath.Dir(dir)
		}
	}
}
