CREATE TABLE clicks (id BIGINT, k STRING, v BIGINT, ts TIMESTAMP(3), pt AS PROCTIME(),
  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND)
WITH ('connector' = 'kafka', 'topic' = 'clicks', 'properties.bootstrap.servers' = 'b:9092', 'properties.group.id' = 'g',
  'scan.startup.mode' = 'group-offsets', 'format' = 'json');

CREATE TABLE gen (id BIGINT, k STRING, v BIGINT) WITH ('connector' = 'datagen');

CREATE TABLE users (id BIGINT, k STRING, v BIGINT, ts TIMESTAMP(3), at_offset BIGINT METADATA FROM 'offset' VIRTUAL, pt AS PROCTIME(),
  PRIMARY KEY (id) NOT ENFORCED, WATERMARK FOR ts AS ts - INTERVAL '5' SECOND)
WITH ('connector' = 'upsert-kafka', 'topic' = 'users', 'properties.bootstrap.servers' = 'b:9092', 'key.format' = 'json', 'value.format' = 'json');

CREATE TABLE places (id BIGINT, k STRING, v BIGINT, pt AS PROCTIME(), PRIMARY KEY (id, k) NOT ENFORCED)
WITH ('connector' = 'upsert-kafka', 'topic' = 'places', 'properties.bootstrap.servers' = 'b:9092', 'key.format' = 'json', 'value.format' = 'json');

CREATE TABLE accounts (id BIGINT, k STRING, v BIGINT, ts TIMESTAMP(3), pt AS PROCTIME(),
  changed TIMESTAMP_LTZ(3) METADATA FROM 'value.source.timestamp' VIRTUAL, part INT METADATA FROM 'partition' VIRTUAL,
  PRIMARY KEY (id) NOT ENFORCED, WATERMARK FOR ts AS ts)
WITH ('connector' = 'kafka', 'topic' = 'accounts', 'properties.bootstrap.servers' = 'b:9092', 'properties.group.id' = 'g',
  'scan.startup.mode' = 'group-offsets', 'format' = 'debezium-json');

CREATE TABLE ledger (id BIGINT, k STRING, v BIGINT, pt AS PROCTIME(),
  changed TIMESTAMP_LTZ(3) METADATA FROM 'value.source.timestamp' VIRTUAL, part BIGINT METADATA FROM 'partition' VIRTUAL)
WITH ('connector' = 'kafka', 'topic' = 'ledger', 'properties.bootstrap.servers' = 'b:9092', 'properties.group.id' = 'g',
  'scan.startup.mode' = 'group-offsets', 'format' = 'debezium-json');

CREATE TABLE plain (id BIGINT, k STRING, v BIGINT, part BIGINT METADATA FROM 'partition' VIRTUAL)
WITH ('connector' = 'kafka', 'topic' = 'plain', 'properties.bootstrap.servers' = 'b:9092', 'properties.group.id' = 'g',
  'scan.startup.mode' = 'group-offsets', 'format' = 'json');

CREATE TABLE dim (id BIGINT, k STRING, v BIGINT, PRIMARY KEY (id) NOT ENFORCED)
WITH ('connector' = 'jdbc', 'url' = 'jdbc:derby:memory:d', 'table-name' = 'dim');

CREATE TABLE dims (id BIGINT, k STRING, v BIGINT, PRIMARY KEY (id, k) NOT ENFORCED)
WITH ('connector' = 'jdbc', 'url' = 'jdbc:derby:memory:d', 'table-name' = 'dims');

CREATE TABLE bag (id BIGINT, k STRING, v BIGINT)
WITH ('connector' = 'jdbc', 'url' = 'jdbc:derby:memory:d', 'table-name' = 'bag');

CREATE VIEW signed AS SELECT id, UUID() AS k, v FROM dim;

CREATE VIEW busy AS SELECT id, k, SUM(v) AS v FROM clicks GROUP BY id, k;

CREATE VIEW latest AS SELECT id, k, v, ts FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY id ORDER BY ts DESC) AS n FROM clicks) WHERE n = 1;

CREATE VIEW stamped AS SELECT id, UUID() AS k, v, ts, pt FROM accounts;

CREATE VIEW marked AS SELECT id, k, UNIX_TIMESTAMP() AS v, pt FROM ledger;

CREATE TABLE to_append (id BIGINT, k STRING, v BIGINT)
WITH ('connector' = 'kafka', 'topic' = 'o', 'properties.bootstrap.servers' = 'b:9092', 'format' = 'json');

CREATE TABLE to_upsert (id BIGINT, k STRING, v BIGINT, PRIMARY KEY (id) NOT ENFORCED)
WITH ('connector' = 'upsert-kafka', 'topic' = 'o', 'properties.bootstrap.servers' = 'b:9092', 'key.format' = 'json', 'value.format' = 'json');

CREATE TABLE to_pair (id BIGINT, k STRING, v BIGINT, PRIMARY KEY (id, k) NOT ENFORCED)
WITH ('connector' = 'upsert-kafka', 'topic' = 'o', 'properties.bootstrap.servers' = 'b:9092', 'key.format' = 'json', 'value.format' = 'json');

CREATE TABLE to_text (id BIGINT, k STRING, v BIGINT, PRIMARY KEY (k) NOT ENFORCED)
WITH ('connector' = 'upsert-kafka', 'topic' = 'o', 'properties.bootstrap.servers' = 'b:9092', 'key.format' = 'json', 'value.format' = 'json');

CREATE TABLE to_jdbc (id BIGINT, k STRING, v BIGINT, PRIMARY KEY (id) NOT ENFORCED)
WITH ('connector' = 'jdbc', 'url' = 'jdbc:derby:memory:d', 'table-name' = 'o');

CREATE TABLE to_changes (id BIGINT, k STRING, v BIGINT)
WITH ('connector' = 'kafka', 'topic' = 'o', 'properties.bootstrap.servers' = 'b:9092', 'format' = 'debezium-json');

CREATE TABLE to_log (id BIGINT, k STRING, v BIGINT, PRIMARY KEY (id) NOT ENFORCED)
WITH ('connector' = 'kafka', 'topic' = 'o', 'properties.bootstrap.servers' = 'b:9092', 'format' = 'debezium-json');

CREATE TABLE to_print (id BIGINT, k STRING, v BIGINT) WITH ('connector' = 'print');

CREATE TABLE to_hole (id BIGINT, k STRING, v BIGINT, PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'blackhole');
