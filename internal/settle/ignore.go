package settle

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// An ignore is a rule that a comment switches off where it stands.
type ignore struct {
	at rules.Place
	// rule is the name as written, "" where the comment names none.
	rule   string
	reason string
	// covers is what the comment stands at; whole says that it is the file.
	covers rules.Place
	whole  bool
}

const leader = "flinkvet:ignore"

// parseIgnores returns the ignores of a comment, one for each rule that it
// names:
//
//	flinkvet:ignore RULE[,RULE] reason
//	flinkvet:ignore-file RULE[,RULE] reason
func parseIgnores(c draft.Comment, place func(draft.Range) rules.Place) []ignore {
	rest, ok := strings.CutPrefix(c.Text, leader)
	if !ok {
		return nil
	}
	rest, whole := strings.CutPrefix(rest, "-file")
	if rest != "" && !strings.ContainsRune(" \t\r\n", rune(rest[0])) {
		return nil
	}
	list, reason := cutNames(strings.TrimSpace(rest))
	var found []ignore
	for _, name := range list {
		ig := ignore{at: place(c.Range), rule: strings.Clone(name), reason: strings.Clone(reason), whole: whole}
		if c.Covers.IsValid() {
			ig.covers = place(c.Covers)
		}
		found = append(found, ig)
	}
	return found
}

// cutNames splits "a, b reason" into the names and the reason. There is always
// one name, which may be empty.
func cutNames(s string) (list []string, reason string) {
	for more := true; more; {
		end := strings.IndexAny(s, ", \t\r\n")
		if end < 0 {
			end = len(s)
		}
		list = append(list, strings.TrimSuffix(s[:end], ":"))
		s = strings.TrimLeft(s[end:], " \t\r\n")
		if s, more = strings.CutPrefix(s, ","); more {
			s = strings.TrimLeft(s, " \t\r\n")
		}
	}
	return list, strings.Trim(s, " \t\r\n:-")
}

// holdsFor reports whether the ignore silences the finding.
func (ig ignore) holdsFor(f rules.Finding) bool {
	switch {
	case ig.rule != f.Rule.Name || ig.reason == "" || ig.at.Path != f.At.Path:
		return false
	case ig.whole, ig.at.Line == f.At.Line:
		return true
	}
	return ig.covers.Path == f.At.Path && ig.covers.Offset <= f.At.Offset && f.At.Offset < ig.covers.EndOffset
}
