-- Bad: three credentials that everybody can read who can read the draft.
-- The values are made up.

CREATE TEMPORARY TABLE payments (
  payment_id STRING,
  order_id   STRING,
  amount     DECIMAL(18, 2),
  paid_at    TIMESTAMP(3)
) WITH (
  'connector' = 'kafka',
  'topic' = 'shop.payments',
  'properties.bootstrap.servers' = 'kafka-1.shop.internal:9093',
  'properties.group.id' = 'payments',
  'properties.auto.offset.reset' = 'earliest',
  'properties.security.protocol' = 'SASL_SSL',
  'properties.sasl.mechanism' = 'PLAIN',
  'properties.sasl.jaas.config' = 'org.apache.flink.kafka.shaded.org.apache.kafka.common.security.plain.PlainLoginModule required username="payments" password="made-up-4-the-docs";',
  'format' = 'json'
);

CREATE TEMPORARY TABLE settled (
  payment_id STRING,
  amount     DECIMAL(18, 2),
  PRIMARY KEY (payment_id) NOT ENFORCED
) WITH (
  'connector' = 'jdbc',
  'url' = 'jdbc:mysql://ledger.shop.internal:3306/ledger',
  'table-name' = 'settled',
  'username' = 'ledger_writer',
  'password' = 'n0t-a-real-passw0rd'
);

CREATE TEMPORARY TABLE archive (
  payment_id STRING,
  body       STRING
) WITH (
  'connector' = 'sls',
  'endpoint' = 'cn-hangzhou-intranet.log.aliyuncs.com',
  'project' = 'shop',
  'logstore' = 'payments',
  'accessId' = 'LTAI5tMadeUpForTheDocs07',
  'accessKey' = '${secret_values.sls_key}'
);

BEGIN STATEMENT SET;

INSERT INTO settled
SELECT payment_id, amount FROM payments;

INSERT INTO archive
SELECT payment_id, order_id FROM payments;

END;
