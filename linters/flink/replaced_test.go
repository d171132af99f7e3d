package flink

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestReplacements holds the replacements against the releases: what is replaced
// is gone in one of them, and what replaces it is there.
func TestReplacements(t *testing.T) {
	assert.True(t, slices.IsSortedFunc(replacements, func(a, b Replacement) int { return strings.Compare(a.gone, b.gone) }))
	for _, r := range replacements {
		s, ok := SettingIn(Version{}, r.gone)
		assert.True(t, ok && s.Option == nil && !s.Gone.IsZero(), r.gone)
		assert.Empty(t, s.Successor, r.gone)
		for _, key := range r.Keys {
			in, ok := SettingIn(s.Gone, key)
			assert.True(t, ok && in.Option != nil && !in.Deprecated, "%s for %s", key, r.gone)
		}
	}
	_, ok := Replaced("state.backend.async")
	assert.False(t, ok)
}

func TestReaders(t *testing.T) {
	assert.ElementsMatch(t, []string{"execution.state-recovery.from-local", "execution.checkpointing.local-backup.enabled"},
		Readers(Version{1, 20}, "state.backend.local-recovery"))
	assert.Equal(t, []string{"state.backend.type"}, Readers(Version{1, 17}, "state.backend"))
	assert.Empty(t, Readers(Version{1, 16}, "state.backend"))
	assert.Empty(t, Readers(Version{2, 2}, "parallelism.default"))
}
