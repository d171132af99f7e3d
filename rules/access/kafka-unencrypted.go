package access

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/rules"
)

// KafkaUnencrypted finds connections to Kafka that are not encrypted.
var KafkaUnencrypted = Pack.Add(rules.Rule{
	Name:     "kafka-unencrypted",
	Severity: rules.Warning,
	Score:    7.4,
	Tags:     []string{"external/cwe/cwe-319"},
	Needs:    literalViews,
	Run:      kafkaUnencrypted,
})

func kafkaUnencrypted(pass *analysis.Pass) {
	for _, lit := range given(pass) {
		if !strings.HasSuffix(lit.Key, "security.protocol") {
			continue
		}
		brokers, mechanism := peer(lit, "bootstrap.servers"), peer(lit, "sasl.mechanism")
		switch {
		case brokers != "" && isLocal(brokers):
		case is(lit.Value(), "SASL_PLAINTEXT") && is(mechanism, "PLAIN"):
			at(pass, lit, rules.Error, "SASL_PLAINTEXT with the mechanism PLAIN sends the password itself over the network unencrypted; use SASL_SSL")
		case is(lit.Value(), "SASL_PLAINTEXT"), is(lit.Value(), "PLAINTEXT") && !isInside(brokers):
			at(pass, lit, 0, fmt.Sprintf("%s sends what is read from Kafka and written to it over the network unencrypted; use %s",
				strings.ToUpper(lit.Value()), strings.Replace(strings.ToUpper(lit.Value()), "PLAINTEXT", "SSL", 1)))
		}
	}
}

// peer returns what is given to a key beside a literal, under the same prefix.
func peer(l *literals.Literal, key string) string {
	prefix := strings.TrimSuffix(l.Key, "security.protocol")
	for _, p := range l.Peers {
		if p.Key == prefix+key || p.Key == key || p.Key == "properties."+key {
			return p.Value()
		}
	}
	return ""
}
