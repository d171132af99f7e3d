package connectors

import (
	"fmt"
	"slices"

	"github.com/flinkvet/flinkvet/rules"
)

// MongoDBCDCPK finds tables of MongoDB's changes with another key than the
// documents' (MongoDBTableSourceFactory.checkPrimaryKey).
var MongoDBCDCPK = Pack.Add(rules.Rule{
	Name:     "mongodb-cdc-pk",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      each(use.mongoDBCDCPK),
})

func (u use) mongoDBCDCPK() {
	key, known := u.primaryKey()
	if !u.Is("mongodb-cdc") || !known || slices.Equal(key, []string{"_id"}) || u.template() {
		return
	}
	u.report(u.at, fmt.Sprintf("the table %s of mongodb-cdc must have the PRIMARY KEY (_id), and is refused without it: deletes of MongoDB bring nothing else; declare _id and PRIMARY KEY (_id) NOT ENFORCED", u.Name))
}
