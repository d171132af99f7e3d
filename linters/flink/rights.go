package flink

import "slices"

// A RightSystem is who grants a right, and so in which language it is granted.
type RightSystem string

// The systems that grant rights.
const (
	RAM        RightSystem = "ram"        // Resource Access Management of Alibaba Cloud
	IAM        RightSystem = "iam"        // Identity and Access Management of AWS
	KafkaACL   RightSystem = "kafka"      // the access control lists of a Kafka cluster
	MySQL      RightSystem = "mysql"      // GRANT of MySQL and what speaks its protocol
	PostgreSQL RightSystem = "postgresql" // GRANT of PostgreSQL and of Hologres
	Oracle     RightSystem = "oracle"
	SQLServer  RightSystem = "sqlserver"
	MaxCompute RightSystem = "maxcompute" // GRANT of MaxCompute's own
	MongoDB    RightSystem = "mongodb"    // privileges of a role
	Elastic    RightSystem = "elasticsearch"
)

// A Right is what an account needs so that a connector can do its work.
type Right struct {
	Connectors []string
	// Roles are the uses of a table that need it.
	Roles  Role
	System RightSystem
	// Actions are what the system calls them.
	Actions []string
	// Resource is what they are on. {option} stands for the value of an option,
	// {a|b} for that of the first that is given.
	Resource string
	// If is an option without which the right is not needed, with the value
	// behind "=" where only one matters.
	If string
	// Keyed says that only a table with a primary key needs it.
	Keyed bool
	// Source is the page or the class that says so.
	Source string
}

// RightsOf returns what a connector needs in a role.
func RightsOf(connector string, role Role) (found []Right) {
	for _, r := range rights {
		if r.Roles&role != 0 && slices.Contains(r.Connectors, connector) {
			found = append(found, r)
		}
	}
	return found
}

// ObjectRights are what reading and writing below a path of an object store
// needs, by the scheme of the path: RAM's page "OSS: RAM policies", the page of
// AWS "Actions, resources, and condition keys for Amazon S3".
func ObjectRights(scheme string, writes bool) (system RightSystem, prefix string, bucket, objects []string) {
	switch scheme {
	case "oss":
		system, prefix = RAM, "acs:oss:*:*:"
		bucket, objects = []string{"oss:ListObjects"}, []string{"oss:GetObject"}
		if writes {
			objects = append(objects, "oss:PutObject", "oss:DeleteObject", "oss:AbortMultipartUpload", "oss:ListParts")
		}
	case "s3", "s3a", "s3p":
		system, prefix = IAM, "arn:aws:s3:::"
		bucket, objects = []string{"s3:ListBucket"}, []string{"s3:GetObject"}
		if writes {
			objects = append(objects, "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts")
		}
	}
	return system, prefix, bucket, objects
}

const (
	kafkaSource    = `Kafka, "Authorization and ACLs": operations and resources on protocols`
	slsSource      = `Simple Log Service, "RAM authorization"`
	dataHubSource  = `DataHub, "Access control"`
	otsSource      = `Tablestore, "Custom RAM policy"`
	odpsSource     = `MaxCompute, "MaxCompute permissions"`
	hologresSource = `Hologres, "Hologres permission models"`
	kinesisSource  = `Kinesis Data Streams, "Controlling access": minimum permissions`
	mysqlSource    = `Flink CDC, "MySQL CDC Connector": setup MySQL server`
	postgresSource = `Debezium connector for PostgreSQL, "Setting up permissions"`
	oracleSource   = `Flink CDC, "Oracle CDC Connector": create a user and grant permissions; the two roles cover the views and packages that it names`
	serverSource   = `Flink CDC, "SQLServer CDC Connector": setup SQLServer database; SqlServerUtils reads sys.dm_db_partition_stats`
	mongoSource    = `Flink CDC, "MongoDB CDC Connector": user privileges`
	elasticSource  = `Elasticsearch, "Security privileges": indices privileges`
)

var (
	kafka     = []string{"kafka", "upsert-kafka"}
	mysqlCDC  = []string{"mysql", "mysql-cdc", "polardb-mysql", "rds-cdc"}
	sqlServer = []string{"sqlserver-cdc", "sqlserver"}
	elastic   = []string{"elasticsearch", "elasticsearch-6", "elasticsearch-7", "elasticsearch-8", "opensearch", "opensearch-2"}
)

