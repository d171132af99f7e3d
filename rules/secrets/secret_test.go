package secrets

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
)

// found returns the owners and the texts of the secrets in a literal.
func found(lit *literals.Literal) map[string]owner {
	texts := map[string]owner{}
	for _, s := range secretsIn(lit) {
		texts[lit.Value()[s.Pos()-lit.Text.Pos(0):s.End()-lit.Text.Pos(0)]] = s.owner
	}
	return texts
}

func literal(role literals.Role, key, value string) *literals.Literal {
	text := draft.NewText(value, 100)
	lit := &literals.Literal{Range: text.Whole(), Role: role, Key: key, Text: text}
	if key != "" {
		lit.Option = flink.ConnectorOption("", key)
	}
	return lit
}

func TestSecretsInOptions(t *testing.T) {
	const (
		ltai   = "LTAI5tQw8ErT2yUi4OpAs6Df"
		akia   = "AKIAQ3EGR5TYU2IOPA7S"
		module = "org.apache.kafka.common.security.plain.PlainLoginModule required "
	)
	for _, c := range []struct {
		key, value string
		want       map[string]owner
	}{
		{"password", "Tall-Tree-4", map[string]owner{"Tall-Tree-4": optionSecret}},
		{"username", "root", nil},
		{"accessId", "minioadmin", nil},
		{"accessId", ltai, map[string]owner{ltai: cloudKey}},
		{"accessKey", ltai, map[string]owner{ltai: cloudKey}},
		{"topic", ltai + "," + akia, map[string]owner{ltai: cloudKey, akia: cloudKey}},
		{"topic", "x" + ltai, nil},
		{"accessId", "LTAI5tQw8ErT2yUi4Op***", nil},
		{"accessId", "LTAIabcdefghijkl", map[string]owner{"LTAIabcdefghijkl": cloudKey}},
		{"topic", "LTAIabcdefghijkl", nil},

		{"url", "jdbc:mysql://db/shop?user=root&password=Tall-Tree-4", map[string]owner{"Tall-Tree-4": urlPassword}},
		{"url", "jdbc:mysql://db/shop?user=root&password=", nil},
		{"url", "jdbc:mysql://db/shop?password=${p}&user=x", nil},
		{"url", "jdbc:sqlserver://db;user=sa;password=Tall-Tree-4;encrypt=true", map[string]owner{"Tall-Tree-4": urlPassword}},
		{"url", "jdbc:oracle:thin:scott/Leopard8@ora:1521:orcl", map[string]owner{"Leopard8": urlPassword}},
		{"url", "jdbc:oracle:thin:@//ora:1521/orcl", nil},
		{"uri", "mongodb://u:a%40b@h1,h2:27017/x", map[string]owner{"a%40b": urlPassword}},
		{"uri", "mongodb+srv://u:p-1@cluster.example.org", map[string]owner{"p-1": urlPassword}},
		{"uri", "mongodb://u:<password>@cluster.example.org", nil},
		{"uri", "redis://:p4ss@redis:6379", map[string]owner{"p4ss": urlPassword}},
		{"url", "https://h/x?mail=a:b@c", nil},
		{"url", "https://h:443/x@y", nil},
		{"password", "mongodb://u:Tall-Tree-4@h/x", map[string]owner{"Tall-Tree-4": urlPassword}},

		{"sasl.jaas.config", module + `username="u" password="Tall-Tree-4";`, map[string]owner{"Tall-Tree-4": jaasPassword}},
		{"sasl.jaas.config", module + `username="` + ltai + `" password="Tall-Tree-4";`,
			map[string]owner{ltai: cloudKey, "Tall-Tree-4": jaasPassword}},
		{"sasl.jaas.config", module + `username="u" password="";`, nil},
		{"sasl.jaas.config", module + `username="u" password="${p}";`, nil},
		{"whatever", module + `username=u password=Tall-Tree-4;`, map[string]owner{"Tall-Tree-4": jaasPassword}},
	} {
		want := c.want
		if want == nil {
			want = map[string]owner{}
		}
		assert.Equal(t, want, found(literal(literals.ConnectorOption, c.key, c.value)), "%s = %s", c.key, c.value)
	}
}

func TestSecretsByRole(t *testing.T) {
	for role, want := range map[literals.Role]map[string]owner{
		literals.ConnectorOption: {"Tall-Tree-4": optionSecret},
		literals.CatalogOption:   {"Tall-Tree-4": optionSecret},
		literals.Setting:         {"Tall-Tree-4": clusterSecret},
		literals.ClusterSetting:  {"Tall-Tree-4": clusterSecret},
		literals.Argument:        {"Tall-Tree-4": argumentSecret},
		literals.Parameter:       {"Tall-Tree-4": propertySecret},
		literals.SecretData:      {"Tall-Tree-4": manifestSecret},
		literals.Environment:     {},
		literals.Comment:         {},
	} {
		assert.Equal(t, want, found(literal(role, "password", "Tall-Tree-4")), role)
	}
}

func TestIsLoopback(t *testing.T) {
	for hosts, want := range map[string]bool{
		"localhost": true, "localhost:3306": true, "127.0.0.1:9092,localhost:9093": true, "[::1]:27017": true,
		"::1": true, "localhost/db": true, "db": false, "localhost,db": false, "": false, "localhost.example.org": false,
	} {
		assert.Equal(t, want, isLoopback(hosts), hosts)
	}
}
