package audit

import "github.com/flinkvet/flinkvet/rules"

// UnusedIgnore finds comments that ignore a rule that has nothing to say there.
var UnusedIgnore = Pack.Add(rules.Rule{
	Name:      "unused-ignore",
	Severity:  rules.Note,
	Precision: rules.High,
	Tags:      []string{"audit", "suppression"},
})
