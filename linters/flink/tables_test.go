package flink

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestTablesAreSorted(t *testing.T) {
	assert.True(t, slices.IsSortedFunc(platformSettings, func(a, b Option) int { return strings.Compare(a.Key, b.Key) }), "platformSettings")
	assert.True(t, slices.IsSortedFunc(documentedOptions, func(a, b documented) int { return strings.Compare(a.Key, b.Key) }), "documentedOptions")
	assert.True(t, slices.IsSortedFunc(openOptions, func(a, b openOption) int { return strings.Compare(a.name, b.name) }), "openOptions")
	assert.True(t, slices.IsSortedFunc(vvrDefaults, func(a, b Default) int { return strings.Compare(a.Key, b.Key) }), "vvrDefaults")
	assert.True(t, slices.IsSortedFunc(families, func(a, b family) int { return strings.Compare(a.prefix, b.prefix) }), "families")
	assert.True(t, slices.IsSorted(secretWords), "secretWords")
	assert.True(t, slices.IsSorted(identifierWords), "identifierWords")
	assert.True(t, slices.IsSorted(urlWords), "urlWords")
	for name, table := range map[string]*table{
		"settings": settingsTable, "aliases": aliasesTable, "connectors": connectorsTable, "connector options": optionsTable,
		"functions": functionsTable, "keywords": keywordsTable,
	} {
		lines := slices.Collect(strings.Lines(table.text))
		assert.True(t, slices.IsSorted(lines), name)
		assert.Greater(t, len(lines), 80, name)
	}
}

func TestEveryRowIsFound(t *testing.T) {
	for r := range settingsTable.all() {
		assert.Contains(t, settingsTable.rows(r[0]), r)
	}
	assert.Empty(t, settingsTable.rows("zzz"))
	assert.Empty(t, settingsTable.rows(""))
	assert.Empty(t, new(table).rows("a"))
}

func TestStretchesOfAKeyDoNotOverlap(t *testing.T) {
	for key := range Settings() {
		var last span
		for _, r := range settingsTable.rows(key) {
			next := r.span(settingSince, settingBefore)
			if last != (span{}) {
				assert.False(t, last.before.IsZero(), key)
				assert.False(t, next.since.Before(last.before), key)
			}
			last = next
		}
	}
}

func TestAliasesLeadToOptions(t *testing.T) {
	for r := range aliasesTable.all() {
		a := newAlias(r)
		v := a.since
		if v.IsZero() {
			v = Version{1, 13}
		}
		assert.NotNil(t, ownSetting(v, a.current), "%s is read as %s", r[0], a.current)
	}
}

func TestDefaultsAreValues(t *testing.T) {
	for r := range settingsTable.all() {
		o := newSetting(r[0], r)
		switch {
		case o.Default == "":
		case o.Type == Duration:
			_, _, err := ParseDuration(o.Default)
			assert.NoError(t, err, o.Key)
		case o.Type == MemorySize:
			_, err := ParseMemorySize(o.Default)
			assert.NoError(t, err, o.Key)
		case o.Type == Enum:
			assert.Contains(t, o.Values, o.Default, o.Key)
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
