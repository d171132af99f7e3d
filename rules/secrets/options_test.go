package secrets

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
)

// The options that documentation gives for credentials: the secret half of
// each, and the half that is none alone.
var credentialOptions = []struct {
	connector        string
	secret, notAlone []string
}{
	{"kafka", []string{"properties.ssl.truststore.password", "properties.ssl.keystore.password", "properties.ssl.key.password"},
		[]string{"properties.sasl.client.callback.handler.class", "properties.sasl.mechanism", "topic"}},
	{"upsert-kafka", []string{"value.avro-confluent.basic-auth.user-info", "key.avro-confluent.bearer-auth.token", "value.avro-confluent.ssl.keystore.password"},
		[]string{"value.avro-confluent.basic-auth.credentials-source", "value.avro-confluent.ssl.keystore.location"}},
	{"jdbc", []string{"password"}, []string{"username", "table-name", "url"}},
	{"mysql-cdc", []string{"password", "jdbc.properties.trustCertificateKeyStorePassword"}, []string{"username", "server-id"}},
	{"postgres-cdc", []string{"password"}, []string{"username", "slot.name"}},
	{"mongodb-cdc", []string{"password"}, []string{"username", "hosts", "uri"}},
	{"elasticsearch-7", []string{"password"}, []string{"username", "index"}},
	{"kinesis", []string{"aws.credentials.basic.secretkey"}, []string{"aws.credentials.basic.accesskeyid", "aws.credentials.provider", "aws.credentials.role.arn"}},
	{"sls", []string{"accessKey"}, []string{"accessId", "endPoint"}},
	{"odps", []string{"accessKey", "accesskey"}, []string{"accessId", "accessid"}},
	{"maxcompute", []string{"access-key"}, []string{"access-id"}},
	{"hologres", []string{"password"}, []string{"username"}},
	{"pulsar", []string{"pulsar.client.authParams", "pulsar.client.tlsTrustStorePassword"}, []string{"pulsar.client.authPluginClassName"}},
	{"openai", []string{"api-key"}, []string{"model", "endpoint"}},
	{"triton", []string{"auth-token"}, []string{"model-name"}},
	{"starrocks", []string{"password"}, []string{"username"}},
	{"redis", []string{"password"}, []string{"host"}},
	{"iceberg", []string{"s3.secret-access-key"}, []string{"s3.access-key-id", "warehouse"}},
	{"", []string{"secretKey", "fs.oss.accessKeySecret", "sk"}, []string{"secretId", "ak", "token-type", "secret-name",
		"password-file", "max-token-length", "tokenizer", "primary-key", "key.fields"}},
}

func TestCredentialOptions(t *testing.T) {
	for _, c := range credentialOptions {
		for _, key := range c.secret {
			want := optionSecret
			if opensStore(key) {
				want = storePassword
			}
			assert.Equal(t, map[string]owner{"Tall-Tree-4": want}, found(option(c.connector, key)), "%s: %s", c.connector, key)
		}
		for _, key := range c.notAlone {
			assert.Empty(t, found(option(c.connector, key)), "%s: %s", c.connector, key)
		}
	}
}

func option(connector, key string) *literals.Literal {
	text := draft.NewText("Tall-Tree-4", 100)
	return &literals.Literal{
		Range: text.Whole(), Role: literals.ConnectorOption, Owner: connector, Key: key, Text: text,
		Option: flink.ConnectorOption(connector, key),
	}
}

func TestClusterKeys(t *testing.T) {
	for key, secret := range map[string]bool{
		"fs.oss.accessKeySecret":                                  true,
		"fs.oss.bucket.orders.accessKeySecret":                    true,
		"s3.secret-key":                                           true,
		"s3a.secret.key":                                          true,
		"fs.s3a.secret.key":                                       true,
		"fs.azure.account.key.store.blob.core.windows.net":        true,
		"security.ssl.rest.keystore-password":                     true,
		"security.ssl.internal.key-password":                      true,
		"metrics.reporter.influx.password":                        true,
		"metrics.reporter.dghttp.apikey":                          true,
		"high-availability.zookeeper.client.authorization":        true,
		"security.delegation.token.provider.s3-hadoop.secret-key": true,
		"fs.oss.accessKeyId":                                      false,
		"s3.access-key":                                           false,
		"security.delegation.tokens.enabled":                      false,
		"security.delegation.token.provider.hbase.enabled":        false,
		"security.kerberos.login.keytab":                          false,
		"kubernetes.secrets":                                      false,
		"kubernetes.env.secretKeyRef":                             false,
		"security.ssl.rest.keystore":                              false,
		"execution.checkpointing.tolerable-failed-checkpoints":    false,
		"fs.oss.credentials.provider":                             false,
		"security.delegation.tokens.renewal.time-ratio":           false,
		"high-availability.zookeeper.client.acl":                  false,
		"metrics.reporter.prom.factory.class":                     false,
		"security.redaction.additional-keys":                      false,
		"historyserver.web.ssl.enabled":                           false,
		"containerized.master.env.FLINK_SECRET_NAME":              false,
		"kubernetes.operator.deployment.rollback.enabled":         false,
		"table.exec.source.cdc-events-duplicate":                  false,
		"python.fn-execution.bundle.size":                         false,
		"state.backend.rocksdb.memory.managed":                    false,
		"security.delegation.token.provider.s3-presto.access-key": false,
		"security.ssl.internal.cert.fingerprint":                  false,
		"security.kerberos.login.principal":                       false,
		"rest.flamegraph.enabled":                                 false,
		"security.kerberos.access.hadoopFileSystems":              false,
	} {
		want := map[string]owner{}
		if secret {
			want["Tall-Tree-4"] = clusterSecret
			if opensStore(key) {
				want["Tall-Tree-4"] = storePassword
			}
		}
		lit := option("", key)
		lit.Role = literals.ClusterSetting
		if o := flink.Setting(key); o != nil {
			lit.Option = o
		}
		assert.Equal(t, want, found(lit), key)
	}
}
