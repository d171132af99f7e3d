package checkpoint

import (
	"cmp"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/settings"
)

// backend returns the state backend in force and what sets it, "" where it is
// not known. Names of factories count as the names they stand for
// (StateBackendOptions.STATE_BACKEND, StateBackendLoader).
func (j job) backend() (string, settings.Setting) {
	s, ok := j.Get(stateBackend)
	if !ok {
		return "", s
	}
	name := strings.ToLower(strings.TrimSpace(s.Value))
	switch {
	case strings.Contains(name, "gemini"):
		return "gemini", s
	case strings.Contains(name, "rocksdb"):
		return "rocksdb", s
	case strings.Contains(name, "forst"):
		return "forst", s
	case name == "hashmap", name == "filesystem", name == "jobmanager",
		strings.HasSuffix(name, ".hashmapstatebackendfactory"), strings.HasSuffix(name, ".fsstatebackendfactory"):
		return "hashmap", s
	}
	return "", s
}

// writtenUnder returns the settings in force that the draft makes for keys that
// begin so, in the order in which they are written.
func (j job) writtenUnder(prefix string) []settings.Setting {
	var found []settings.Setting
	for _, key := range j.Keys() {
		if !strings.HasPrefix(key, prefix) {
			continue
		}
		if s, ok := j.written(key); ok {
			found = append(found, s)
		}
	}
	slices.SortStableFunc(found, func(a, b settings.Setting) int { return cmp.Compare(a.KeyRange.From, b.KeyRange.From) })
	return found
}
