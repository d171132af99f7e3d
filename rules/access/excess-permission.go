package access

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// ExcessPermission finds actions that a policy of RAM allows and no draft needs.
var ExcessPermission = Pack.Add(rules.Rule{
	Name:       "excess-permission",
	Severity:   rules.Note,
	Precision:  rules.Medium,
	Score:      4.3,
	Tags:       []string{"external/cwe/cwe-250"},
	Needs:      linters.Needs(linters.Configs, linters.Permissions, linters.Settings),
	Comparison: rules.Compare(rightsIn, excess),
})

// A claim is what a policy allows at a place, or a draft needs for something at
// one.
type claim struct {
	allowed bool
	// opaque says that the draft may need more than can be told: it runs a
	// program, or has a connector whose rights are not known.
	opaque bool
	rights []right
}

// A right is an action on a resource.
type right struct{ action, resource string }

// derived are the services whose actions are derived from drafts.
var derived = []string{"log", "oss", "dhs", "ots"}

func rightsIn(pass *analysis.Pass) (found []rules.Fact[claim]) {
	for _, f := range linters.Configs.Of(pass) {
		for _, g := range f.Grants {
			for _, action := range g.Actions {
				if service, _, _ := strings.Cut(action.String(), ":"); !g.Allow || g.Conditional || !slices.Contains(derived, service) {
					continue
				}
				c := claim{allowed: true}
				for _, r := range g.Resources {
					c.rights = append(c.rights, right{strings.Clone(action.String()), strings.Clone(r.String())})
				}
				found = append(found, rules.NewFact(pass, action, c))
			}
		}
	}
	return append(found, neededIn(pass)...)
}

// neededIn returns what the draft needs, one fact for each thing that needs it.
func neededIn(pass *analysis.Pass) (found []rules.Fact[claim]) {
	set := linters.Permissions.Of(pass)
	byPlace := map[draft.Range]*claim{}
	var places []draft.Range
	at := func(r draft.Range) *claim {
		if byPlace[r] == nil {
			byPlace[r] = &claim{}
			places = append(places, r)
		}
		return byPlace[r]
	}
	for _, n := range set.Of(flink.RAM) {
		for _, action := range n.Actions {
			c := at(n.Range)
			c.rights = append(c.rights, right{action, strings.Clone(n.Resource)})
		}
	}
	for _, e := range set.Unknown {
		at(e.Range).opaque = true
	}
	for _, job := range linters.Settings.Of(pass) {
		if d := job.Deployment; d != nil && d.JAR != nil {
			at(d.JAR.Range).opaque = true
		}
	}
	for _, r := range places {
		found = append(found, rules.NewFact(pass, r, *byPlace[r]))
	}
	return found
}

// excess returns the actions of policies that no draft needs, where there are
// drafts and nothing about them is in the dark.
func excess(facts []rules.Fact[claim]) (found []rules.Contrast) {
	var needs []right
	for _, f := range facts {
		if f.Value.opaque {
			return nil
		}
		if !f.Value.allowed {
			needs = append(needs, f.Value.rights...)
		}
	}
	if len(needs) == 0 {
		return nil
	}
	for _, f := range facts {
		if f.Value.allowed && !slices.ContainsFunc(f.Value.rights, func(r right) bool { return r.neededBy(needs) }) {
			found = append(found, rules.Contrast{Draft: f.Draft, At: f.At, Message: fmt.Sprintf(
				"the policy allows %q, which no draft here needs on these resources; take it out (flinkvet permissions lists what they need)", f.Value.rights[0].action)})
		}
	}
	return found
}

// neededBy reports whether one of the needs falls under the right.
func (r right) neededBy(needs []right) bool {
	return slices.ContainsFunc(needs, func(n right) bool {
		return matches(r.action, n.action) && matches(r.resource, n.resource)
	})
}

// holes are what a resource has in the place of a name that the draft, or the
// policy, does not say.
var holes = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<[^<>]*>|\$\{[^{}]*\}`) })

// matches reports whether a pattern with "*" may mean the same as a name, or as
// another pattern: where either has a hole, anything may stand in it.
func matches(pattern, name string) bool {
	pattern, name = holes().ReplaceAllString(pattern, "*"), holes().ReplaceAllString(name, "*")
	return glob(pattern, name) || glob(name, pattern)
}

// glob reports whether a pattern in which "*" stands for anything matches a name.
func glob(pattern, name string) bool {
	parts := strings.Split(pattern, "*")
	first, last := parts[0], parts[len(parts)-1]
	if len(parts) == 1 || !strings.HasPrefix(name, first) {
		return pattern == name
	}
	name = name[len(first):]
	for _, part := range parts[1 : len(parts)-1] {
		_, rest, ok := strings.Cut(name, part)
		if !ok {
			return false
		}
		name = rest
	}
	return strings.HasSuffix(name, last)
}
