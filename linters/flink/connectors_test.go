package flink

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFindConnectors(t *testing.T) {
	for name, want := range map[string]Connector{
		"table kafka":        {Roles: Source | Sink, Line: "flink", Source: "KafkaDynamicTableFactory"},
		"table jdbc":         {Roles: Source | Sink | Lookup, Line: "flink", Source: "JdbcDynamicTableFactory"},
		"table hbase-1.4":    {Roles: Source | Sink | Lookup, Line: "flink", Gone: Version{1, 18}, Source: "HBase1DynamicTableFactory"},
		"table mysql-cdc":    {Roles: Source, Line: "cdc", Source: "MySqlTableSourceFactory"},
		"table blackhole":    {Roles: Sink, Line: "flink", Source: "BlackHoleTableSinkFactory"},
		"table starrocks":    {Roles: Source | Sink | Lookup, Line: "starrocks", Source: "StarRocksDynamicTableSinkFactory"},
		"table kinesis":      {Roles: Source | Sink, Line: "flink", Stale: Version{1, 20}, Source: "KinesisDynamicTableSinkFactory"},
		"format ogg-json":    {Roles: Decode | Encode, Line: "flink", Since: Version{1, 15}, Source: "OggJsonFormatFactory"},
		"catalog paimon":     {Line: "paimon", Source: "FlinkCatalogFactory"},
		"pipeline mysql":     {Roles: Source, Line: "cdc", Since: Version{3, 0}, Stale: Version{3, 3}, Source: "MySqlDataSourceFactory"},
		"filesystem oss":     {Line: "flink", Source: "OSSFileSystemFactory"},
		"model openai":       {Line: "flink", Since: Version{2, 1}, Source: "OpenAIModelProviderFactory"},
		"catalog-store file": {Line: "flink", Since: Version{1, 18}, Source: "FileCatalogStoreFactory"},
	} {
		want.Kind, want.Identifier, _ = strings.Cut(name, " ")
		found := FindConnectors(want.Kind, want.Identifier)
		if assert.Len(t, found, 1, name) {
			assert.Equal(t, want, *found[0], name)
		}
	}
	assert.Len(t, FindConnectors(TableKind, "iceberg"), 2, "Iceberg's own and VVR's")
	assert.Empty(t, FindConnectors(TableKind, "kafkaa"))
	assert.Empty(t, FindConnectors(FormatKind, "kafka"))
}

func TestConnectorsAreMany(t *testing.T) {
	tables := slices.Collect(Connectors(TableKind))
	assert.Subset(t, tables, []string{
		"blackhole", "datagen", "db2-cdc", "doris", "dynamodb", "elasticsearch-6", "elasticsearch-7", "filesystem", "firehose", "fluss",
		"hbase-1.4", "hbase-2.2", "hudi", "iceberg", "jdbc", "kafka", "kinesis", "mongodb", "mongodb-cdc", "mysql-cdc", "oceanbase",
		"oceanbase-cdc", "opensearch", "opensearch-2", "oracle-cdc", "paimon", "postgres-cdc", "print", "pulsar", "sqlserver-cdc",
		"starrocks", "tidb-cdc", "upsert-kafka", "upsert-pulsar",
	})
	assert.NotContains(t, tables, "*")
	formats := slices.Collect(Connectors(FormatKind))
	assert.Equal(t, []string{
		"avro", "avro-confluent", "canal-json", "csv", "debezium-avro-confluent", "debezium-json", "json", "maxwell-json",
		"ogg-json", "orc", "parquet", "protobuf", "raw",
	}, formats)
}

func TestEveryOptionHasItsConnector(t *testing.T) {
	for r := range optionsTable.all() {
		words := strings.Fields(r[0])
		if assert.Len(t, words, 3, r[0]) && words[1] != "*" {
			found := FindConnectors(words[0], words[1])
			assert.True(t, slices.ContainsFunc(found, func(c *Connector) bool { return c.Line == r[optionLine] }), r[0])
		}
	}
	for _, o := range openOptions {
		kind, identifier, _ := strings.Cut(o.name, " ")
		if o.name != "catalog iceberg" && o.name != "table hive" { // created by other ways than a factory
			assert.NotEmpty(t, FindConnectors(kind, identifier), o.name)
		}
	}
}

