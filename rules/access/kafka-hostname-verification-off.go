package access

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/rules"
)

// KafkaHostnameVerificationOff finds clients of Kafka that do not check whether
// a certificate is that of the broker.
var KafkaHostnameVerificationOff = Pack.Add(rules.Rule{
	Name:     "kafka-hostname-verification-off",
	Severity: rules.Warning,
	Score:    7.4,
	Tags:     []string{"external/cwe/cwe-297"},
	Needs:    literalViews,
	Run:      kafkaHostnameVerificationOff,
})

const endpointIdentification = "ssl.endpoint.identification.algorithm"

func kafkaHostnameVerificationOff(pass *analysis.Pass) {
	for _, lit := range given(pass) {
		if !strings.HasSuffix(lit.Key, endpointIdentification) || strings.TrimSpace(lit.Value()) != "" || besideLocal(lit) {
			continue
		}
		var severity rules.Severity
		if brokersOf(lit, "alikafka") {
			severity = rules.Note // whose manual asks for it
		}
		at(pass, lit, severity, fmt.Sprintf("an empty %q takes the certificate of any server for the broker's; remove it", endpointIdentification))
	}
}

// brokersOf reports whether the brokers beside a literal have a word in their
// names.
func brokersOf(l *literals.Literal, word string) bool {
	for _, p := range l.Peers {
		if strings.HasSuffix(p.Key, "bootstrap.servers") && strings.Contains(p.Value(), word) {
			return true
		}
	}
	return false
}
