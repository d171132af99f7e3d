package flink

import (
	"iter"
	"strings"
)

// An Extent says whether reading a table comes to an end.
type Extent uint8

// What may be known of it.
const (
	UnknownExtent Extent = iota
	Bounded
	Endless
)

// ends are the connectors whose tables are read without an end unless one of these
// options says otherwise (connector pages of Flink, Flink CDC and Realtime Compute
// for Apache Flink; Boundedness of their sources).
var ends = map[string][]string{
	"kafka":         {"scan.bounded.mode"},
	"upsert-kafka":  {"scan.bounded.mode"},
	"pulsar":        {"source.stop.at-message-id", "source.stop.after-message-id", "source.stop.at-publish-time"},
	"kinesis":       nil,
	"mysql-cdc":     {"scan.startup.mode"},
	"postgres-cdc":  {"scan.startup.mode"},
	"oracle-cdc":    {"scan.startup.mode"},
	"sqlserver-cdc": {"scan.startup.mode"},
	"mongodb-cdc":   {"scan.startup.mode"},
	"oceanbase-cdc": {"scan.startup.mode"},
	"tidb-cdc":      {"scan.startup.mode"},
	"db2-cdc":       {"scan.startup.mode"},
	"vitess-cdc":    nil,
	"sls":           {"stopTime"},
	"datahub":       {"endTime"},
	"mq":            {"endTime"},
	"rocketmq":      {"endTime"},
	"rabbitmq":      nil,
}

// snapshots are the startup modes with which nothing is read but what is there
// (getStartupOptions of Flink CDC 2.0 to 3.6).
var snapshots = words("snapshot initial-only")

// ExtentOf returns whether reading a table with these options, the connector among
// them, ends. A table of a connector that is not known may well end.
func ExtentOf(options iter.Seq2[string, string]) Extent {
	given := map[string]string{}
	counts := false
	for key, value := range options {
		given[key] = value
		// A field of datagen that counts up to a number ends the rows.
		counts = counts || strings.HasPrefix(key, "fields.") && strings.HasSuffix(key, ".end")
	}
	switch connector := given["connector"]; connector {
	case "jdbc", "values":
		return Bounded
	case "filesystem":
		return boundedIf(given["source.monitor-interval"] == "")
	case "datagen", "faker":
		return boundedIf(counts || given["number-of-rows"] != "")
	default:
		keys, known := ends[connector]
		if !known {
			return UnknownExtent
		}
		return extentBy(given, keys)
	}
}

// extentBy returns the extent that the options which may give a table an end do.
func extentBy(given map[string]string, keys []string) Extent {
	for _, key := range keys {
		switch value := given[key]; {
		case strings.Contains(value, "${"):
			return UnknownExtent
		case key == "scan.startup.mode" && !snapshots[value], value == "", value == "unbounded", value == "never":
		default:
			return Bounded
		}
	}
	return Endless
}

func boundedIf(ends bool) Extent {
	if ends {
		return Bounded
	}
	return Endless
}
