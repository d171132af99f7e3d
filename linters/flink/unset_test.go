package flink

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestUnset holds what is told of keys against the tables: they exist and have no
// default.
func TestUnset(t *testing.T) {
	told := 0
	for key := range Settings() {
		if Unset(Version{}, key) != "" {
			told++
			assert.Empty(t, Setting(key).Default, key)
		}
	}
	assert.Equal(t, 4, told)
	assert.NotEqual(t, Unset(Version{1, 18}, "restart-strategy.type"), Unset(Version{1, 19}, "restart-strategy.type"))
}
