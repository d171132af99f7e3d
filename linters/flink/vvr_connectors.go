package flink

import (
	"slices"
	"strings"
)

// A VVROption is an option of a connector of VVR that not all of its releases
// have. The connectors are not published, so that only what their pages and the
// release notes tell is known.
type VVROption struct {
	Connector, Key string
	// Since is the first release that has the option, Gone the first that has it
	// no longer; zero where that is not told.
	Since, Gone Release
	// Successor is the option that took its place, "" where none did.
	Successor string
}

// vvrOptions are sorted by connector and key (pages of the connectors of Realtime
// Compute for Apache Flink, that of Hologres for VVR 8 and for VVR 11: their tables
// of options with the releases from which on they exist, and the lists of those
// that VVR 11 gave up and of the names that it has for others).
var vvrOptions = []VVROption{
	{Connector: "hologres", Key: "aggressive.enabled", Since: Release{8, 0, 11}},
	{Connector: "hologres", Key: "binlogMaxRetryTimes", Gone: Release{11, 0, 0}, Successor: "retry-count"},
	{Connector: "hologres", Key: "bulkload", Since: Release{8, 0, 5}, Gone: Release{11, 0, 0}, Successor: "sink.write-mode"},
	{Connector: "hologres", Key: "cdcMode", Gone: Release{11, 0, 0}, Successor: "source.binlog.change-log-mode"},
	{Connector: "hologres", Key: "check-and-put.column", Since: Release{8, 0, 11}},
	{Connector: "hologres", Key: "check-and-put.null-as", Since: Release{8, 0, 11}},
	{Connector: "hologres", Key: "check-and-put.operator", Since: Release{8, 0, 11}},
	{Connector: "hologres", Key: "connection.fixed.enabled", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "connection.max-idle-ms", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "connection.pool.name", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "connection.pool.size", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "connection.ssl.mode", Since: Release{8, 0, 5}},
	{Connector: "hologres", Key: "connection.ssl.root-cert.location", Since: Release{8, 0, 5}},
	{Connector: "hologres", Key: "deduplication.enabled", Since: Release{8, 0, 5}},
	{Connector: "hologres", Key: "field_delimiter", Gone: Release{11, 0, 0}},
	{Connector: "hologres", Key: "ignoredelete", Gone: Release{11, 0, 0}, Successor: "sink.delete-strategy"},
	{Connector: "hologres", Key: "jdbcBinlogSlotName", Gone: Release{11, 0, 0}},
	{Connector: "hologres", Key: "jdbcMetaAutoRefreshFactor", Gone: Release{11, 0, 0}, Successor: "meta-cache-ttl-ms"},
	{Connector: "hologres", Key: "jdbcReadBatchQueueSize", Gone: Release{11, 0, 0}, Successor: "connection.pool.size"},
	{Connector: "hologres", Key: "jdbcReadRetryCount", Gone: Release{11, 0, 0}, Successor: "retry-count"},
	{Connector: "hologres", Key: "jdbcRetrySleepInitMs", Gone: Release{11, 0, 0}, Successor: "retry-sleep-step-ms"},
	{Connector: "hologres", Key: "jdbcScanTransactionSessionTimeoutSeconds", Gone: Release{11, 0, 0}, Successor: "source.scan.timeout-seconds"},
	{Connector: "hologres", Key: "lookup.read.batch-size", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "lookup.read.timeout-ms", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "meta-cache-ttl-ms", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "partitionrouter", Gone: Release{11, 0, 0}},
	{Connector: "hologres", Key: "property-version", Since: Release{8, 0, 6}, Gone: Release{11, 0, 0}},
	{Connector: "hologres", Key: "retry-count", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "retry-sleep-step-ms", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "scan.prefer.physical-column.over.metadata-column", Since: Release{11, 5, 0}},
	{Connector: "hologres", Key: "sink.aggressive-flush.enabled", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "sink.create-missing-partition", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "sink.deduplication.enabled", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "sink.default-for-not-null-column.enabled", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "sink.delete-strategy", Since: Release{8, 0, 8}},
	{Connector: "hologres", Key: "sink.ignore-null-when-update.enabled", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "sink.insert.batch-byte-size", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "sink.insert.batch-size", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "sink.insert.check-and-put.column", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "sink.insert.check-and-put.null-as", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "sink.insert.check-and-put.operator", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "sink.insert.flush-interval-ms", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "sink.on-conflict-action", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "sink.partial-insert.enabled", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "sink.remove-u0000-in-text.enabled", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "sink.write-mode", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "source.binlog", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "source.binlog.batch-size", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "source.binlog.change-log-mode", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "source.binlog.compression.enabled", Since: Release{11, 3, 0}},
	{Connector: "hologres", Key: "source.binlog.filter-push-down.enabled", Since: Release{11, 3, 0}},
	{Connector: "hologres", Key: "source.binlog.partition-binlog-lateness-timeout-minutes", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "source.binlog.partition-binlog-mode", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "source.binlog.partition-values-to-read", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "source.binlog.project-columns.enabled", Since: Release{11, 3, 0}},
	{Connector: "hologres", Key: "source.binlog.read-mode", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "source.binlog.request-timeout-ms", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "source.binlog.startup-mode", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "source.scan.fetch-size", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "source.scan.filter-push-down.enabled", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "source.scan.timeout-seconds", Since: Release{11, 0, 0}},
	{Connector: "hologres", Key: "type-mapping.timestamp-converting.legacy", Since: Release{8, 0, 6}, Gone: Release{11, 0, 0}},
	{Connector: "hologres", Key: "upsertSource", Gone: Release{11, 0, 0}, Successor: "source.binlog.change-log-mode"},
	{Connector: "hologres", Key: "useRpcMode", Gone: Release{11, 0, 0}},
	{Connector: "kafka", Key: "scan.check.duplicated.group.id", Since: Release{6, 0, 4}},
	{Connector: "kafka", Key: "scan.header-filter", Since: Release{8, 0, 6}},
	{Connector: "odps", Key: "compressCodec", Since: Release{8, 0, 8}},
	{Connector: "odps", Key: "dynamicLoadBalance", Since: Release{8, 0, 8}},
	{Connector: "odps", Key: "enableUpsert", Since: Release{8, 0, 6}},
	{Connector: "odps", Key: "modifiedTableOperation", Since: Release{8, 0, 3}},
	{Connector: "odps", Key: "quotaName", Since: Release{8, 0, 3}},
	{Connector: "odps", Key: "schemaName", Since: Release{8, 0, 6}},
	{Connector: "odps", Key: "sink.file-cached.enable", Since: Release{8, 0, 10}},
	{Connector: "odps", Key: "sink.operation", Since: Release{8, 0, 10}},
	{Connector: "odps", Key: "sink.parallelism", Since: Release{8, 0, 10}},
	{Connector: "odps", Key: "splitSize", Since: Release{8, 0, 8}},
	{Connector: "odps", Key: "upsert.partial-column.enable", Since: Release{8, 0, 11}},
	{Connector: "odps", Key: "upsert.write.bucket.num", Since: Release{8, 0, 10}},
	{Connector: "odps", Key: "upsertAsyncCommit", Since: Release{8, 0, 6}},
	{Connector: "odps", Key: "upsertCommitTimeoutMs", Since: Release{8, 0, 6}},
	{Connector: "odps", Key: "useArrow", Since: Release{8, 0, 8}},
}

// FindVVROption looks an option up that not all releases of VVR have, false
// where the tables know nothing of the kind. The case of the key does not count:
// the platform's own examples do not keep to one.
func FindVVROption(connector, key string) (VVROption, bool) {
	i := slices.IndexFunc(vvrOptions, func(o VVROption) bool {
		return o.Connector == connector && strings.EqualFold(o.Key, key)
	})
	if i < 0 {
		return VVROption{}, false
	}
	return vvrOptions[i], true
}

// retiring are the connectors that Realtime Compute for Apache Flink marks as
// on their way out in its list of connectors.
var retiring = []string{"hudi", "influxdb"}

// Retiring reports whether VVR is about to give a connector up.
func Retiring(connector string) bool { return slices.Contains(retiring, connector) }

// The first releases of VVR that run a Flink CDC pipeline, and one that reads
// from Kafka (Realtime Compute for Apache Flink, reference of data ingestion).
var (
	PipelinesSince     = Release{8, 0, 9}
	KafkaPipelineSince = Release{8, 0, 10}
)
