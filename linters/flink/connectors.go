package flink

import (
	"slices"
	"sort"
)

// A connectorOption is an option with the connectors whose documentation gives
// it that type. The same key may count milliseconds in another connector, so a
// row holds for the connectors that it names and for no others.
type connectorOption struct {
	Option
	connectors []string
}

var (
	lookupCached    = []string{"jdbc", "hbase-1.4", "hbase-2.2", "mongodb"}
	changeCaptures  = []string{"mysql-cdc", "postgres-cdc", "oracle-cdc", "sqlserver-cdc", "db2-cdc", "vitess-cdc"}
	elasticsearches = []string{"elasticsearch-6", "elasticsearch-7", "elasticsearch-8", "opensearch", "opensearch-2"}
)

// connectorOptions are sorted by key. Their types are those of the option
// classes of Flink's own connectors (JdbcConnectorOptions, KafkaConnectorOptions,
// FileSystemConnectorOptions, HBaseConnectorOptions, MongoConnectorOptions,
// ElasticsearchConnectorOptions) and of Flink CDC (MySqlSourceOptions,
// JdbcSourceOptions), and of FactoryUtil for watermarks.
var connectorOptions = []connectorOption{
	{Option{Key: "connect.timeout", Type: Duration, Default: "30 s"}, changeCaptures},
	{Option{Key: "connection.max-retry-timeout", Type: Duration, Default: "60 s"}, []string{"jdbc"}},
	{Option{Key: "heartbeat.interval", Type: Duration, Default: "30 s"}, changeCaptures},
	{Option{Key: "lookup.cache.ttl", Type: Duration}, []string{"hbase-1.4", "hbase-2.2", "jdbc"}},
	{Option{Key: "lookup.partial-cache.expire-after-access", Type: Duration}, lookupCached},
	{Option{Key: "lookup.partial-cache.expire-after-write", Type: Duration}, lookupCached},
	{Option{Key: "lookup.retry.interval", Type: Duration, Default: "1 s"}, []string{"mongodb"}},
	{Option{Key: "partition.time-interval", Type: Duration}, []string{"filesystem", "hive"}},
	{Option{Key: "scan.topic-partition-discovery.interval", Type: Duration, Default: "5 min"}, []string{"kafka", "upsert-kafka"}},
	{Option{Key: "scan.watermark.idle-timeout", Type: Duration}, []string{"kafka", "upsert-kafka", "pulsar", "kinesis"}},
	{Option{Key: "sink.buffer-flush.interval", Type: Duration, Default: "1 s"}, []string{"hbase-1.4", "hbase-2.2", "jdbc", "mongodb", "upsert-kafka"}},
	{Option{Key: "sink.bulk-flush.backoff.delay", Type: Duration}, elasticsearches},
	{Option{Key: "sink.bulk-flush.interval", Type: Duration, Default: "1 s"}, elasticsearches},
	{Option{Key: "sink.partition-commit.delay", Type: Duration, Default: "0 s"}, []string{"filesystem", "hive"}},
	{Option{Key: "sink.retry.interval", Type: Duration, Default: "1 s"}, []string{"mongodb"}},
	{Option{Key: "sink.rolling-policy.check-interval", Type: Duration, Default: "1 min"}, []string{"filesystem"}},
	{Option{Key: "sink.rolling-policy.inactivity-interval", Type: Duration, Default: "30 min"}, []string{"filesystem"}},
	{Option{Key: "sink.rolling-policy.rollover-interval", Type: Duration, Default: "30 min"}, []string{"filesystem"}},
	{Option{Key: "source.monitor-interval", Type: Duration}, []string{"filesystem"}},
}

func lookupConnectorOption(connector, key string) *Option {
	o := Option{Key: key, Sensitive: sensitivity(key)}
	for i := firstConnectorOption(key); i < len(connectorOptions) && connectorOptions[i].Key == key; i++ {
		if slices.Contains(connectorOptions[i].connectors, connector) {
			o.Type, o.Default = connectorOptions[i].Type, connectorOptions[i].Default
		}
	}
	return &o
}

func firstConnectorOption(key string) int {
	return sort.Search(len(connectorOptions), func(i int) bool { return connectorOptions[i].Key >= key })
}
