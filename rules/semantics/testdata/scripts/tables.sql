CREATE TABLE clicks (id BIGINT, k STRING, v INT) WITH ('connector' = 'datagen');
CREATE TABLE taken (id BIGINT, k STRING, v INT) WITH ('connector' = 'blackhole');
