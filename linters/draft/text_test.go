package draft

import (
	"go/token"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTextVerbatim(t *testing.T) {
	text := NewText("SELECT 1", 100)
	assert.Equal(t, "SELECT 1", text.String())
	assert.Equal(t, 8, text.Len())
	assert.True(t, text.Verbatim())
	assert.Equal(t, token.Pos(100), text.Pos(0))
	assert.Equal(t, token.Pos(107), text.Pos(7))
	assert.Equal(t, token.Pos(108), text.Pos(8))
	assert.Equal(t, Range{107, 108}, text.Range(7, 8))
	assert.Equal(t, Range{100, 108}, text.Whole())
}

func TestTextZero(t *testing.T) {
	var text Text
	assert.Empty(t, text.String())
	assert.Equal(t, token.NoPos, text.Pos(0))
	assert.False(t, text.Whole().IsValid())
	assert.True(t, text.Verbatim())
	assert.Equal(t, text, text.Slice(0, 0))
}

func TestTextEmptyHasAPlace(t *testing.T) {
	var b TextBuilder
	text := b.Text(7)
	assert.Empty(t, text.String())
	assert.Equal(t, Range{7, 7}, text.Whole())
	assert.Equal(t, Range{7, 7}, NewText("", 7).Whole())
	assert.Equal(t, Range{103, 103}, NewText("SELECT", 100).Slice(3, 3).Whole())
}

// quoted is what 'it”s' at 10 stands for: 10 is the quote, 13 and 14 are the
// two that are one.
func quoted() Text {
	var b TextBuilder
	b.Verbatim("it", 11)
	b.Decoded("'", 13, 2)
	b.Verbatim("s", 15)
	return b.Text(11)
}

func TestTextEscape(t *testing.T) {
	text := quoted()
	require.Equal(t, "it's", text.String())
	assert.False(t, text.Verbatim())
	for off, pos := range []token.Pos{11, 12, 13, 15, 16} {
		assert.Equal(t, pos, text.Pos(off), "offset %d", off)
	}
	assert.Equal(t, Range{13, 15}, text.Range(2, 3), "an escape is marked as a whole")
	assert.Equal(t, Range{11, 13}, text.Range(0, 2), "what stands before an escape ends before it")
	assert.Equal(t, Range{15, 16}, text.Range(3, 4))
	assert.Equal(t, Range{11, 16}, text.Whole())
	assert.Equal(t, Range{13, 13}, text.Range(2, 2))
}

func TestTextSlice(t *testing.T) {
	text := quoted()
	for lo := 0; lo <= text.Len(); lo++ {
		for hi := lo; hi <= text.Len(); hi++ {
			part := text.Slice(lo, hi)
			require.Equal(t, text.String()[lo:hi], part.String())
			for i := 0; i < part.Len(); i++ {
				assert.Equal(t, text.Pos(lo+i), part.Pos(i), "[%d:%d] at %d", lo, hi, i)
				assert.Equal(t, text.Range(lo+i, lo+i+1), part.Range(i, i+1), "[%d:%d] at %d", lo, hi, i)
			}
			assert.Equal(t, text.Range(lo, hi), part.Whole(), "[%d:%d]", lo, hi)
		}
	}
	assert.True(t, text.Slice(0, 2).Verbatim())
	assert.True(t, text.Slice(3, 4).Verbatim())
	assert.False(t, text.Slice(1, 4).Verbatim())
	assert.False(t, text.Slice(2, 3).Verbatim(), "an escape is not what stands in the file")
}

// A block scalar's lines stand apart in the file, each behind its indentation.
func TestTextBlock(t *testing.T) {
	var b TextBuilder
	b.Verbatim("SELECT\n", 50)
	b.Verbatim("  1\n", 61)
	text := b.Text(50)
	require.Equal(t, "SELECT\n  1\n", text.String())
	assert.False(t, text.Verbatim())
	assert.Equal(t, token.Pos(50), text.Pos(0))
	assert.Equal(t, token.Pos(61), text.Pos(7))
	assert.Equal(t, Range{50, 57}, text.Range(0, 7), "the range does not reach over the next line's indentation")
	assert.Equal(t, Range{50, 64}, text.Range(0, 10))
	assert.True(t, text.Slice(7, 10).Verbatim())
}

func TestTextBuilderJoins(t *testing.T) {
	var b TextBuilder
	b.Verbatim("SEL", 10)
	b.Verbatim("", 99)
	b.Verbatim("ECT", 13)
	b.Decoded("", 99, 5)
	b.Decoded(" ", 16, 1)
	b.Verbatim("1", 17)
	text := b.Text(10)
	assert.Equal(t, "SELECT 1", text.String())
	assert.True(t, text.Verbatim(), "pieces that follow each other are one")
}

func TestTextBuilderKeepsApart(t *testing.T) {
	var b TextBuilder
	b.Verbatim("a", 10)
	b.Decoded("\u00e9", 11, 6)
	b.Verbatim("b", 17)
	b.Decoded("\n", 18, 4)
	b.Decoded("\n", 22, 4)
	text := b.Text(10)
	require.Equal(t, "a\u00e9b\n\n", text.String())
	assert.Equal(t, token.Pos(11), text.Pos(1))
	assert.Equal(t, token.Pos(11), text.Pos(2), "both bytes of the letter come from one escape")
	assert.Equal(t, Range{11, 17}, text.Range(1, 3))
	assert.Equal(t, Range{18, 22}, text.Range(4, 5))
	assert.Equal(t, Range{22, 26}, text.Range(5, 6))
	assert.Equal(t, Range{18, 26}, text.Range(4, 6))
}

// What was built outlives more building.
func TestTextBuilderTextIsDone(t *testing.T) {
	var b TextBuilder
	b.Verbatim("a", 10)
	text := b.Text(10)
	b.Verbatim("b", 11)
	b.Decoded("c", 12, 2)
	assert.Equal(t, "a", text.String())
	assert.Equal(t, Range{10, 11}, text.Whole())
	assert.Equal(t, token.Pos(10), text.Pos(0))
	assert.True(t, text.Verbatim())
}

// Texts of random pieces answer as a table of every byte's place does, also
// after slicing again and again.
func TestTextAgainstTable(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		text, table := randomText(rng)
		lo, hi := 0, text.Len()
		for range 3 {
			checkText(t, text, table[lo:hi])
			from := lo + rng.IntN(hi-lo+1)
			to := from + rng.IntN(hi-from+1)
			text = text.Slice(from-lo, to-lo)
			lo, hi = from, to
		}
	}
}

