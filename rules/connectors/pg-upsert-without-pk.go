package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/rules"
)

// PGUpsertWithoutPK finds tables of PostgreSQL's changes that are to come as
// upserts and have no key (PostgreSQLTableFactory).
var PGUpsertWithoutPK = Pack.Add(rules.Rule{
	Name:     "pg-upsert-without-pk",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      each(use.pgUpsertWithoutPK),
})

func (u use) pgUpsertWithoutPK() {
	const mode = "changelog-mode"
	key, known := u.primaryKey()
	if u.Is("postgres-cdc") && u.options.Is(mode, "upsert") && known && len(key) == 0 && !u.template() {
		u.report(u.options.Get(mode), fmt.Sprintf("%s is to be read as upserts and has no PRIMARY KEY to tell its rows by; it is refused; declare the key that it has in PostgreSQL, or leave the option out", u.Name))
	}
}
