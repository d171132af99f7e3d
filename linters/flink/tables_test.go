package flink

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestTablesAreSorted(t *testing.T) {
	assert.True(t, slices.IsSortedFunc(settings, func(a, b Option) int { return compare(a.Key, b.Key) }), "settings")
	assert.True(t, slices.IsSortedFunc(connectorOptions, func(a, b connectorOption) int { return compare(a.Key, b.Key) }), "connectorOptions")
	assert.True(t, slices.IsSortedFunc(vvrDefaults, func(a, b Default) int { return compare(a.Key, b.Key) }), "vvrDefaults")
	assert.True(t, slices.IsSorted(secretWords), "secretWords")
	assert.True(t, slices.IsSorted(identifierWords), "identifierWords")
	assert.True(t, slices.IsSorted(urlWords), "urlWords")
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func TestKeysAreUnique(t *testing.T) {
	seen := map[string]string{}
	for _, o := range settings {
		for _, key := range append([]string{o.Key}, o.Aliases...) {
			assert.Empty(t, seen[key], "%s is a spelling of two options", key)
			seen[key] = o.Key
		}
	}
}

func TestDefaultsAreValues(t *testing.T) {
	for _, o := range settings {
		if o.Default == "" {
			continue
		}
		switch o.Type {
		case Duration:
			_, unitless, err := ParseDuration(o.Default)
			assert.NoError(t, err, o.Key)
			assert.False(t, unitless, o.Key)
		case MemorySize:
			_, err := ParseMemorySize(o.Default)
			assert.NoError(t, err, o.Key)
		}
	}
}

func TestPlatformDefaultsUseCurrentKeys(t *testing.T) {
	for _, d := range PlatformDefaults(Target{Platform: "vvr"}) {
		assert.Equal(t, d.Key, Canonical(d.Key))
		assert.NotNil(t, Setting(d.Key), d.Key)
	}
	assert.Empty(t, PlatformDefaults(Target{Platform: "oss"}))
}

func TestSetting(t *testing.T) {
	for written, current := range map[string]string{
		"execution.checkpointing.interval":             "execution.checkpointing.interval",
		"state.checkpoints.dir":                        "execution.checkpointing.dir",
		"state.backend.fs.checkpointdir":               "execution.checkpointing.dir",
		"state.backend":                                "state.backend.type",
		"restart-strategy":                             "restart-strategy.type",
		"high-availability":                            "high-availability.type",
		"state.backend.changelog.enabled":              "state.changelog.enabled",
		"state.backend.changelog.max-failures-allowed": "state.changelog.max-failures-allowed",
		"akka.ask.timeout":                             "pekko.ask.timeout",
		"no.such.key":                                  "no.such.key",
	} {
		assert.Equal(t, current, Canonical(written), written)
	}
	assert.Equal(t, Duration, Setting("execution.checkpointing.interval").Type)
	assert.Nil(t, Setting("no.such.key"))
}

func TestConnectorOptionTypes(t *testing.T) {
	assert.Equal(t, Duration, ConnectorOption("jdbc", "lookup.cache.ttl").Type)
	assert.Equal(t, Duration, ConnectorOption("mysql-cdc", "heartbeat.interval").Type)
	assert.Equal(t, String, ConnectorOption("redis", "sink.buffer-flush.interval").Type, "another connector's milliseconds")
	assert.NotNil(t, ConnectorOption("", ""))
}
