package connectors

import "github.com/flinkvet/flinkvet/rules"

// JDBCLookupCacheIncomplete finds database tables with one half of a cache
// (JdbcDynamicTableFactory.validateConfigOptions).
var JDBCLookupCacheIncomplete = Pack.Add(rules.Rule{
	Name:     "jdbc-lookup-cache-incomplete",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      each(use.jdbcLookupCacheIncomplete),
})

func (u use) jdbcLookupCacheIncomplete() {
	if u.Is("jdbc") && u.role != 0 && u.plain() {
		u.allOrNone("lookup.cache.max-rows", "lookup.cache.ttl")
	}
}