func TestConnectorOption(t *testing.T) {
	kafka := FindConnectors(TableKind, "kafka")[0]
	for _, c := range []struct {
		key       string
		in        Version
		typ       OptionType
		known     bool // by any version
		read      bool // by this one
		successor string
	}{
		{key: "topic", in: Version{1, 17}, typ: ListOf, known: true, read: true},
		{key: "scan.parallelism", in: Version{1, 20}, known: true},
		{key: "scan.parallelism", in: Version{2, 0}, typ: Int, known: true, read: true},
		{key: "scan.parallelism", typ: Int, known: true, read: true},
		{key: "scan.startup.mode", in: Version{1, 13}, typ: String, known: true, read: true},
		{key: "scan.startup.mode", in: Version{1, 14}, typ: Enum, known: true, read: true},
		{key: "connector", in: Version{1, 14}, typ: String, known: true, read: true},
		{key: "scan.watermark.idle-timeout", in: Version{1, 20}, typ: Duration, known: true, read: true},
		{key: "scan.watermark.idle-timeout", in: Version{1, 17}, known: true},
		{key: "scan.start.mode", in: Version{1, 17}},
		{key: "", in: Version{1, 17}},
	} {
		s, known := kafka.Option(c.in, c.key)
		name := c.key + " in " + c.in.String()
		assert.Equal(t, c.known, known, name)
		assert.Equal(t, c.read, s.Option != nil, name)
		if s.Option != nil {
			assert.Equal(t, c.typ, s.Option.Type, name)
		}
	}
	s, _ := kafka.Option(Version{1, 20}, "scan.parallelism")
	assert.Equal(t, Version{2, 0}, s.Since)
	assert.Equal(t, []string{"properties.bootstrap.servers"}, kafka.Required(Version{1, 20}))
	assert.Contains(t, slices.Collect(kafka.Options()), "topic-pattern")
	assert.True(t, kafka.Open("properties.max.poll.records"))
	assert.False(t, kafka.Open("property.max"))
	mysql := FindConnectors(TableKind, "mysql-cdc")[0]
	s, ok := mysql.Option(Version{}, "split-key.even-distribution.factor.upper-bound")
	assert.True(t, ok)
	assert.Equal(t, "chunk-key.even-distribution.factor.upper-bound", s.Successor)
	datagen := FindConnectors(TableKind, "datagen")[0]
	s, ok = datagen.Option(Version{1, 20}, "fields.user.id.kind")
	assert.True(t, ok)
	assert.Equal(t, "random", s.Option.Default)
}

func TestConnectorOptionTypes(t *testing.T) {
	for name, want := range map[string]OptionType{
		"jdbc lookup.cache.ttl":                          Duration,
		"mysql-cdc heartbeat.interval":                   Duration,
		"kafka json.fail-on-missing-field":               Bool,
		"kafka value.csv.ignore-parse-errors":            Bool,
		"elasticsearch-8 sink.bulk-flush.interval":       Duration,
		"redis sink.buffer-flush.interval":               String, // another connector's milliseconds
		"openai max-context-size":                        Int,
		"paimon snapshot.time-retained":                  Duration,
		"postgres-cdc scan.incremental.snapshot.enabled": Bool,
		"kafka no.such.key":                              String,
	} {
		connector, key, _ := strings.Cut(name, " ")
		o := ConnectorOption(connector, key)
		assert.Equal(t, want, o.Type, name)
		assert.Equal(t, key, o.Key, name)
	}
	assert.NotNil(t, ConnectorOption("", ""))
	assert.Equal(t, Secret, ConnectorOption("jdbc", "password").Sensitive)
}

func TestFormatOption(t *testing.T) {
	for key, want := range map[string]string{
		"json.fail-on-missing-field": "json fail-on-missing-field", "value.json.x": "json x", "key.csv.field-delimiter": "csv field-delimiter",
		"avro-confluent.properties.a": "avro-confluent properties.a", "value.fields-include": "", "json": "", "topic": "", "value.": "",
	} {
		format, own, ok := FormatOption(key)
		assert.Equal(t, want != "", ok, key)
		if ok {
			assert.Equal(t, want, format.Identifier+" "+own, key)
		}
	}
}

func BenchmarkConnectorOption(b *testing.B) {
	for _, name := range []string{"kafka scan.startup.mode", "paimon bucket", "kafka properties.sasl.mechanism", "acme topic"} {
		connector, key, _ := strings.Cut(name, " ")
		b.Run(connector+" "+key, func(b *testing.B) {
			for b.Loop() {
				ConnectorOption(connector, key)
			}
		})
	}
}
