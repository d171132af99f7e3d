-- Bad: phone numbers and e-mail addresses reach the marketing warehouse as they
-- are, one of them under another name and by way of a view.

CREATE TEMPORARY TABLE customers (
  customer_id BIGINT,
  real_name   STRING,
  phone       STRING,
  email       STRING,
  city        STRING,
  PRIMARY KEY (customer_id) NOT ENFORCED
) WITH (
  'connector' = 'mysql-cdc',
  'hostname' = '${crm_host}',
  'username' = 'flink_cdc',
  'password' = '${secret_values.crm_password}',
  'database-name' = 'crm',
  'table-name' = 'customers',
  'server-id' = '5401-5404'
);

CREATE TEMPORARY TABLE audience (
  customer_id BIGINT,
  contact     STRING,
  mail        STRING,
  city        STRING,
  PRIMARY KEY (customer_id) NOT ENFORCED
) WITH (
  'connector' = 'jdbc',
  'url' = 'jdbc:postgresql://${warehouse_host}:5432/marketing',
  'table-name' = 'audience',
  'username' = 'flink_marketing',
  'password' = '${secret_values.warehouse_password}'
);

CREATE TEMPORARY VIEW reachable AS
SELECT customer_id, TRIM(phone) AS contact, email, city
FROM customers
WHERE phone IS NOT NULL;

INSERT INTO audience
SELECT customer_id, contact, LOWER(email), city
FROM reachable;
