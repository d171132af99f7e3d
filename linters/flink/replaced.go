package flink

import (
	"slices"
	"strings"
)

// Readers returns the options that a release reads under a key that is not
// their own: the successors of a key that is on its way out, of which there may
// be two.
func Readers(v Version, key string) (keys []string) {
	for _, r := range aliasesTable.rows(key) {
		if a := newAlias(r); a.holds(v) && ownSetting(v, a.current) != nil {
			keys = append(keys, a.current)
		}
	}
	return keys
}

// A Replacement is what to set instead of a key that Flink gave up without
// reading another as the same.
type Replacement struct {
	gone string
	// Keys are set in its place; what Value is not "" is what they are set to.
	Keys  []string
	Value string
	// source is where Flink tells of it.
	source string
}

// replacements are sorted by the key that is gone.
var replacements = []Replacement{
	{"cluster.evenly-spread-out-slots", []string{"taskmanager.load-balance.mode"}, "SLOTS", "ClusterOptions of 1.19"},
	{"jobmanager.heap.mb", []string{"jobmanager.memory.process.size"}, "", "Migration Guide of memory, 1.11"},
	{"jobmanager.heap.size", []string{"jobmanager.memory.process.size"}, "", "Migration Guide of memory, 1.11"},
	{"pipeline.default-kryo-serializers", []string{"pipeline.serialization-config"}, "", "PipelineOptions of 1.19"},
	{"pipeline.registered-kryo-types", []string{"pipeline.serialization-config"}, "", "PipelineOptions of 1.19"},
	{"pipeline.registered-pojo-types", []string{"pipeline.serialization-config"}, "", "PipelineOptions of 1.19"},
	{"security.ssl.enabled", []string{"security.ssl.internal.enabled", "security.ssl.rest.enabled"}, "", "SecurityOptions of 1.20"},
	{"sql-client.display.max-column-width", []string{"table.display.max-column-width"}, "", "SqlClientOptions of 1.20"},
	{"table.exec.legacy-transformation-uids", []string{"table.exec.uid.generation"}, "", "ExecutionConfigOptions of 1.20"},
	{"table.exec.shuffle-mode", []string{"execution.batch-shuffle-mode"}, "", "ExecutionConfigOptions of 1.14"},
	{"taskmanager.heap.mb", []string{"taskmanager.memory.process.size"}, "", "Migration Guide of memory, 1.10"},
	{"taskmanager.heap.size", []string{"taskmanager.memory.process.size"}, "", "Migration Guide of memory, 1.10"},
	{"taskmanager.network.batch-shuffle.compression.enabled", []string{"taskmanager.network.compression.codec"}, "", "NettyShuffleEnvironmentOptions of 1.20"},
	{"taskmanager.network.numberOfBuffers", []string{"taskmanager.memory.network.fraction"}, "", "NettyShuffleEnvironmentOptions of 1.20"},
	{"web.ssl.enabled", []string{"security.ssl.rest.enabled"}, "", "WebOptions of 1.20"},
}

// Replaced returns what to set instead of a key that is gone, false where the
// tables do not know of anything.
func Replaced(key string) (Replacement, bool) {
	i, ok := slices.BinarySearchFunc(replacements, key, func(r Replacement, key string) int { return strings.Compare(r.gone, key) })
	if !ok {
		return Replacement{}, false
	}
	return replacements[i], true
}
