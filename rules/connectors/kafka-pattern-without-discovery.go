package connectors

import (
	"fmt"

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
	case o != nil && isZero(o.Value()):
		u.report(o, fmt.Sprintf("%q = 0 looks for topics once, when the job starts; rows of topics and partitions that come later are not read; leave the option out", key))
	// The connectors of 1.16 and before have no default; that of 1.17 and later is
	// 5 minutes.
	case u.lacks(key) && plain(u.target) && u.target.Flink.Before(flink.Version{Major: 1, Minor: 17}):
		u.report(pattern, fmt.Sprintf("until Flink 1.17 the connector looks for topics of the pattern once, when the job starts, and rows of those that come later are not read; set %q", key))
	}
}

// bounded reports whether the reading of a topic may come to an end.
func (u use) bounded() bool {
	const key = "scan.bounded.mode"
	return u.options.Has(key) && !u.options.Is(key, "unbounded") || u.batch()
}
