package connectors

import (
	"fmt"
	"strings"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// KafkaPatternWithoutDiscovery finds tables of all topics of a pattern that never
// learn of new ones.
var KafkaPatternWithoutDiscovery = Pack.Add(rules.Rule{
	Name:     "kafka-pattern-without-discovery",
	Severity: rules.Warning,
	Needs:    jobViews,
	Run:      each(use.kafkaPatternWithoutDiscovery),
})

func (u use) kafkaPatternWithoutDiscovery() {
	const key = "scan.topic-partition-discovery.interval"
	pattern := u.options.Get("topic-pattern")
	if !u.isKafka() || !u.reads() || pattern == nil || u.bounded() {
		return
	}
	switch o := u.options.Get(key); {
	case o != nil && refused(u.Readings(u.target, key), o.Value()) != nil:
		return // invalid-option-value says it
	case o != nil && (isZero(o.Value()) || o.Spelled && strings.HasPrefix(o.Value(), "-")):
		u.report(o, fmt.Sprintf("%q = %s looks for topics once, when the job starts; rows of topics and partitions that come later are not read; leave the option out", key, o.Value()))
	// The connectors of 1.16 and before have no default, nor has that of VVR 6; that
	// of 1.17 and later, and of VVR 8, is 5 minutes.
	case u.lacks(key) && u.target.Flink.Before(flink.Version{Major: 1, Minor: 17}):
		u.report(pattern, fmt.Sprintf("until Flink 1.17 the connector looks for topics of the pattern once, when the job starts, and rows of those that come later are not read; set %q", key))
	}
}

// bounded reports whether the reading of a topic may come to an end.
func (u use) bounded() bool {
	const key = "scan.bounded.mode"
	return u.options.Has(key) && !u.options.Is(key, "unbounded") || u.batch()
}
