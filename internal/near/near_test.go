package near

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWord(t *testing.T) {
	words := []string{"platform", "profile", "paths", "rules"}
	for misspelt, want := range map[string]string{
		"platfrom": "platform",
		"Profile":  "profile",
		"path":     "paths",
		"rlues":    "rules",
		"masking":  "",
		"x":        "",
		"":         "",
	} {
		assert.Equal(t, want, Word(misspelt, words), misspelt)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"abc", "abc", 0},
		{"abc", "acb", 1}, {"abc", "adc", 1}, {"abc", "ab", 1}, {"kitten", "sitting", 3},
	} {
		assert.Equal(t, c.want, distance(c.a, c.b), "%s %s", c.a, c.b)
	}
}

func TestHint(t *testing.T) {
	assert.Equal(t, `, did you mean "rules"?`, Hint("rule", []string{"rules"}))
	assert.Empty(t, Hint("zebra", []string{"rules"}))
}

func TestSlip(t *testing.T) {
	assert.True(t, Slip("kafak", "kafka"))
	assert.True(t, Slip("Kafka", "kafka"))
	assert.True(t, Slip("mysql_cdc", "mysql-cdc"))
	assert.False(t, Slip("kafka-x", "kafka"))
}

func TestWithin(t *testing.T) {
	words := []string{"table-name", "topic"}
	assert.Equal(t, "topic", Within(2, "topics", words))
	assert.Equal(t, "table-name", Within(2, "table_nam", words))
	assert.Empty(t, Within(2, "database-name", words))
}
