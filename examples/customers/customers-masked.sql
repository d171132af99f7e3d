-- Good: the same job, but what leaves is a keyed hash and the last four digits.

CREATE TEMPORARY TABLE customers (
  customer_id BIGINT,
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
  'server-id' = '5411-5414'
);

CREATE TEMPORARY TABLE audience (
  customer_id BIGINT,
  contact     STRING,
  mail_key    STRING,
  city        STRING,
  PRIMARY KEY (customer_id) NOT ENFORCED
) WITH (
  'connector' = 'jdbc',
  'url' = 'jdbc:postgresql://${warehouse_host}:5432/marketing',
  'table-name' = 'audience',
  'username' = 'flink_marketing',
  'password' = '${secret_values.warehouse_password}'
);

INSERT INTO audience
SELECT
  customer_id,
  CONCAT('*******', RIGHT(phone, 4)),
  SHA256(CONCAT('${secret_values.mail_pepper}', LOWER(email))),
  city
FROM customers;
