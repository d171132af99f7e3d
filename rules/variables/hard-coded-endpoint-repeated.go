package variables

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// HardCodedEndpointRepeated finds endpoints that several drafts spell out on a
// platform that has variables for them.
var HardCodedEndpointRepeated = Pack.Add(rules.Rule{
	Name:       "hard-coded-endpoint-repeated",
	Severity:   rules.Note,
	Needs:      linters.Needs(linters.Literals, linters.Target),
	Comparison: rules.Compare(spelledEndpoints, repeatedEndpoints),
})

// leastDrafts is from how many drafts on an endpoint is worth a variable.
const leastDrafts = 3

// mostShown is how many of the other drafts a finding shows.
const mostShown = 5

// spelledEndpoints returns the hosts of the endpoints that a draft spells out.
func spelledEndpoints(pass *analysis.Pass) (facts []rules.Fact[string]) {
	target := linters.Target.Of(pass)
	if !target.Production || target.Platform != "vvr" && target.Platform != "vvp" {
		return nil
	}
	for _, lit := range linters.Literals.Of(pass) {
		if !isEndpoint(lit) || strings.Contains(lit.Value(), "${") {
			continue
		}
		hosts := hostsOf(lit.Value())
		slices.Sort(hosts)
		if name := strings.Join(hosts, ","); strings.Contains(name, ".") {
			facts = append(facts, rules.NewFact(pass, lit, name))
		}
	}
	return facts
}

// repeatedEndpoints reports an endpoint once, in the first draft that has it.
func repeatedEndpoints(facts []rules.Fact[string]) (found []rules.Contrast) {
	byHosts := map[string][]rules.Fact[string]{}
	alike := map[string]draft.Likeness{}
	for _, f := range facts {
		if all := byHosts[f.Value]; len(all) <= mostShown && !hasCopy(all, f, alike) {
			byHosts[f.Value] = append(all, f)
		}
	}
	for _, f := range facts {
		if all := byHosts[f.Value]; len(all) >= leastDrafts && all[0].At == f.At {
			found = append(found, repeatedEndpoint(all))
		}
	}
	return found
}

// hasCopy reports whether the draft of a fact is a copy of that of another.
func hasCopy(all []rules.Fact[string], f rules.Fact[string], alike map[string]draft.Likeness) bool {
	if alike[f.Draft] == (draft.Likeness{}) {
		alike[f.Draft] = draft.LikenessOf(f.Draft)
	}
	return slices.ContainsFunc(all, func(o rules.Fact[string]) bool { return alike[o.Draft].Like(alike[f.Draft]) })
}

func repeatedEndpoint(all []rules.Fact[string]) rules.Contrast {
	others := "as well"
	if len(all) > leastDrafts {
		others = "and in more drafts"
	}
	c := rules.Contrast{
		Draft: all[0].Draft, At: all[0].At,
		Message: fmt.Sprintf("%s is spelled out in %s and %s %s; give it to a variable, so that it can move",
			all[0].Value, all[1].At.Path, all[2].At.Path, others),
	}
	for _, o := range all[1:] {
		c.Related = append(c.Related, rules.Related{At: o.At, Message: "also here"})
	}
	return c
}
