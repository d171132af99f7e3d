package audit

import "github.com/flinkvet/flinkvet/rules"

// UnknownRuleInIgnore finds comments that ignore a rule that does not exist.
var UnknownRuleInIgnore = Pack.Add(rules.Rule{
	Name:      "unknown-rule-in-ignore",
	Severity:  rules.Warning,
	Precision: rules.VeryHigh,
	Tags:      []string{"audit", "suppression"},
})
