
CREATE TABLE to_typed (id BIGINT, k STRING, ts TIMESTAMP(3), tz TIMESTAMP_LTZ(3), price DECIMAL(10, 2), ok BOOLEAN, d DATE,
  req STRING, up AS UPPER(k), off BIGINT METADATA FROM 'offset' VIRTUAL, hdr MAP<STRING, BYTES> METADATA FROM 'headers',
  mts TIMESTAMP_LTZ(3) METADATA FROM 'timestamp')
WITH ('connector' = 'kafka', 'topic' = 'o', 'properties.bootstrap.servers' = 'b:9092', 'format' = 'json');
