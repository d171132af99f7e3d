package flink

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestRenamedOptions holds the renamed options against the connectors: both
// spellings are read from the release on that has the new one.
func TestRenamedOptions(t *testing.T) {
	for _, r := range renamedOptions {
		c := FindConnectors(TableKind, r.connector)[0]
		for _, key := range []string{r.key, r.successor} {
			s, ok := c.Option(r.since, key)
			assert.True(t, ok && s.Option != nil, "%s %s", r.connector, key)
		}
	}
	_, _, ok := RenamedOption("kafka", Version{1, 13}, "sink.semantic")
	assert.False(t, ok)
	successor, needs, ok := RenamedOption("jdbc", Version{1, 20}, "lookup.cache.ttl")
	assert.True(t, ok)
	assert.Equal(t, "lookup.partial-cache.expire-after-write", successor)
	assert.Equal(t, "'lookup.cache' = 'PARTIAL'", needs)
}

func TestVVROptions(t *testing.T) {
	assert.True(t, slices.IsSortedFunc(vvrOptions, func(a, b VVROption) int { return strings.Compare(a.Connector+" "+a.Key, b.Connector+" "+b.Key) }))
	o, ok := FindVVROption("hologres", "cdcmode")
	assert.True(t, ok)
	assert.Equal(t, "source.binlog.change-log-mode", o.Successor)
	_, ok = FindVVROption("kafka", "cdcMode")
	assert.False(t, ok)
	assert.True(t, Retiring("influxdb"))
	assert.False(t, Retiring("kafka"))
}
