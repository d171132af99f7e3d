package flink

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSensitivity(t *testing.T) {
	for want, keys := range map[Sensitivity][]string{
		Secret: {
			"password", "PASSWORD", "passwd", "pwd", "userPassword", "dbpassword", "DB_PASSWORD_2", "password.1",
			"properties.ssl.truststore.password", "jdbc.properties.password", "jdbc.properties.trustStorePassword",
			"accessKey", "access-key", "accesskey", "ACCESSKEY", "fs.oss.accessKeySecret", "accessKeySecret",
			"fs.oss.bucket.sales.accessKeySecret", "s3.secret-key", "s3.secret-access-key", "s3.secret.key", "fs.s3a.secret.key",
			"fs.azure.account.key.acme.blob.core.windows.net", "aws.credentials.basic.secretkey",
			"avro-confluent.basic-auth.user-info", "debezium-avro-confluent.bearer-auth.token",
			"pulsar.client.authParams", "pulsar.client.authParamMap", "pulsar.client.tlsTrustStorePassword",
			"openai.api-key", "api-key", "apikey", "apiKey", "auth-token", "custom-headers",
			"high-availability.zookeeper.client.authorization", "metrics.reporter.influx.password",
			"metrics.reporter.dghttp.apikey", "security.ssl.internal.key-password", "secretKey", "client-secret",
			"security.delegation.token.provider.s3-hadoop.secret-key", "fs.cosn.userinfo.secretKey", "sk",
			"AWS_SECRET_ACCESS_KEY", "credential", "gid.connector.http.source.lookup.header.Authorization",
		},
		Identifier: {
			"username", "user-name", "userName", "user", "accessId", "access-id", "accessKeyId", "fs.oss.accessKeyId",
			"aws.credentials.basic.accesskeyid", "s3.access-key", "fs.s3a.access.key", "AWS_ACCESS_KEY_ID", "ak",
			"security.delegation.token.provider.s3-presto.access-key", "fs.cosn.userinfo.secretId",
		},
		URL:  {"url", "uri", "jdbc-url", "base-url", "hosts", "endpoint", "connection.uri", "properties.bootstrap.servers"},
		JAAS: {"properties.sasl.jaas.config", "sasl.jaas.config", "kafka.sasl.jaas.config"},
		Public: {
			"", "connector", "token-type", "secret-name", "password-file", "password.path", "ssl.password.path",
			"max-token-length", "max-token", "use-token", "key.fields", "keyspace", "primary-key", "key",
			"aws.credentials.provider", "credentials.provider", "fs.s3a.aws.credentials.provider", "table-name",
			"kubernetes.secrets", "kubernetes.env.secretKeyRef", "security.delegation.tokens.enabled", "partition-key",
			"properties.sasl.mechanism", "value.format", "passthrough", "compass", "tokens", "basic-auth.credentials-source",
			"hive.security.authorization.enabled", "dist-key",
		},
	} {
		for _, key := range keys {
			assert.Equal(t, want, ConnectorOption("", key).Sensitive, key)
		}
	}
}

func TestRedacts(t *testing.T) {
	old, current := Version{1, 17}, Version{2, 2}
	assert.True(t, Redacts(old, "security.ssl.rest.key-password"))
	assert.True(t, Redacts(Version{}, "fs.oss.accessKeySecret"))
	assert.False(t, Redacts(old, "openai.api-key"))
	assert.True(t, Redacts(current, "openai.api-key"))
	assert.False(t, Redacts(current, "fs.oss.accessKeyId"))
	assert.True(t, Redacts(Version{2, 3}, "fs.oss.accessKeyId"))
	assert.False(t, Redacts(current, "url"))
}
