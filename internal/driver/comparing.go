package driver

import (
	"runtime/debug"
	"slices"

	"github.com/flinkvet/flinkvet/rules"
)

// A Comparing holds the drafts of a run against each other. It keeps of each draft
// what its rules have asked for, and nothing else.
type Comparing struct {
	facts map[*rules.Rule][]rules.Facts
	order []*rules.Rule
}

// Add takes in what a check of a draft has kept. Drafts are added in the order of
// the run.
func (c *Comparing) Add(o Outcome) {
	for _, f := range o.Facts {
		if c.facts == nil {
			c.facts = map[*rules.Rule][]rules.Facts{}
		}
		if c.facts[f.Rule] == nil {
			c.order = append(c.order, f.Rule)
		}
		c.facts[f.Rule] = append(c.facts[f.Rule], f)
	}
}

// Findings returns what the rules find, sorted by place, and those that could not
// do their work.
func (c *Comparing) Findings() (findings []rules.Finding, failures []Failure) {
	for _, r := range c.order {
		found, err := contrasts(r, c.facts[r])
		if err != nil {
			failures = append(failures, Failure{Rule: r.Name, Err: err})
		}
		findings = append(findings, found...)
	}
	slices.SortStableFunc(findings, byPlace)
	return slices.CompactFunc(findings, same), failures
}

// contrasts runs a rule alone and turns a panic into its error.
func contrasts(r *rules.Rule, facts []rules.Facts) (findings []rules.Finding, err error) {
	defer func() {
		if v := recover(); v != nil {
			findings, err = nil, &Panic{v, debug.Stack()}
		}
	}()
	return r.Contrasts(facts), nil
}
