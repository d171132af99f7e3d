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
	for _, f := range facts {
		if !slices.ContainsFunc(byHosts[f.Value], func(o rules.Fact[string]) bool { return draft.Copies(f.Draft, o.Draft) }) {
			byHosts[f.Value] = append(byHosts[f.Value], f)
		}
	}
	for _, f := range facts {
		all := byHosts[f.Value]
		if len(all) < leastDrafts || all[0].At != f.At {
			continue
		}
		c := rules.Contrast{
			Draft: f.Draft, At: f.At,
			Message: fmt.Sprintf("%s is spelled out in %s and %s and more drafts; give it to a variable, so that it can move", f.Value, all[1].At.Path, all[2].At.Path),
		}
		if len(all) == leastDrafts {
			c.Message = fmt.Sprintf("%s is spelled out in %s and %s as well; give it to a variable, so that it can move", f.Value, all[1].At.Path, all[2].At.Path)
		}
		for _, o := range all[1:min(len(all), 6)] {
			c.Related = append(c.Related, rules.Related{At: o.At, Message: "also here"})
		}
		found = append(found, c)
	}
	return found
}
