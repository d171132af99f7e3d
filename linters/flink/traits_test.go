package flink

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestTraits holds what is said of connectors and formats against the tables of
// those that there are.
func TestTraits(t *testing.T) {
	for connector, keys := range namePatterns {
		found := FindConnectors(TableKind, connector)
		for _, key := range keys {
			for _, c := range found { // none for mysql, which is not published
				_, known := c.Option(Version{}, key)
				assert.True(t, known, "%s %s", connector, key)
			}
			assert.True(t, NamePattern(connector, key))
		}
	}
	assert.False(t, NamePattern("jdbc", "table-name"))
	for connector := range startupModes {
		assert.NotEmpty(t, FindConnectors(TableKind, connector), connector)
		assert.Contains(t, StartupModes(connector), "initial")
	}
	assert.Empty(t, StartupModes("kafka"))
	for format := range bulk {
		assert.NotEmpty(t, FindConnectors(FormatKind, format), format)
		assert.True(t, FormatChanges(format).Appends())
	}
	assert.Equal(t, All, FormatChanges("debezium-json"))
	assert.Zero(t, FormatChanges("acme"))
	assert.True(t, MakesUp("datagen"))
	assert.False(t, MakesUp("kafka"))
	assert.True(t, Discards("print"))
	assert.False(t, Discards("jdbc"))
	assert.True(t, FollowsDatabase("mysql"))
	assert.False(t, FollowsDatabase("kafka"))
}
