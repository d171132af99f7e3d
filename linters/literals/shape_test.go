package literals

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestShapeOf(t *testing.T) {
	for _, c := range []struct {
		key, value string
		want       Shape
	}{
		// Values, weak ones too.
		{"password", "root", Spelled},
		{"password", "123456", Spelled},
		{"password", "flink", Spelled},
		{"password", "it's Raining2day", Spelled},
		{"password", "P@ss$word", Spelled},
		{"password", "Passw0rd!2024", Spelled},
		{"password", "$ecret$", Spelled},
		{"password", "100%", Spelled},
		{"password", "max", Spelled},
		{"db_password", "dbpass", Spelled},
		{"accessKey", "k9Xb2LmQ47TzPw0VdNs8RfGh1JyCu5", Spelled},
		{"secret", "/q8ZrT5vYw2Xc7Bn0Lm3Kj6Hg9Fd4Sa1P+q8Zr==", Spelled},
		{"password", "youngster", Spelled},
		{"client.secret", "sword", Spelled},

		{"password", "", Empty},
		{"password", "  ", Empty},
		{"password", "null", Empty},
		{"token", "true", Empty},

		{"password", "${secret_values.db}", Reference},
		{"password", "prefix-${x}", Reference},
		{"password", "${file:/etc/kafka:pw}", Reference},
		{"password", "$(DB_PASSWORD)", Reference},
		{"password", "{{ db_password }}", Reference},
		{"password", "#{db.password}", Reference},
		{"password", "%(password)s", Reference},
		{"password", "{password}", Reference},
		{"password", "{config['pw']}", Reference},
		{"password", "{1f}", Spelled},
		{"password", "@password@", Reference},
		{"password", "__DB_PASSWORD__", Reference},
		{"password", "%DB_PASSWORD%", Reference},
		{"password", "%s", Reference},
		{"custom-headers", `{"a": {"X-Key": "Tall-Tree-4"}}`, Spelled},
		{"password", "$DB_PASSWORD", Reference},
		{"password", "vault:secret/data/db#password", Reference},
		{"password", "arn:aws:secretsmanager:eu-west-1:1:secret:db", Reference},
		{"password", "ENC(q8ZrT5vYw2Xc7Bn0)", Reference},
		{"password", "ENC[AES256_GCM,data:q8ZrT5vY,type:str]", Reference},

		{"password", "******", Masked},
		{"password", "*", Masked},
		{"password", "???", Masked},
		{"password", "]}", Masked},
		{"accessKey", "k9Xb****", Masked},
		{"accessKey", "k9Xb...", Masked},
		{"aws.secret-key", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Sample},

		{"password", "<yourPassword>", Placeholder},
		{"password", "<password>", Placeholder},
		{"password", "yourPassword", Placeholder},
		{"password", "your-password", Placeholder},
		{"password", "YOUR_PASSWORD", Placeholder},
		{"accessKey", "YOUR-OSS-ACCESSKEYSECRET", Placeholder},
		{"password", "password", Placeholder},
		{"password", "PASSWORD", Placeholder},
		{"username", "username", Placeholder},
		{"aws.credentials.basic.secretkey", "secretAccessKey", Placeholder},
		{"sink.auth-token", "auth_token", Placeholder},
		{"password", "xxx", Placeholder},
		{"password", "XXXXXXXX", Placeholder},
		{"api-key", "sk-xxxxxxxx", Placeholder},
		{"api-key", "xxxx-xxxx-xxxx", Placeholder},
		{"password", "yyy", Placeholder},
		{"password", "111111", Spelled},
		{"password", "xx", Spelled},
		{"access-key", "sk", Placeholder},
		{"fs.oss.accessKeySecret", "Aliyun access key secret", Placeholder},
		{"password", "CHANGEME", Placeholder},
		{"password", "change-me", Placeholder},
		{"password", "TODO", Placeholder},

		{"password", "/run/secrets/db_password", Path},
		{"password", "file:///etc/flink/password", Path},
	} {
		assert.Equal(t, c.want, ShapeOf(c.key, c.value), "%s = %s", c.key, c.value)
	}
}

func TestPlaceholders(t *testing.T) {
	for value, want := range map[string][]string{
		"jdbc:mysql://<host>:3306/<your database>": {"<host>", "<your database>"},
		"YOUR_BUCKET/your-path":                    {"YOUR_BUCKET", "your-path"},
		"xxx:9092,XXX:9092":                        {"xxx", "XXX"},
		"[your topic]":                             {"[your topic]"},
		"TODO":                                     {"TODO"},
		"todo":                                     nil,
		"user_xxx":                                 nil,
		"maxxx":                                    nil,
		"a < b and c > d":                          nil,
		"List<String>":                             nil,
		"tour-guide":                               nil,
	} {
		var found []string
		for _, span := range Placeholders(value) {
			found = append(found, value[span.Lo:span.Hi])
		}
		assert.Equal(t, want, found, value)
	}
}
