package flink

import (
	"iter"
	"slices"
	"strings"
)

// documentedConnectors are the connectors that exist although no artifact that
// the tables were read from holds them: of some only the documentation is public,
// others are published elsewhere. Nothing is known of them but that they are. They
// are sorted by kind and identifier.
var documentedConnectors = []struct{ name, source string }{
	{"catalog dlf", vvrPages},
	{"catalog dlf-2.5", vvrPages},
	{"catalog elasticsearch", vvrPages},
	{"catalog holo", vvrPages},
	{"catalog hologres", vvrPages},
	{"catalog iceberg", "Apache Iceberg, Flink"},
	{"catalog kafka", vvrPages},
	{"catalog mongodb", vvrPages},
	{"catalog mysql", vvrPages},
	{"catalog odps", vvrPages},
	{"catalog oracle", elsewhere},
	{"catalog pulsar", "Pulsar catalog, StreamNative"},
	{"catalog sls", vvrPages},
	{"catalog table-store", "Flink Table Store"},
	{"catalog tablestore", vvrPages},
	{"format avro-glue", "AWS Glue Schema Registry"},
	{"format changelog-json", "Flink CDC 1.x"},
	{"format debezium-protobuf", vvrPages},
	{"format flatten-json", vvrPages},
	{"pipeline elasticsearch", cdcPages},
	{"pipeline fluss", cdcPages},
	{"pipeline hologres", vvrPages},
	{"pipeline hudi", cdcPages},
	{"pipeline iceberg", cdcPages},
	{"pipeline kafka", cdcPages},
	{"pipeline maxcompute", cdcPages},
	{"pipeline mongodb", vvrPages},
	{"pipeline oceanbase", cdcPages},
	{"pipeline oracle", cdcPages},
	{"pipeline paimon", cdcPages},
	{"pipeline postgres", cdcPages},
	{"pipeline print", vvrPages},
	{"pipeline sls", vvrPages},
	{"pipeline sqlserver", cdcPages},
	{"pipeline upsert-kafka", vvrPages},
	{"table adb3.0", vvrPages},
	{"table adbpg", vvrPages},
	{"table cassandra", elsewhere},
	{"table clickhouse", vvrPages},
	{"table cloudhbase", vvrPages},
	{"table confluent", "Confluent Cloud for Apache Flink"},
	{"table continuous-odps", vvrPages},
	{"table datahub", vvrPages},
	{"table delta", "Delta Lake, Flink"},
	{"table drds", vvrPages},
	{"table dws", "Data Lake Insight, Huawei Cloud"},
	{"table elasticsearch", vvrPages},
	{"table elasticsearch-8", "Elasticsearch, Flink"},
	{"table faker", "flink-faker"},
	{"table gaussdb", "Data Lake Insight, Huawei Cloud"},
	{"table hive", "Hive, Flink"},
	{"table hologres", vvrPages},
	{"table http-sink", "flink-http-connector"},
	{"table influxdb", vvrPages},
	{"table kudu", "Apache Bahir"},
	{"table lindorm", vvrPages},
	{"table milvus", vvrPages},
	{"table mq", vvrPages},
	{"table mysql", vvrPages},
	{"table nebula", "NebulaGraph Flink connector"},
	{"table nexmark", "Nexmark"},
	{"table odps", vvrPages},
	{"table ots", vvrPages},
	{"table phoenix5", vvrPages},
	{"table polardbo", vvrPages},
	{"table polardbx-cdc", vvrPages},
	{"table pravega", "Pravega, Flink connector"},
	{"table rds", vvrPages},
	{"table redis", vvrPages},
	{"table rest-lookup", "flink-http-connector"},
	{"table rocketmq", "Apache RocketMQ, Flink"},
	{"table selectdb", "SelectDB, Flink connector"},
	{"table sls", vvrPages},
	{"table socket", "Flink, user-defined sources and sinks"},
	{"table sqlserver", vvrPages},
	{"table table-store", "Flink Table Store"},
	{"table tablestore", vvrPages},
	{"table tair", vvrPages},
	{"table tdengine-connector", "TDengine, Flink"},
	{"table vitess-cdc", cdcPages},
}

const (
	vvrPages = "Supported connectors, Realtime Compute for Apache Flink"
	cdcPages = "Flink CDC, connectors"
	// elsewhere says that Flink's own artifacts have no factory of the name, and
	// that drafts use it.
	elsewhere = "connectors of others"
)

// Identifiers yields every identifier of a kind that is known to exist, those of
// the tables first; of some nothing else is known.
func Identifiers(kind string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for id := range Connectors(kind) {
			if !yield(id) {
				return
			}
		}
		for _, d := range documentedConnectors {
			if k, id, _ := strings.Cut(d.name, " "); k == kind && !yield(id) {
				return
			}
		}
	}
}

// IsIdentifier reports whether something is known to exist under an identifier.
func IsIdentifier(kind, identifier string) bool {
	return len(FindConnectors(kind, identifier)) > 0 || slices.ContainsFunc(documentedConnectors, func(d struct{ name, source string }) bool {
		return d.name == kind+" "+identifier
	})
}

// vvrExtras are options and prefixes of options that connectors of the same name
// have in VVR only (the connectors' pages of Realtime Compute for Apache Flink).
// They are sorted by identifier.
var vvrExtras = []struct {
	identifier string
	prefixes   []string
}{
	{"elasticsearch-7", []string{"sink.", "enableRoutingField", "ignore"}},
	{"jdbc", []string{"sink.", "lookup.", "source.", "scan."}},
	{"kafka", []string{"aliyun.kafka.", "startTime", "scan.header-filter", "scan.check.duplicated.group.id", "sink.ignore-null-when-update"}},
	{"mongodb", []string{"sink.", "lookup.", "cache", "scan."}},
	{"mongodb-cdc", []string{"scan.", "schema.inference."}},
	{"mysql-cdc", []string{"rds.", "scan.", "lookup.", "sink.", "url"}},
	{"postgres-cdc", []string{"scan.", "type-mapping."}},
	{"print", []string{"logger", "sink."}},
	{"starrocks", []string{"sink.", "scan.", "lookup."}},
	{"upsert-kafka", []string{"aliyun.kafka.", "sink.ignore-null-when-update", "scan."}},
}

// MayBeVVR reports whether VVR's connector of an identifier, whose options no
// artifact shows, may well have a key.
func MayBeVVR(identifier, key string) bool {
	for _, o := range vvrExtras {
		if o.identifier == identifier {
			return slices.ContainsFunc(o.prefixes, func(p string) bool { return strings.HasPrefix(key, p) })
		}
	}
	return false
}
