package deployment

import (
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCKafkaSinglePartition finds CDC pipelines that write all of their records
// to one partition of Kafka.
var CDCKafkaSinglePartition = Pack.Add(rules.Rule{
	Name:     "cdc-kafka-single-partition",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Configs),
	Run:      cdcKafkaSinglePartition,
})

func cdcKafkaSinglePartition(pass *analysis.Pass) {
	for _, f := range linters.Configs.Of(pass) {
		for _, p := range f.Pipelines {
			parallelism, err := strconv.Atoi(property(p.Config, "parallelism").text())
			if p.Sink == nil || p.Sink.Type != "kafka" || err != nil || parallelism < 2 {
				continue
			}
			place, strategy := draft.Range{}, property(p.Sink.Options, "partition.strategy")
			switch strategy.text() {
			case "all-to-zero":
				place = strategy.Value.Range
			case "":
				place = at(p.Tree, "sink", "type")
			default:
				continue
			}
			rules.Report{At: place, Message: `every record goes to partition 0 of its topic, whatever the parallelism; set "partition.strategy" to hash-by-key, which keeps the order of each key`}.To(pass)
		}
	}
}

// An option is a property that may be missing.
type option struct{ *config.Property }

func property(props []*config.Property, key string) option { return option{lastOf(props, key)} }

// text is what the option is set to, "" where it is missing.
func (o option) text() string {
	if o.Property == nil {
		return ""
	}
	return o.Value.String()
}
