package connectors

import "github.com/flinkvet/flinkvet/rules"

// JDBCCredentialsPair finds tables of databases with one half of a credential
// (JdbcDynamicTableFactory.validateConfigOptions).
var JDBCCredentialsPair = Pack.Add(rules.Rule{
	Name:     "jdbc-credentials-pair",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      each(use.jdbcCredentialsPair),
})

func (u use) jdbcCredentialsPair() {
	if u.Is("jdbc") && u.role != 0 {
		u.allOrNone("username", "password")
	}
}
