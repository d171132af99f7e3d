package connectors

import (
	"fmt"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// TopicSelfLoop finds jobs that write what they read to where they read it.
var TopicSelfLoop = Pack.Add(rules.Rule{
	Name:     "topic-self-loop",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      topicSelfLoop,
})

func topicSelfLoop(pass *analysis.Pass) {
	topics := topicsOf(pass)
	for _, sink := range linters.Plan.Of(pass).Sinks {
		insert, ok := sink.Stmt.(*sql.Insert)
		if !ok || topics[insert.Table.Pos()] == nil {
			continue
		}
		ways := ways(sink.Input)
		plan.Walk([]plan.Rel{sink.Input}, func(r plan.Rel) {
			if scan, ok := r.(*plan.Scan); ok && scan.Node() != nil {
				topic := sharedTopic(topics[scan.Node().Pos()], topics[insert.Table.Pos()])
				if topic != "" {
					loop{insert.Table, scan, topic, ways[scan]&holding != 0}.report(pass)
				}
			}
		})
	}
}

// A loop is a topic that is written with what is read from it.
type loop struct {
	at    *sql.Name
	scan  *plan.Scan
	topic string
	// filtered says that not every row need come round again.
	filtered bool
}

func (l loop) report(pass *analysis.Pass) {
	node := l.scan.Node()
	r := rules.Report{
		At:      l.at,
		Message: fmt.Sprintf("the topic %s is written with what is read from it: each row comes round again, and there are ever more of them; write to another topic", l.topic),
		Related: []analysis.RelatedInformation{{Pos: node.Pos(), End: node.End(), Message: "read here"}},
	}
	if l.filtered {
		r.Severity = rules.Warning
		r.Message = fmt.Sprintf("the topic %s is written with what is read from it; make sure that the condition stops each row from coming round again, or write to another topic", l.topic)
	}
	r.To(pass)
}

// topicsOf returns the options of tables in Kafka by where queries and inserts
// name them. Reading that ends does not meet what it has led to.
func topicsOf(pass *analysis.Pass) map[token.Pos]endpoints.Options {
	topics := map[token.Pos]endpoints.Options{}
	for _, e := range linters.Endpoints.Of(pass) {
		if !e.Is("kafka", "upsert-kafka") || e.Open {
			continue
		}
		for _, u := range e.Uses {
			if u.Role == flink.Sink || !u.Options.Has("scan.bounded.mode") {
				topics[u.Pos()] = u.Options
			}
		}
	}
	return topics
}

// sharedTopic returns a topic of the same Kafka that both tables are, "" where
// they share none.
func sharedTopic(a, b endpoints.Options) string {
	brokers := text(a, "properties.bootstrap.servers")
	if brokers == "" || brokers != text(b, "properties.bootstrap.servers") {
		return ""
	}
	for _, topic := range items(text(a, "topic")) {
		if slices.Contains(items(text(b, "topic")), topic) {
			return topic
		}
	}
	return ""
}
