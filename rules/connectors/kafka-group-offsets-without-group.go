package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// KafkaGroupOffsetsWithoutGroup finds tables in Kafka that are to be read from the
// offsets of a group that nobody names (ReaderHandledOffsetsInitializer.validate;
// KafkaDynamicSource names none itself, whatever the page says). The connector of
// Realtime Compute, which is another, may name one.
var KafkaGroupOffsetsWithoutGroup = Pack.Add(rules.Rule{
	Name:     "kafka-group-offsets-without-group",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      each(use.kafkaGroupOffsetsWithoutGroup),
})

func (u use) kafkaGroupOffsetsWithoutGroup() {
	const group, mode = "properties.group.id", "scan.startup.mode"
	if !u.Is("kafka") || !u.reads() || !u.lacks(group) || !u.plain() || u.target.Flink.Before(flink.Version{Major: 1, Minor: 14}) {
		return
	}
	r := rules.Report{At: u.at}
	switch {
	case u.options.Is("scan.bounded.mode", "group-offsets"):
		r.At = u.options.Get("scan.bounded.mode")
		r.Message = fmt.Sprintf("%s is to be read up to the offsets of a group, and has no %q; the job is refused; name the group", u.Name, group)
	case u.startup() != "group-offsets":
		return
	case u.options.Has(mode):
		r.At = u.options.Get(mode)
		r.Message = fmt.Sprintf("%s is to be read from the offsets of a group, and has no %q; the job is refused; name the group", u.Name, group)
	default:
		r.Message = fmt.Sprintf("%s has neither %q nor %q: by default it is read from the offsets of a group, and without one the job is refused; name the group, or where to begin", u.Name, group, mode)
	}
	r.To(u.pass)
}
