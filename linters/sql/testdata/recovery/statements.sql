-- Statements as people write them. The test makes one mistake at a time in them.
CREATE TEMPORARY TABLE orders (
  order_id BIGINT NOT NULL COMMENT 'the key',
  user_name STRING,
  price DECIMAL(10, 2),
  total AS price * 2,
  order_time TIMESTAMP(3) METADATA FROM 'timestamp' VIRTUAL,
  WATERMARK FOR order_time AS order_time - INTERVAL '5' SECOND,
  PRIMARY KEY (order_id) NOT ENFORCED
) COMMENT 'all orders'
PARTITIONED BY (user_name)
WITH (
  'connector' = 'kafka',
  'topic' = 'orders',
  'properties.bootstrap.servers' = 'broker:9092',
  'format' = 'json'
);

CREATE TABLE IF NOT EXISTS cat.db.users (
  id INT,
  `name` STRING,
  tags ARRAY<STRING>,
  address ROW<street STRING, city STRING>,
  props MAP<STRING, INT>
) WITH (
  'connector' = 'jdbc',
  'url' = '${db_url}',
  'password' = '${secret_values.pw}'
);

CREATE TABLE copied (
  extra STRING
)
WITH ('connector' = 'print')
LIKE orders (
  EXCLUDING OPTIONS
  INCLUDING WATERMARKS
);

CREATE TABLE totals
WITH (
  'connector' = 'print'
)
AS SELECT user_name, SUM(price) AS total
FROM orders
GROUP BY user_name;

CREATE VIEW recent (
  id,
  name
) AS
SELECT order_id, user_name
FROM orders
WHERE price > 10;

CREATE TEMPORARY FUNCTION mask
AS 'com.acme.Mask'
LANGUAGE JAVA
USING JAR '/opt/mask.jar';

CREATE CATALOG lake WITH (
  'type' = 'paimon',
  'warehouse' = '/data'
);

CREATE DATABASE IF NOT EXISTS lake.base
COMMENT 'what comes in'
WITH (
  'k' = 'v'
);

CREATE MODEL sentiment
INPUT (
  body STRING
)
OUTPUT (
  label STRING,
  score DOUBLE
)
WITH (
  'provider' = 'openai',
  'task' = 'classification'
);

CREATE MATERIALIZED TABLE daily
PARTITIONED BY (ds)
WITH (
  'format' = 'json'
)
FRESHNESS = INTERVAL '1' HOUR
AS SELECT ds, COUNT(*) AS n
FROM orders
GROUP BY ds;

ALTER TABLE orders ADD (
  note STRING,
  score DOUBLE AFTER price
);

ALTER TABLE orders SET (
  'topic' = 'other',
  'format' = 'csv'
);

ALTER TABLE orders DROP PARTITION (
  ds = '2026-01-31'
);

INSERT INTO totals
SELECT
  o.user_name,
  COUNT(*) AS n,
  SUM(o.price) AS total,
  CASE WHEN o.price > 100 THEN 'high' ELSE 'low' END AS band
FROM orders AS o
WHERE o.price > 0 AND o.user_name IS NOT NULL
GROUP BY o.user_name, o.price
HAVING COUNT(*) > 1;

INSERT INTO sink (id, name)
SELECT a.id, b.name
FROM orders AS a
LEFT JOIN users FOR SYSTEM_TIME AS OF a.proctime AS b
ON a.id = b.id
WHERE a.kind IN ('x', 'y');

INSERT OVERWRITE totals PARTITION (ds = '2026-01-31')
SELECT user_name, total
FROM orders;

INSERT INTO sink VALUES
  (1, 'a'),
  (2, 'b');

SELECT
  window_start,
  window_end,
  SUM(price) AS total
FROM TABLE(
  TUMBLE(TABLE orders, DESCRIPTOR(order_time), INTERVAL '10' MINUTES)
)
GROUP BY window_start, window_end;

SELECT id, name
FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY id ORDER BY ts DESC) AS rn
  FROM users
)
WHERE rn = 1
ORDER BY id
LIMIT 10;

WITH big AS (
  SELECT id FROM orders WHERE price > 100
), small AS (
  SELECT id FROM orders WHERE price < 10
)
SELECT id FROM big
UNION ALL
SELECT id FROM small;

SELECT *
FROM orders
MATCH_RECOGNIZE (
  PARTITION BY user_name
  ORDER BY order_time
  MEASURES
    FIRST(A.price) AS lowest,
    LAST(B.price) AS highest
  ONE ROW PER MATCH
  AFTER MATCH SKIP PAST LAST ROW
  PATTERN (A B+)
  DEFINE
    A AS A.price < 10,
    B AS B.price > 100
);

SELECT /*+ LOOKUP('table' = 'users', 'async' = 'true') */
  CAST(o.id AS STRING),
  TRY_CAST(o.price AS DOUBLE) AS price,
  COALESCE(o.note, 'none'),
  JSON_VALUE(o.body, '$.a' RETURNING INT) AS a,
  EXTRACT(YEAR FROM o.ts) AS y
FROM orders /*+ OPTIONS('scan.startup.mode' = 'earliest-offset') */ AS o
CROSS JOIN UNNEST(o.tags) AS t (tag);

UPDATE users
SET name = 'x', id = 2
WHERE id = 1;

DELETE FROM users
WHERE id = 1;

EXECUTE STATEMENT SET
BEGIN
INSERT INTO a SELECT id FROM orders;
INSERT INTO b SELECT name FROM users;
END;

BEGIN STATEMENT SET;
INSERT INTO a SELECT id FROM orders;
INSERT INTO b SELECT name FROM users;
END;

CREATE DATABASE IF NOT EXISTS holo
AS DATABASE mysql.shop
INCLUDING TABLE 'orders.*', 'users'
/*+ OPTIONS('server-id' = '8001-8004') */;

EXPLAIN CHANGELOG_MODE, ESTIMATED_COST
SELECT id FROM orders;

CALL sys.compact(
  `table` => 'db.orders',
  options => 'k=v'
);

SET 'table.exec.state.ttl' = '36 h';

USE CATALOG lake;

SHOW TABLES FROM lake.base LIKE 'o%';

DROP TABLE IF EXISTS lake.base.orders;

ANALYZE TABLE orders PARTITION (ds = '1') COMPUTE STATISTICS FOR COLUMNS a, b;
