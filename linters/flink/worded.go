package flink

import "slices"

// worded are the values of options that their connectors declare as text and then
// refuse most text for, by kind, identifier and key; those of every version are
// among them. The sources are the factories (Flink CDC 2.0 to 3.6, getStartupOptions)
// and JsonFormatOptionsUtil of Flink.
var worded = map[string][]string{
	"format canal-json timestamp-format.standard":    timestampFormats,
	"format debezium-json timestamp-format.standard": timestampFormats,
	"format json timestamp-format.standard":          timestampFormats,
	"format maxwell-json timestamp-format.standard":  timestampFormats,
	"format ogg-json timestamp-format.standard":      timestampFormats,
	"pipeline mysql scan.startup.mode":               {"initial", "snapshot", "earliest-offset", "latest-offset", "specific-offset", "timestamp"},
	"table db2-cdc scan.startup.mode":                {"initial", "latest-offset"},
	"table mongodb-cdc scan.startup.mode":            {"initial", "snapshot", "latest-offset", "timestamp"},
	"table mysql-cdc scan.startup.mode":              {"initial", "snapshot", "earliest-offset", "latest-offset", "specific-offset", "timestamp"},
	"table oracle-cdc scan.startup.mode":             {"initial", "snapshot", "latest-offset", "specific-offset"},
	"table postgres-cdc scan.startup.mode":           {"initial", "snapshot", "latest-offset", "committed-offset"},
	"table sqlserver-cdc scan.startup.mode":          {"initial", "initial-only", "snapshot", "latest-offset", "timestamp"},
}

var timestampFormats = []string{"SQL", "ISO-8601"}

// withWords gives an option that is declared as text the values that it takes.
func (c *Connector) withWords(o *Option) *Option {
	if values := worded[c.prefix()+o.Key]; values != nil && o.Type == String {
		o.Type, o.Values = Enum, slices.Clone(values)
	}
	return o
}
