// Package fix turns the fixes of findings into edits of files and applies them.
//
// A fix is applied whole or not at all. Of two that touch the same place the
// one that comes first is applied and the other left, never a mixture: after
// the files have been judged anew, the other may still fit. The package decides
// nothing about which findings are to be fixed.
package fix

import (
	"cmp"
	"errors"
	"maps"
	"slices"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// A Choice is the fixes that go together.
type Choice struct {
	// Fixed are the findings that they mend, in the order they came in.
	Fixed []rules.Finding
	// edits are what is to be done in each file, by place.
	edits map[string][]rules.Edit
}

// Choose takes the first fix of each finding that has one, as long as it
// touches nothing that an earlier one does. An edit that two fixes share is
// made once.
func Choose(findings []rules.Finding) Choice {
	c := Choice{edits: map[string][]rules.Edit{}}
	for _, f := range findings {
		if len(f.Fixes) > 0 && c.fits(f.Fixes[0]) {
			c.take(f.Fixes[0])
			c.Fixed = append(c.Fixed, f)
		}
	}
	for _, edits := range c.edits {
		slices.SortStableFunc(edits, func(a, b rules.Edit) int {
			return cmp.Or(cmp.Compare(a.At.Offset, b.At.Offset), cmp.Compare(a.At.EndOffset, b.At.EndOffset))
		})
	}
	return c
}

// Files returns the names of the files that change, sorted.
func (c Choice) Files() []string { return slices.Sorted(maps.Keys(c.edits)) }

// fits reports whether no edit of the fix meets one that is taken.
func (c Choice) fits(f rules.Fix) bool {
	for i, e := range f.Edits {
		meets := func(other rules.Edit) bool { return e != other && meet(e.At, other.At) }
		if slices.ContainsFunc(c.edits[e.At.Path], meets) || slices.ContainsFunc(f.Edits[:i], meets) {
			return false
		}
	}
	return len(f.Edits) > 0
}

func (c Choice) take(f rules.Fix) {
	for _, e := range f.Edits {
		if !slices.Contains(c.edits[e.At.Path], e) {
			c.edits[e.At.Path] = append(c.edits[e.At.Path], e)
		}
	}
}

// meet reports whether two places of files share a byte, or both insert at one
// place, where nobody knows which comes first.
func meet(a, b rules.Place) bool {
	if a.Path != b.Path {
		return false
	}
	if a.Offset == b.Offset && (a.EndOffset == a.Offset || b.EndOffset == b.Offset) {
		return true
	}
	return a.Offset < b.EndOffset && b.Offset < a.EndOffset
}

// Apply returns a file with its edits made. raw is the file as it is on disk;
// all outside the edits stays as it is, the encoding included.
func (c Choice) Apply(name string, raw []byte) ([]byte, error) {
	text, _ := draft.Decode(raw)
	if back := draft.Encode(text, raw); !slices.Equal(back, raw) {
		return nil, errors.New("is not valid in its encoding, so that it cannot be written back")
	}
	var made []byte
	done := 0
	for _, e := range c.edits[name] {
		if e.At.Offset < done || e.At.EndOffset > len(text) {
			return nil, errors.New("is not what it was when it was checked")
		}
		made = append(append(made, text[done:e.At.Offset]...), e.New...)
		done = e.At.EndOffset
	}
	return draft.Encode(append(made, text[done:]...), raw), nil
}
