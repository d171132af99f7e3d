package access

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// JDBCDangerousParameter finds parameters that let a database run code in the
// job, or read its files.
var JDBCDangerousParameter = Pack.Add(rules.Rule{
	Name:     "jdbc-dangerous-parameter",
	Severity: rules.Error,
	Score:    8.1,
	Tags:     []string{"external/cwe/cwe-502"},
	Needs:    literalViews,
	Run:      jdbcDangerousParameter,
})

func jdbcDangerousParameter(pass *analysis.Pass) {
	for _, lit := range given(pass) {
		for _, p := range parameters(lit) {
			if what := p.danger(); what != "" {
				at(pass, p, 0, fmt.Sprintf("%s lets the server that the job connects to %s; remove it", p.name, what))
			}
		}
	}
}

// danger returns what a server can do by the parameter: of Connector/J
// (its manual on security, and MySQL's "Security considerations for LOAD DATA
// LOCAL"), of PostgreSQL's driver (CVE-2022-21724) and of H2.
func (p parameter) danger() string {
	const run, read = "run code in it", "read its files"
	switch name := strings.ToLower(p.name); {
	case name == "autodeserialize" && is(p.value, "true", "yes"):
		return run
	case (name == "queryinterceptors" || name == "statementinterceptors") && p.value != "" && is(p.database, "mysql", "mariadb", ""):
		return run
	case (name == "allowloadlocalinfile" || name == "allowurlinlocalinfile") && is(p.value, "true", "yes"):
		return read
	case (name == "socketfactory" || name == "loggerfile") && is(p.database, "postgresql"):
		return run
	case name == "init" && strings.HasPrefix(p.database, "h2") && strings.Contains(strings.ToUpper(p.value), "RUNSCRIPT"):
		return run
	}
	return ""
}
