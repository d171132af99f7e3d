package access

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/rules"
)

// PrivilegedDBUser finds connectors that log in as the administrator.
var PrivilegedDBUser = Pack.Add(rules.Rule{
	Name:     "privileged-db-user",
	Severity: rules.Warning,
	Score:    5.3,
	Tags:     []string{"external/cwe/cwe-250"},
	Needs:    literalViews,
	Run:      privilegedDBUser,
})

// administrators are the users that databases come with: MySQL and its kin,
// SQL Server, Oracle, PostgreSQL, MongoDB, Elasticsearch, ClickHouse, Dameng,
// Greenplum and MinIO.
var administrators = []string{
	"root", "sa", "sys", "system", "sysdba", "postgres", "admin", "administrator", "elastic", "gpadmin", "minioadmin",
}

func privilegedDBUser(pass *analysis.Pass) {
	for _, lit := range given(pass) {
		switch lit.Role {
		case literals.ConnectorOption, literals.CatalogOption:
		default:
			continue
		}
		if isUser(lit.Key) && !besideLocal(lit) && slices.Contains(administrators, strings.ToLower(lit.Value())) {
			administrator(pass, lit, lit.Value())
		}
		for _, p := range parameters(lit) {
			if isUser(p.name) && !p.local && slices.Contains(administrators, strings.ToLower(p.value)) {
				administrator(pass, p, p.value)
			}
		}
	}
}

func isUser(key string) bool {
	return is(key[strings.LastIndexByte(key, '.')+1:], "username", "user", "user-name", "userName")
}

func administrator(pass *analysis.Pass, place analysis.Range, user string) {
	at(pass, place, 0, fmt.Sprintf("the job logs in as %q, who may do anything there; give it a user of its own with what it needs", user))
}
