// Package all lists the packs of rules that ship.
package all

import (
	"slices"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/rules"
	"github.com/flinkvet/flinkvet/rules/access"
	"github.com/flinkvet/flinkvet/rules/audit"
	"github.com/flinkvet/flinkvet/rules/checkpoint"
	"github.com/flinkvet/flinkvet/rules/connectors"
	"github.com/flinkvet/flinkvet/rules/deployment"
	"github.com/flinkvet/flinkvet/rules/masking"
	"github.com/flinkvet/flinkvet/rules/performance"
	"github.com/flinkvet/flinkvet/rules/secrets"
	"github.com/flinkvet/flinkvet/rules/semantics"
	"github.com/flinkvet/flinkvet/rules/upgrade"
	"github.com/flinkvet/flinkvet/rules/variables"
)

// Packs returns the packs that ship, by phase.
func Packs() []*rules.Pack {
	return []*rules.Pack{
		secrets.Pack, access.Pack, masking.Pack,
		variables.Pack, checkpoint.Pack, connectors.Pack, semantics.Pack, performance.Pack, upgrade.Pack,
		deployment.Pack,
		audit.Pack,
	}
}

// Rules returns the rules that ship, pack by pack.
func Rules() []*rules.Rule {
	var all []*rules.Rule
	for _, p := range Packs() {
		all = append(all, p.Rules...)
	}
	return all
}

// Rule returns the rule of the name, or nil and the name that was meant, ""
// where none is near.
func Rule(name string) (rule *rules.Rule, meant string) {
	var names []string
	for _, r := range Rules() {
		if r.Name == name {
			return r, ""
		}
		names = append(names, r.Name)
	}
	slices.Sort(names)
	return nil, near.Word(name, names)
}
