package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// KafkaSharedGroupID finds jobs that read one topic with one consumer group. Flink
// gives every job all partitions, and each overwrites the offsets of the other.
var KafkaSharedGroupID = Pack.Add(rules.Rule{
	Name:       "kafka-shared-group-id",
	Severity:   rules.Warning,
	Needs:      jobViews,
	Comparison: rules.Compare(claims(use.consumerGroup), clashing(false, sameName, sayGroup)),
})

func (u use) consumerGroup() (claim, *endpoints.Option) {
	cluster, topics := u.topics()
	o := u.options.Get("properties.group.id")
	if cluster == "" || u.role != flink.Source || o == nil || !o.Spelled || len(topics) != 1 {
		return claim{}, nil
	}
	return claim{in: cluster + " topic " + topics[0], name: o.Value()}, o
}

func sayGroup(a claim, other string) string {
	return fmt.Sprintf("the consumer group %q reads the same topic in %s: each job overwrites the offsets that the other one commits; give each a group of its own", a.name, other)
}
