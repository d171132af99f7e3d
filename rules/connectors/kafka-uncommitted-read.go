package connectors

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// KafkaUncommittedRead finds jobs that read a topic which another draft writes
// exactly once, and do not wait for its transactions: Kafka's own default of
// isolation.level is read_uncommitted (ConsumerConfig).
var KafkaUncommittedRead = Pack.Add(rules.Rule{
	Name:       "kafka-uncommitted-read",
	Severity:   rules.Warning,
	Needs:      jobViews,
	Comparison: rules.Compare(topicEnds, uncommittedReads),
})

// A topicEnd is a table of a topic that a draft writes exactly once, or that it
// reads without waiting for transactions.
type topicEnd struct {
	topic  string // with its cluster
	table  string
	writes bool
	origin
}

func topicEnds(pass *analysis.Pass) (facts []rules.Fact[topicEnd]) {
	if !linters.Target.Of(pass).Production {
		return nil
	}
	each(func(u use) {
		cluster, topics := u.topics()
		exact, waits := u.writes() && u.transactional() != nil, u.options.Has("properties.isolation.level")
		if cluster == "" || !exact && (!u.reads() || waits || u.Open) {
			return
		}
		at := u.at
		if exact {
			at = u.placeOf(u.transactional())
		} else if o := u.options.Get("topic"); o != nil {
			at = u.placeOf(o)
		}
		for _, topic := range topics {
			facts = append(facts, rules.NewFact(pass, at, topicEnd{cluster + " topic " + topic, cloned(u.Name), exact, u.origin()}))
		}
	})(pass)
	return facts
}

func uncommittedReads(facts []rules.Fact[topicEnd]) (found []rules.Contrast) {
	writers := map[string][]rules.Fact[topicEnd]{}
	for _, f := range facts {
		if f.Value.writes {
			writers[f.Value.topic] = append(writers[f.Value.topic], f)
		}
	}
	for _, f := range facts {
		if f.Value.writes {
			continue
		}
		for _, w := range writers[f.Value.topic] {
			if f.Value.copyOf(w.Value.origin) {
				continue
			}
			found = append(found, rules.Contrast{
				Draft: f.Draft, At: f.At,
				Message: fmt.Sprintf("%s writes the topic exactly once, and %s also reads what is never committed; set \"properties.isolation.level\" to read_committed", w.At.Path, f.Value.table),
				Related: []rules.Related{{At: w.At, Message: w.Value.table + " is written in transactions"}},
			})
			break
		}
	}
	return found
}
