package access

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// JDBCTLSDisabled finds connections to databases whose encryption is switched
// off.
var JDBCTLSDisabled = Pack.Add(rules.Rule{
	Name:     "jdbc-tls-disabled",
	Severity: rules.Warning,
	Score:    7.4,
	Tags:     []string{"external/cwe/cwe-319"},
	Needs:    literalViews,
	Run:      jdbcTLSDisabled,
})

func jdbcTLSDisabled(pass *analysis.Pass) {
	for _, lit := range given(pass) {
		for _, p := range parameters(lit) {
			if p.plain() && !p.local {
				at(pass, p, 0, fmt.Sprintf("%s=%s sends the password and the rows over the network unencrypted; switch encryption on", p.name, p.value))
			}
		}
	}
}

// plain reports whether the parameter switches encryption off. The names are
// those of the drivers: Connector/J (useSSL, sslMode), PostgreSQL (ssl,
// sslmode), SQL Server (encrypt), MongoDB (ssl, tls), MariaDB (useSsl), and of
// Debezium (ssl.mode, sslmode).
func (p parameter) plain() bool {
	switch strings.ToLower(p.name) {
	case "usessl", "encrypt", "ssl", "tls", "sslenabled":
		return is(p.value, "false", "no", "0")
	case "sslmode", "ssl.mode", "ssl-mode":
		return is(p.value, "disable", "disabled")
	}
	return false
}