var rights = []Right{
	{Connectors: kafka, Roles: Source, System: KafkaACL, Actions: []string{"Read", "Describe"}, Resource: "topic {topic|topic-pattern}", Source: kafkaSource},
	{Connectors: kafka, Roles: Source, System: KafkaACL, Actions: []string{"Read"}, Resource: "group {properties.group.id}", If: "properties.group.id", Source: kafkaSource},
	{Connectors: kafka, Roles: Sink, System: KafkaACL, Actions: []string{"Write", "Describe"}, Resource: "topic {topic}", Source: kafkaSource},
	{Connectors: kafka, Roles: Sink, System: KafkaACL, Actions: []string{"Write", "Describe"}, Resource: "transactional-id {sink.transactional-id-prefix}*", If: "sink.delivery-guarantee=exactly-once", Source: kafkaSource},

	{Connectors: []string{"sls"}, Roles: Source, System: RAM, Actions: []string{"log:ListShards", "log:GetCursorOrData"}, Resource: "acs:log:*:*:project/{project}/logstore/{logStore|logstore}", Source: slsSource},
	{Connectors: []string{"sls"}, Roles: Source, System: RAM, Actions: []string{"log:CreateConsumerGroup", "log:ConsumerGroupUpdateCheckPoint", "log:GetConsumerGroupCheckPoint"}, Resource: "acs:log:*:*:project/{project}/logstore/{logStore|logstore}/consumergroup/{consumerGroup}", If: "consumerGroup", Source: slsSource},
	{Connectors: []string{"sls"}, Roles: Sink, System: RAM, Actions: []string{"log:PostLogStoreLogs"}, Resource: "acs:log:*:*:project/{project}/logstore/{logStore|logstore}", Source: slsSource},

	{Connectors: []string{"datahub"}, Roles: Source | Sink, System: RAM, Actions: []string{"dhs:GetTopic", "dhs:ListShard"}, Resource: "acs:dhs:*:*:projects/{project}/topics/{topic}", Source: dataHubSource},
	{Connectors: []string{"datahub"}, Roles: Source, System: RAM, Actions: []string{"dhs:GetRecords"}, Resource: "acs:dhs:*:*:projects/{project}/topics/{topic}", Source: dataHubSource},
	{Connectors: []string{"datahub"}, Roles: Source, System: RAM, Actions: []string{"dhs:GetSubscription"}, Resource: "acs:dhs:*:*:projects/{project}/topics/{topic}/subscriptions/{subId}", If: "subId", Source: dataHubSource},
	{Connectors: []string{"datahub"}, Roles: Sink, System: RAM, Actions: []string{"dhs:PutRecords"}, Resource: "acs:dhs:*:*:projects/{project}/topics/{topic}", Source: dataHubSource},

	{Connectors: []string{"ots"}, Roles: Source, System: RAM, Actions: []string{"ots:DescribeTunnel", "ots:ConsumeTunnel"}, Resource: "acs:ots:*:*:instance/{instanceName}", Source: otsSource},
	{Connectors: []string{"ots"}, Roles: Lookup, System: RAM, Actions: []string{"ots:GetRow", "ots:BatchGetRow", "ots:GetRange"}, Resource: "acs:ots:*:*:instance/{instanceName}/table/{tableName}", Source: otsSource},
	{Connectors: []string{"ots"}, Roles: Sink, System: RAM, Actions: []string{"ots:DescribeTable", "ots:BatchWriteRow"}, Resource: "acs:ots:*:*:instance/{instanceName}/table/{tableName}", Source: otsSource},

	{Connectors: []string{"odps", "continuous-odps"}, Roles: Source | Lookup, System: MaxCompute, Actions: []string{"Describe", "Select", "Download"}, Resource: "{project}.{tableName|tablename}", Source: odpsSource},
	{Connectors: []string{"odps"}, Roles: Sink, System: MaxCompute, Actions: []string{"Describe", "Alter", "Update"}, Resource: "{project}.{tableName|tablename}", Source: odpsSource},

	{Connectors: []string{"hologres"}, Roles: Source | Lookup, System: PostgreSQL, Actions: []string{"SELECT"}, Resource: "{tableName|tablename} of {dbName|dbname}", Source: hologresSource},
	{Connectors: []string{"hologres"}, Roles: Sink, System: PostgreSQL, Actions: []string{"SELECT", "INSERT"}, Resource: "{tableName|tablename} of {dbName|dbname}", Source: hologresSource},
	{Connectors: []string{"hologres"}, Roles: Sink, System: PostgreSQL, Actions: []string{"UPDATE", "DELETE"}, Resource: "{tableName|tablename} of {dbName|dbname}", Keyed: true, Source: hologresSource},

	{Connectors: mysqlCDC, Roles: Source, System: MySQL, Actions: []string{"SELECT"}, Resource: "{database-name}.{table-name}", Source: mysqlSource},
	{Connectors: mysqlCDC, Roles: Source, System: MySQL, Actions: []string{"SHOW DATABASES", "REPLICATION SLAVE", "REPLICATION CLIENT"}, Resource: "*.*", Source: mysqlSource},
	{Connectors: mysqlCDC, Roles: Source, System: MySQL, Actions: []string{"RELOAD"}, Resource: "*.*", If: "scan.incremental.snapshot.enabled=false", Source: mysqlSource},
	{Connectors: []string{"mysql", "rds", "polardb-mysql"}, Roles: Lookup, System: MySQL, Actions: []string{"SELECT"}, Resource: "{database-name}.{table-name|tableName}", Source: mysqlSource},
	{Connectors: []string{"mysql", "rds", "polardb-mysql"}, Roles: Sink, System: MySQL, Actions: []string{"INSERT"}, Resource: "{database-name}.{table-name|tableName}", Source: mysqlSource},
	{Connectors: []string{"mysql", "rds", "polardb-mysql"}, Roles: Sink, System: MySQL, Actions: []string{"UPDATE", "DELETE"}, Resource: "{database-name}.{table-name|tableName}", Keyed: true, Source: mysqlSource},

	{Connectors: []string{"postgres-cdc"}, Roles: Source, System: PostgreSQL, Actions: []string{"REPLICATION"}, Resource: "role", Source: postgresSource},
	{Connectors: []string{"postgres-cdc"}, Roles: Source, System: PostgreSQL, Actions: []string{"SELECT"}, Resource: "{schema-name}.{table-name} of {database-name}", Source: postgresSource},
	{Connectors: []string{"postgres-cdc"}, Roles: Source, System: PostgreSQL, Actions: []string{"USAGE"}, Resource: "SCHEMA {schema-name} of {database-name}", Source: postgresSource},

	{Connectors: []string{"oracle-cdc"}, Roles: Source, System: Oracle, Actions: []string{"SELECT", "FLASHBACK"}, Resource: "{schema-name}.{table-name}", Source: oracleSource},
	{Connectors: []string{"oracle-cdc"}, Roles: Source, System: Oracle, Actions: []string{"CREATE SESSION", "SELECT_CATALOG_ROLE", "EXECUTE_CATALOG_ROLE", "LOGMINING", "SELECT ANY TRANSACTION", "CREATE TABLE"}, Resource: "", Source: oracleSource},
	{Connectors: []string{"oracle-cdc"}, Roles: Source, System: Oracle, Actions: []string{"LOCK ANY TABLE"}, Resource: "", If: "scan.incremental.snapshot.enabled=false", Source: oracleSource},

	{Connectors: sqlServer, Roles: Source, System: SQLServer, Actions: []string{"SELECT"}, Resource: "{schema-name|table-name}", Source: serverSource},
	{Connectors: sqlServer, Roles: Source, System: SQLServer, Actions: []string{"SELECT"}, Resource: "SCHEMA::cdc", Source: serverSource},
	{Connectors: sqlServer, Roles: Source, System: SQLServer, Actions: []string{"VIEW DATABASE STATE"}, Resource: "", Source: serverSource},

	{Connectors: []string{"mongodb-cdc"}, Roles: Source, System: MongoDB, Actions: []string{"find", "changeStream", "splitVector", "collStats"}, Resource: "{database}.{collection}", Source: mongoSource},
	{Connectors: []string{"mongodb-cdc"}, Roles: Source, System: MongoDB, Actions: []string{"listDatabases", "listCollections"}, Resource: "cluster", Source: mongoSource},
	{Connectors: []string{"mongodb"}, Roles: Source | Lookup, System: MongoDB, Actions: []string{"find", "splitVector", "collStats"}, Resource: "{database}.{collection}", Source: mongoSource},
	{Connectors: []string{"mongodb"}, Roles: Sink, System: MongoDB, Actions: []string{"insert"}, Resource: "{database}.{collection}", Source: mongoSource},
	{Connectors: []string{"mongodb"}, Roles: Sink, System: MongoDB, Actions: []string{"update", "remove"}, Resource: "{database}.{collection}", Keyed: true, Source: mongoSource},

	{Connectors: elastic, Roles: Sink, System: Elastic, Actions: []string{"create_index", "index"}, Resource: "{index}", Source: elasticSource},
	{Connectors: elastic, Roles: Sink, System: Elastic, Actions: []string{"delete"}, Resource: "{index}", Keyed: true, Source: elasticSource},
	{Connectors: elastic, Roles: Source | Lookup, System: Elastic, Actions: []string{"read"}, Resource: "{index|indexName}", Source: elasticSource},

	{Connectors: []string{"kinesis", "kinesis-legacy"}, Roles: Source, System: IAM, Actions: []string{"kinesis:DescribeStreamSummary", "kinesis:ListShards", "kinesis:GetShardIterator", "kinesis:GetRecords"}, Resource: "{stream.arn|stream}", Source: kinesisSource},
	{Connectors: []string{"kinesis"}, Roles: Sink, System: IAM, Actions: []string{"kinesis:PutRecords"}, Resource: "{stream.arn|stream}", Source: kinesisSource},
	{Connectors: []string{"firehose"}, Roles: Sink, System: IAM, Actions: []string{"firehose:PutRecordBatch"}, Resource: "{delivery-stream}", Source: kinesisSource},
	{Connectors: []string{"dynamodb"}, Roles: Sink, System: IAM, Actions: []string{"dynamodb:BatchWriteItem"}, Resource: "{table-name}", Source: `DynamoDB, "Actions, resources, and condition keys"`},
}
