package fix

import (
	"cmp"
	"slices"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// A Side is a file before or after its fixes, and what in it is secret.
type Side struct {
	Raw     []byte
	Secrets []rules.Place
}

// Diff returns the unified difference between the two sides of a file, nil
// where there is none. A secret is shown as asterisks that do not tell its
// length.
func Diff(name string, before, after Side) []byte {
	return diff.Diff("a/"+name, before.shown(), "b/"+name, after.shown())
}

const hidden = "********"

// shown returns the text of a side without its secrets.
func (s Side) shown() []byte {
	text, _ := draft.Decode(s.Raw)
	slices.SortFunc(s.Secrets, func(a, b rules.Place) int { return cmp.Compare(a.Offset, b.Offset) })
	var out []byte
	done := 0
	for _, at := range s.Secrets {
		if at.EndOffset <= done || at.EndOffset > len(text) {
			continue
		}
		if at.Offset >= done {
			out = append(append(out, text[done:at.Offset]...), hidden...)
		}
		done = at.EndOffset
	}
	return append(out, text[done:]...)
}
