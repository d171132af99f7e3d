package connectors

import (
	"fmt"
	"strings"

	"github.com/flinkvet/flinkvet/rules"
)

// BlankAroundValue finds names and addresses that begin or end with a blank,
// which Flink takes for a part of them (Configuration trims no texts).
var BlankAroundValue = Pack.Add(rules.Rule{
	Name:     "blank-around-value",
	Severity: rules.Warning,
	Needs:    endpointViews,
	Run:      each(use.blankAroundValue),
})

// exact are the options, or the ends of their names, whose value is a name or an
// address as it stands.
var exact = []string{
	"topic", "group.id", "bootstrap.servers", "hostname", "username", "database-name", "schema-name", "table-name", "url", "path", "index", "endpoint",
}

func (u use) blankAroundValue() {
	for _, o := range u.options {
		value := o.Value()
		if !o.Spelled || strings.TrimSpace(value) == value || strings.TrimSpace(value) == "" || !isExact(o.Key) {
			continue
		}
		u.report(o, fmt.Sprintf("%q begins or ends with a blank, which is taken for a part of it; remove the blank", o.Key))
	}
}

func isExact(key string) bool {
	for _, name := range exact {
		if key == name || strings.HasSuffix(key, "."+name) {
			return true
		}
	}
	return false
}
