package config

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// Get returns the value of a key of a map, the last one where the key comes
// twice; nil where there is none or v is no map.
func (v *Value) Get(key string) *Value {
	if e := v.Entry(key); e != nil {
		return e.Value
	}
	return nil
}

// Entry returns the entry of a key of a map, the last one where the key comes
// twice; nil where there is none or v is no map.
func (v *Value) Entry(key string) *Entry {
	if v == nil {
		return nil
	}
	for i := len(v.Entries) - 1; i >= 0; i-- {
		if v.Entries[i].Key.Text.String() == key {
			return v.Entries[i]
		}
	}
	return nil
}

// At follows a path of keys through maps; nil where it ends early.
func (v *Value) At(path ...string) *Value {
	for _, key := range path {
		v = v.Get(key)
	}
	return v
}

// String returns a scalar's decoded text, and "" for everything else.
func (v *Value) String() string {
	if v == nil || v.Form != Scalar {
		return ""
	}
	return v.Text.String()
}

// IsString reports whether v is a scalar with any text in it.
func (v *Value) IsString() bool { return v.String() != "" }

// Slice returns the part of a scalar from the byte lo up to hi as a scalar of
// its own.
func (v *Value) Slice(lo, hi int) *Value { return textValue(v.Text.Slice(lo, hi)) }

// textValue returns a scalar that consists of a text as it is.
func textValue(t draft.Text) *Value {
	return &Value{Range: t.Whole(), Form: Scalar, Text: t, Quoted: true}
}

// scalar returns v where it is a scalar with text in it, else nil.
func scalar(v *Value) *Value {
	if v.IsString() {
		return v
	}
	return nil
}

// words splits a scalar at white space into the words of a command line;
// quotes hold a word together and are not part of it.
func words(v *Value) []*Value {
	text := v.String()
	var found []*Value
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			i++
		case c == '"' || c == '\'':
			end := strings.IndexByte(text[i+1:], c)
			if end < 0 {
				end = len(text) - i - 1
			}
			found = append(found, v.Slice(i+1, i+1+end))
			i += end + 2
		default:
			end := strings.IndexAny(text[i:], " \t\r\n")
			if end < 0 {
				end = len(text) - i
			}
			found = append(found, v.Slice(i, i+end))
			i += end
		}
	}
	return found
}
