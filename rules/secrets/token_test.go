package secrets

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A keyword that is shorter than the index's heads, or has capitals, would never
// be found.
func TestShapesCanBeFound(t *testing.T) {
	for _, shape := range tokenShapes {
		_, err := regexp.Compile(shape.pattern)
		require.NoError(t, err, shape.vendor)
		for _, word := range shape.keywords {
			assert.GreaterOrEqual(t, len(word), 3, word)
			for i := range len(word) {
				assert.Equal(t, lower(word[i]), word[i], word)
			}
			assert.NotEmpty(t, shapeIndex().hits("before "+word+" behind"), word)
		}
	}
}

// No pattern is compiled for a text without a keyword.
func TestNoKeywordNoPattern(t *testing.T) {
	const text = "CREATE TABLE orders (id BIGINT, password STRING) WITH ('connector' = 'kafka', 'topic' = 'orders')"
	assert.Empty(t, shapeIndex().hits(text))
	assert.Empty(t, shapeIndex().hits(""))
	assert.Empty(t, shapeIndex().hits("\x00\x00\x00"))
}

func BenchmarkShapesWithoutKeyword(b *testing.B) {
	const text = "CREATE TABLE orders (id BIGINT, password STRING) WITH ('connector' = 'kafka', 'topic' = 'orders')"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		shapeIndex().hits(text)
	}
}
