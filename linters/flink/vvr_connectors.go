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

// vvrOptions are sorted by connector and key (page of the Hologres connector of
// Realtime Compute for Apache Flink: its table of options with the releases from
// which on they exist, and its list of those that VVR 11 gave up).
var vvrOptions = []VVROption{
	{Connector: "hologres", Key: "aggressive.enabled", Since: Release{8, 0, 11}},
	{Connector: "hologres", Key: "binlogMaxRetryTimes", Gone: Release{11, 0, 0}, Successor: "retry-count"},
	{Connector: "hologres", Key: "bulkload", Since: Release{8, 0, 5}, Gone: Release{11, 0, 0}, Successor: "sink.write-mode"},
	{Connector: "hologres", Key: "cdcMode", Gone: Release{11, 0, 0}, Successor: "source.binlog.change-log-mode"},
	{Connector: "hologres", Key: "connection.ssl.mode", Since: Release{8, 0, 5}},
	{Connector: "hologres", Key: "connection.ssl.root-cert.location", Since: Release{8, 0, 5}},
	{Connector: "hologres", Key: "deduplication.enabled", Since: Release{8, 0, 5}},
	{Connector: "hologres", Key: "field_delimiter", Gone: Release{11, 0, 0}},
	{Connector: "hologres", Key: "jdbcBinlogSlotName", Gone: Release{11, 0, 0}},
	{Connector: "hologres", Key: "jdbcMetaAutoRefreshFactor", Gone: Release{11, 0, 0}, Successor: "meta-cache-ttl-ms"},
	{Connector: "hologres", Key: "jdbcRetrySleepInitMs", Gone: Release{11, 0, 0}, Successor: "retry-sleep-step-ms"},
	{Connector: "hologres", Key: "property-version", Since: Release{8, 0, 6}, Gone: Release{11, 0, 0}},
	{Connector: "hologres", Key: "sink.delete-strategy", Since: Release{8, 0, 8}},
	{Connector: "hologres", Key: "type-mapping.timestamp-converting.legacy", Since: Release{8, 0, 6}, Gone: Release{11, 0, 0}},
	{Connector: "hologres", Key: "upsertSource", Gone: Release{11, 0, 0}, Successor: "source.binlog.change-log-mode"},
	{Connector: "hologres", Key: "useRpcMode", Gone: Release{11, 0, 0}},
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
