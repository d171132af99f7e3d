package sarif

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func hashesOf(text string) []string {
	var all []string
	for _, h := range lineHashes([]byte(text)) {
		all = append(all, h.String())
	}
	return all
}

// The expectations are what the uploader of GitHub computes.
func TestLineHashes(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"empty", "", []string{"c129715d7a2bc9a3:1"}},
		{"blanks do not count", " a\nb\n  \t\tc\n d",
			[]string{"271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"}},
		{"same lines are counted", strings.Repeat("Lorem ipsum dolor sit amet.\n", 10),
			[]string{
				"a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3", "a7f2ff13bc495cf2:4", "a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6",
				"a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1",
			}},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, hashesOf(c.text)) })
	}
}

// A file hashes the same whatever its line breaks are, and a break is one break.
func TestLineBreaksHashAlike(t *testing.T) {
	want := hashesOf("SELECT 1;\n\nSELECT '订单🙂';\n")
	assert.Len(t, want, 4)
	assert.Equal(t, want, hashesOf("SELECT 1;\r\n\r\nSELECT '订单🙂';\r\n"))
	assert.Equal(t, want, hashesOf("SELECT 1;\r\rSELECT '订单🙂';\r"))
	assert.Len(t, hashesOf("a\r \nb"), 3, "a blank between the two makes two breaks of them")
}

func TestLineHashesOfInvalidText(t *testing.T) {
	// A truncated character is one replacement, as it is for a browser.
	assert.Equal(t, hashesOf("a\ufffdb"), hashesOf("a\xe2\x82b"))
	assert.Equal(t, hashesOf("a\ufffd\ufffdb"), hashesOf("a\xff\xfeb"))
	assert.NotEqual(t, hashesOf("a"), hashesOf("\ufeffa"), "a byte order mark counts")
}
