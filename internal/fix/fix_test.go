package fix

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/rules"
)

// edit replaces the bytes from lo up to hi of the file a.
func edit(lo, hi int, text string) rules.Edit {
	return rules.Edit{At: rules.Place{Path: "a", Offset: lo, EndOffset: hi}, New: text}
}

func finding(edits ...rules.Edit) rules.Finding {
	return rules.Finding{Fixes: []rules.Fix{{Edits: edits}}}
}

func TestChoose(t *testing.T) {
	for _, c := range []struct {
		name     string
		findings []rules.Finding
		want     string
		fixed    int
	}{
		{"none", nil, "0123456789", 0},
		{"a finding without a fix", []rules.Finding{{}}, "0123456789", 0},
		{"a fix without edits", []rules.Finding{finding()}, "0123456789", 0},
		{"one", []rules.Finding{finding(edit(1, 3, "x"))}, "0x3456789", 1},
		{"two, the later one first", []rules.Finding{finding(edit(5, 6, "y")), finding(edit(1, 3, "x"))}, "0x34y6789", 2},
		{"one that meets another is left whole", []rules.Finding{finding(edit(1, 3, "x")), finding(edit(8, 9, "z"), edit(2, 4, "y"))}, "0x3456789", 1},
		{"one beside another", []rules.Finding{finding(edit(1, 3, "x")), finding(edit(3, 5, "y"))}, "0xy56789", 2},
		{"an edit that two share", []rules.Finding{finding(edit(0, 0, "x")), finding(edit(0, 0, "x"), edit(9, 10, ""))}, "x012345678", 2},
		{"two insertions in one place", []rules.Finding{finding(edit(4, 4, "x")), finding(edit(4, 4, "y"))}, "0123x456789", 1},
		{"an insertion before what is replaced", []rules.Finding{finding(edit(4, 6, "x")), finding(edit(4, 4, "y"))}, "0123x6789", 1},
		{"a fix whose edits meet", []rules.Finding{finding(edit(4, 6, "x"), edit(5, 7, "y"))}, "0123456789", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			choice := Choose(c.findings)
			made, err := choice.Apply("a", []byte("0123456789"))
			require.NoError(t, err)
			assert.Equal(t, c.want, string(made))
			assert.Len(t, choice.Fixed, c.fixed)
		})
	}
}

func TestEncodings(t *testing.T) {
	utf16le := func(s string) string {
		var out strings.Builder
		for _, u := range utf16.Encode([]rune(s)) {
			out.Write([]byte{byte(u), byte(u >> 8)})
		}
		return out.String()
	}
	for name, write := range map[string]func(string) string{
		"utf-8":               func(s string) string { return s },
		"with a mark":         func(s string) string { return "\ufeff" + s },
		"utf-16":              func(s string) string { return utf16le("\ufeff" + s) },
		"utf-16 without mark": utf16le,
	} {
		t.Run(name, func(t *testing.T) {
			made, err := Choose([]rules.Finding{finding(edit(7, 8, "2"))}).Apply("a", []byte(write("SELECT 1 -- the first line is in plain ASCII\r\n-- 手机\r\n")))
			require.NoError(t, err)
			assert.Equal(t, write("SELECT 2 -- the first line is in plain ASCII\r\n-- 手机\r\n"), string(made))
		})
	}
}

func TestWhatCannotBeWrittenBack(t *testing.T) {
	choice := Choose([]rules.Finding{finding(edit(0, 1, "x"))})
	_, err := choice.Apply("a", []byte("\xff\xfea\x00b"))
	assert.ErrorContains(t, err, "not valid in its encoding")
	_, err = choice.Apply("a", nil)
	assert.ErrorContains(t, err, "not what it was")
}

func TestDiffHidesSecrets(t *testing.T) {
	at := func(lo, hi int) rules.Place { return rules.Place{Path: "a", Offset: lo, EndOffset: hi} }
	before := Side{[]byte("a = heron\nb = heron\n"), []rules.Place{at(14, 19), at(4, 9), at(5, 7)}}
	after := Side{[]byte("a = ${secret}\nb = heron\n"), []rules.Place{at(18, 23)}}
	diff := string(Diff("a", before, after))
	assert.NotContains(t, diff, "heron")
	assert.Contains(t, diff, "\n-a = ********\n+a = ${secret}\n b = ********\n")
	assert.Empty(t, Diff("a", before, before))
}