// randomText returns a text and the place of each of its bytes.
func randomText(rng *rand.Rand) (Text, []Range) {
	var b TextBuilder
	var table []Range
	pos := token.Pos(1 + rng.IntN(5))
	for range 1 + rng.IntN(8) {
		piece := "abcdef"[:1+rng.IntN(5)]
		if rng.IntN(2) == 0 {
			b.Verbatim(piece, pos)
			for i := range piece {
				table = append(table, Span(pos+token.Pos(i), pos+token.Pos(i+1)))
			}
			pos += token.Pos(len(piece))
		} else {
			src := len(piece) + 1 + rng.IntN(4)
			b.Decoded(piece, pos, src)
			for range piece {
				table = append(table, Span(pos, pos+token.Pos(src)))
			}
			pos += token.Pos(src)
		}
		pos += token.Pos(rng.IntN(2) * 3)
	}
	return b.Text(1), table
}

func checkText(t *testing.T, text Text, table []Range) {
	t.Helper()
	require.Equal(t, len(table), text.Len())
	for i, at := range table {
		require.Equal(t, at.Pos(), text.Pos(i))
		for j := i + 1; j <= len(table); j++ {
			require.Equal(t, Range{at.From, table[j-1].To}, text.Range(i, j))
		}
	}
	if len(table) > 0 {
		require.Equal(t, table[len(table)-1].End(), text.Pos(len(table)))
	}
}

func TestRange(t *testing.T) {
	r := Range{10, 20}
	assert.Equal(t, token.Pos(10), r.Pos())
	assert.Equal(t, token.Pos(20), r.End())
	assert.True(t, r.Holds(Range{10, 20}))
	assert.True(t, r.Holds(Range{12, 12}))
	assert.False(t, r.Holds(Range{9, 12}))
	assert.False(t, r.Holds(Range{12, 21}))
	assert.False(t, Range{}.IsValid())
}
