package audit

import "github.com/flinkvet/flinkvet/rules"

// IgnoreWithoutReason finds comments that ignore a rule and do not say why.
var IgnoreWithoutReason = Pack.Add(rules.Rule{
	Name:      "ignore-without-reason",
	Severity:  rules.Warning,
	Precision: rules.VeryHigh,
	Tags:      []string{"audit", "suppression"},
})
