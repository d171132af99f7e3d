CREATE TABLE clicks (id BIGINT, k STRING, v BIGINT, ts TIMESTAMP(3), pt AS PROCTIME(),
  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND)
WITH ('connector' = 'kafka', 'topic' = 'clicks', 'properties.bootstrap.servers' = 'b:9092', 'properties.group.id' = 'g',
  'scan.startup.mode' = 'group-offsets', 'format' = 'json');

CREATE TABLE visits (id BIGINT, k STRING, v BIGINT, ts TIMESTAMP_LTZ(3), pt AS PROCTIME(),
  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND)
WITH ('connector' = 'kafka', 'topic' = 'visits', 'properties.bootstrap.servers' = 'b:9092', 'properties.group.id' = 'g',
  'scan.startup.mode' = 'group-offsets', 'format' = 'json');

CREATE TABLE searches (id BIGINT, k STRING, v BIGINT, ts TIMESTAMP(3), pt AS PROCTIME(),
  WATERMARK FOR ts AS ts - INTERVAL '1' MINUTE)
WITH ('connector' = 'kafka', 'topic' = 'searches', 'properties.bootstrap.servers' = 'b:9092', 'properties.group.id' = 'g',
  'scan.startup.mode' = 'group-offsets', 'format' = 'json');

CREATE TABLE gen (id BIGINT, k STRING, v BIGINT) WITH ('connector' = 'datagen');

CREATE TABLE users (id BIGINT, k STRING, v BIGINT, ts TIMESTAMP(3), PRIMARY KEY (id) NOT ENFORCED,
  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND)
WITH ('connector' = 'upsert-kafka', 'topic' = 'users', 'properties.bootstrap.servers' = 'b:9092', 'key.format' = 'json', 'value.format' = 'json');

CREATE TABLE places (id BIGINT, k STRING, v BIGINT, pt AS PROCTIME(), PRIMARY KEY (id, k) NOT ENFORCED)
WITH ('connector' = 'upsert-kafka', 'topic' = 'places', 'properties.bootstrap.servers' = 'b:9092', 'key.format' = 'json', 'value.format' = 'json');

CREATE TABLE accounts (id BIGINT, k STRING, v BIGINT, ts TIMESTAMP(3), PRIMARY KEY (id) NOT ENFORCED,
  WATERMARK FOR ts AS ts)
WITH ('connector' = 'kafka', 'topic' = 'accounts', 'properties.bootstrap.servers' = 'b:9092', 'properties.group.id' = 'g',
  'scan.startup.mode' = 'group-offsets', 'format' = 'debezium-json');

CREATE TABLE ledger (id BIGINT, k STRING, v BIGINT, pt AS PROCTIME())
WITH ('connector' = 'kafka', 'topic' = 'ledger', 'properties.bootstrap.servers' = 'b:9092', 'properties.group.id' = 'g',
  'scan.startup.mode' = 'group-offsets', 'format' = 'debezium-json');

CREATE TABLE dim (id BIGINT, k STRING, v BIGINT, PRIMARY KEY (id) NOT ENFORCED)
WITH ('connector' = 'jdbc', 'url' = 'jdbc:derby:memory:d', 'table-name' = 'dim');

CREATE TABLE bag (id BIGINT, k STRING, v BIGINT)
WITH ('connector' = 'jdbc', 'url' = 'jdbc:derby:memory:d', 'table-name' = 'bag');

CREATE TABLE nested (id BIGINT, r ROW<a INT, b ROW<c STRING>>, arr ARRAY<STRING>, rows_ ARRAY<ROW<x INT, y STRING>>, m MAP<STRING, INT>,
  d DATE, price DECIMAL(10, 2), f DOUBLE, i INT, ok BOOLEAN, js STRING, ts TIMESTAMP(3), pt AS PROCTIME(), up AS UPPER(js), WATERMARK FOR ts AS ts)
WITH ('connector' = 'kafka', 'topic' = 'nested', 'properties.bootstrap.servers' = 'b:9092', 'properties.group.id' = 'g',
  'scan.startup.mode' = 'group-offsets', 'format' = 'json');

CREATE VIEW busy AS SELECT id, k, SUM(v) AS v FROM clicks GROUP BY id, k;

CREATE VIEW latest AS SELECT id, k, v, ts FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY id ORDER BY ts DESC) AS n FROM clicks) WHERE n = 1;

CREATE VIEW renamed (a, b) AS SELECT id, UPPER(k) FROM gen;

CREATE TABLE to_append (id BIGINT, k STRING, v BIGINT)
WITH ('connector' = 'kafka', 'topic' = 'o', 'properties.bootstrap.servers' = 'b:9092', 'format' = 'json');

CREATE TABLE to_files (id BIGINT, k STRING, v BIGINT)
WITH ('connector' = 'filesystem', 'path' = 'file:///tmp/o', 'format' = 'json');

CREATE TABLE to_upsert (id BIGINT, k STRING, v BIGINT, PRIMARY KEY (id) NOT ENFORCED)
WITH ('connector' = 'upsert-kafka', 'topic' = 'o', 'properties.bootstrap.servers' = 'b:9092', 'key.format' = 'json', 'value.format' = 'json');

CREATE TABLE to_pair (id BIGINT, k STRING, v BIGINT, PRIMARY KEY (id, k) NOT ENFORCED)
WITH ('connector' = 'upsert-kafka', 'topic' = 'o', 'properties.bootstrap.servers' = 'b:9092', 'key.format' = 'json', 'value.format' = 'json');

CREATE TABLE to_jdbc (id BIGINT, k STRING, v BIGINT, PRIMARY KEY (id) NOT ENFORCED)
WITH ('connector' = 'jdbc', 'url' = 'jdbc:derby:memory:d', 'table-name' = 'o');

CREATE TABLE to_bag (id BIGINT, k STRING, v BIGINT)
WITH ('connector' = 'jdbc', 'url' = 'jdbc:derby:memory:d', 'table-name' = 'o');

CREATE TABLE to_changes (id BIGINT, k STRING, v BIGINT)
WITH ('connector' = 'kafka', 'topic' = 'o', 'properties.bootstrap.servers' = 'b:9092', 'format' = 'debezium-json');

CREATE TABLE to_print (id BIGINT, k STRING, v BIGINT) WITH ('connector' = 'print');

CREATE TABLE to_hole (id BIGINT, k STRING, v BIGINT, PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'blackhole');
