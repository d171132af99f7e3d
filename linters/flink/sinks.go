package flink

import (
	"slices"
	"strings"
)

// queues are the connectors whose tables are topics that many may read
// (connector pages of Flink and of Realtime Compute for Apache Flink).
var queues = []string{
	"kafka", "upsert-kafka", "pulsar", "upsert-pulsar", "kinesis", "firehose", "rabbitmq",
	"rocketmq", "mq", "datahub", "sls", "mqtt", "nats", "pubsub", "sqs", "eventhubs",
}

// MessageQueue reports whether a connector writes messages.
func MessageQueue(connector string) bool { return slices.Contains(queues, connector) }

// endpoints are the connectors that send rows to a service by HTTP: those of
// GetInData (http-sink, http-async-sink, rest-lookup) and of Flink's own async
// sinks for observability.
var endpoints = []string{"http-sink", "http-async-sink", "http", "rest", "prometheus"}

// Endpoint reports whether a connector calls a service.
func Endpoint(connector string) bool { return slices.Contains(endpoints, connector) }

// KeyedByPrimaryKey reports whether a connector writes the primary key where it
// outlives the row: as the key of a message (page on Upsert Kafka), as the id of
// a document (page on Elasticsearch), as a row key (page on HBase) or as the
// key of an entry (page on Redis of Realtime Compute for Apache Flink).
func KeyedByPrimaryKey(connector string) bool {
	switch connector {
	case "upsert-kafka", "upsert-pulsar", "redis", "cloudhbase":
		return true
	}
	for _, family := range []string{"elasticsearch", "opensearch", "hbase"} {
		if strings.HasPrefix(connector, family) {
			return true
		}
	}
	return false
}
