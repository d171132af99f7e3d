package connectors

import (
	"fmt"

	"github.com/flinkvet/flinkvet/rules"
)

// ESPasswordMissing finds indices that are logged in to by name alone
// (ElasticsearchDynamicTableFactoryBase.validateConfiguration).
var ESPasswordMissing = Pack.Add(rules.Rule{
	Name:     "es-password-missing",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      each(use.esPasswordMissing),
})

func (u use) esPasswordMissing() {
	user, password := u.options.Get("username"), u.options.Get("password")
	if !u.isSearch() || u.Is("elasticsearch") || u.role == 0 || user == nil {
		return
	}
	if u.lacks("password") || password != nil && password.Value() == "" {
		u.report(user.KeyRange, fmt.Sprintf("%s has a \"username\" and no \"password\", and is refused; reference the password as a secret, or take the name away", u.Name))
	}
}
