package endpoints

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/literals"
)

// An Option is a key and the value that is given to it.
type Option struct {
	// Range is the value's, quotes included; KeyRange the key's.
	draft.Range
	Key      string
	KeyRange draft.Range
	// Text is the decoded value.
	Text draft.Text
	// Spelled says that the value stands there, with no variable or placeholder
	// in it that something or somebody is still to fill in.
	Spelled bool
	// Hint says that a hint gives it, not the declaration.
	Hint bool
}

// Value returns the option's text.
func (o *Option) Value() string { return o.Text.String() }

// Options are options, each key once.
type Options []*Option

// Get returns the option with the key, nil where there is none.
func (os Options) Get(key string) *Option {
	for _, o := range os {
		if o.Key == key {
			return o
		}
	}
	return nil
}

// Has reports whether a key is given.
func (os Options) Has(key string) bool { return os.Get(key) != nil }

// Value returns the text that is given to a key; "" where there is none, or one
// that is not spelled out.
func (os Options) Value(key string) string {
	if o := os.Get(key); o != nil && o.Spelled {
		return o.Value()
	}
	return ""
}

// Is reports whether a key is given one of the values, whose case does not count.
func (os Options) Is(key string, values ...string) bool {
	value := os.Value(key)
	return value != "" && slices.ContainsFunc(values, func(v string) bool { return strings.EqualFold(v, value) })
}

// Under returns the options whose key has a prefix.
func (os Options) Under(prefix string) (found Options) {
	for _, o := range os {
		if strings.HasPrefix(o.Key, prefix) {
			found = append(found, o)
		}
	}
	return found
}

// over returns the options with others in their place and beside them.
func (os Options) over(others Options) Options {
	if len(others) == 0 {
		return os
	}
	merged := slices.Clone(os)
	for _, o := range others {
		if i := slices.IndexFunc(merged, func(m *Option) bool { return m.Key == o.Key }); i >= 0 {
			merged[i] = o
		} else {
			merged = append(merged, o)
		}
	}
	return merged
}

func (os Options) hinted() bool {
	return slices.ContainsFunc(os, func(o *Option) bool { return o.Hint })
}

// Spelled reports whether nothing is to be filled in in a value that is given to a
// key, and nothing of it is left out.
func Spelled(key, value string) bool {
	shape := literals.ShapeOf(key, value)
	return shape != literals.Reference && (shape != literals.Masked || value == "" || !strings.Contains(value, "..")) &&
		len(literals.Placeholders(value)) == 0
}
