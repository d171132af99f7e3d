package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/rules"
)

// KafkaSharedTransactionalPrefix finds sinks that write exactly once to one Kafka
// cluster under one prefix of transactions (Kafka connector: "unique … across your
// applications").
var KafkaSharedTransactionalPrefix = Pack.Add(rules.Rule{
	Name:       "kafka-shared-transactional-prefix",
	Severity:   rules.Error,
	Needs:      jobViews,
	Comparison: rules.Compare(claims(use.transactionalPrefix), clashing(true, sameName, sayPrefix)),
})

func (u use) transactionalPrefix() (claim, *endpoints.Option) {
	cluster, _ := u.topics()
	o := u.options.Get("sink.transactional-id-prefix")
	if o == nil || !o.Spelled || !u.writes() || u.transactional() == nil {
		return claim{}, nil
	}
	return claim{in: cluster, name: o.Value()}, o
}

func sayPrefix(a claim, other string) string {
	return fmt.Sprintf("the prefix %q of transactions is also that of %s on the same Kafka: the writers abort each other's transactions; give each sink a prefix of its own", a.name, other)
}
