-- Bad: the sums of this job live in Flink's state, and the configuration beside
-- it takes no checkpoints.

CREATE TEMPORARY TABLE movements (
  article  BIGINT,
  pieces   INT,
  moved_at TIMESTAMP(3),
  WATERMARK FOR moved_at AS moved_at - INTERVAL '10' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'shop.stock.movements',
  'properties.bootstrap.servers' = 'kafka-1.shop.internal:9092',
  'properties.group.id' = 'stock-levels',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'json'
);

CREATE TEMPORARY TABLE levels (
  article BIGINT,
  pieces  BIGINT,
  PRIMARY KEY (article) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'shop.stock.levels',
  'properties.bootstrap.servers' = 'kafka-1.shop.internal:9092',
  'key.format' = 'json',
  'value.format' = 'json'
);

INSERT INTO levels
SELECT article, SUM(CAST(pieces AS BIGINT))
FROM movements
GROUP BY article;
