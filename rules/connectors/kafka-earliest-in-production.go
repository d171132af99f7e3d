package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/rules"
)

// KafkaEarliestInProduction finds topics that are read from their beginning
// whenever the job starts without its state, into tables that keep every row.
var KafkaEarliestInProduction = Pack.Add(rules.Rule{
	Name:      "kafka-earliest-in-production",
	Severity:  rules.Note,
	Precision: rules.Medium,
	Needs:     jobViews,
	Run:       each(use.kafkaEarliestInProduction),
})

func (u use) kafkaEarliestInProduction() {
	mode := u.options.Get("scan.startup.mode")
	if !u.Is("kafka") || !u.reads() || !u.target.Production || mode == nil || !u.options.Is(mode.Key, "earliest-offset") || u.bounded() {
		return
	}
	for _, r := range u.routes() {
		if keyed, known := r.keyed(); known && !keyed && keeps(r.sink.Table) {
			u.report(mode, fmt.Sprintf("whenever the job starts without its state it reads %s from the beginning and writes its rows to %s once more; take \"group-offsets\", with \"properties.auto.offset.reset\" for the first time", u.Name, r.sink.Table.Name))
			return
		}
	}
}
