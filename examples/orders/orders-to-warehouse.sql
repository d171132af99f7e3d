-- Orders of the shop, joined with the exchange rate of their time, hour by hour.

CREATE TEMPORARY TABLE orders (
  order_id   STRING,
  shop_id    BIGINT,
  currency   STRING,
  amount     DECIMAL(18, 2),
  ordered_at TIMESTAMP(3),
  WATERMARK FOR ordered_at AS ordered_at - INTERVAL '5' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'shop.orders',
  'properties.bootstrap.servers' = '${kafka_brokers}',
  'properties.group.id' = 'orders-to-warehouse',
  'properties.auto.offset.reset' = 'earliest',
  'properties.security.protocol' = 'SASL_SSL',
  'properties.sasl.mechanism' = 'PLAIN',
  'properties.sasl.jaas.config' = '${secret_values.kafka_jaas}',
  'scan.startup.mode' = 'group-offsets',
  'format' = 'json'
);

CREATE TEMPORARY TABLE rates (
  currency   STRING,
  euro       DECIMAL(18, 6),
  valid_from TIMESTAMP(3),
  WATERMARK FOR valid_from AS valid_from,
  PRIMARY KEY (currency) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'finance.rates',
  'properties.bootstrap.servers' = '${kafka_brokers}',
  'properties.security.protocol' = 'SASL_SSL',
  'properties.sasl.mechanism' = 'PLAIN',
  'properties.sasl.jaas.config' = '${secret_values.kafka_jaas}',
  'key.format' = 'json',
  'value.format' = 'json'
);

CREATE TEMPORARY TABLE revenue (
  shop_id      BIGINT,
  window_start TIMESTAMP(3),
  euro         DECIMAL(38, 2),
  PRIMARY KEY (shop_id, window_start) NOT ENFORCED
) WITH (
  'connector' = 'jdbc',
  'url' = 'jdbc:postgresql://${warehouse_host}:5432/warehouse',
  'table-name' = 'revenue_by_hour',
  'username' = 'flink_revenue',
  'password' = '${secret_values.warehouse_password}'
);

CREATE TEMPORARY VIEW priced AS
SELECT o.shop_id, o.amount * r.euro AS euro, o.ordered_at
FROM orders AS o
JOIN rates FOR SYSTEM_TIME AS OF o.ordered_at AS r
  ON o.currency = r.currency;

INSERT INTO revenue
SELECT shop_id, window_start, SUM(euro)
FROM TABLE(TUMBLE(TABLE priced, DESCRIPTOR(ordered_at), INTERVAL '1' HOUR))
GROUP BY shop_id, window_start, window_end;
