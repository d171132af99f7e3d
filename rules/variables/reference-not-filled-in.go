package variables

import (
	"fmt"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/variables"
	"github.com/flinkvet/flinkvet/rules"
)

// ReferenceNotFilledIn finds references to variables that exist, in places that
// the platform passes on as they are.
var ReferenceNotFilledIn = Pack.Add(rules.Rule{
	Name:     "reference-not-filled-in",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Configs, linters.Variables, linters.Target),
	Run:      referenceNotFilledIn,
})

func referenceNotFilledIn(pass *analysis.Pass) {
	set, places := linters.Variables.Of(pass), gaps(pass)
	for _, ref := range set.References {
		place, ok := gapAt(places, ref)
		if !ok {
			continue
		}
		secret := variables.SecretPrefix + ref.Name
		switch {
		case !ref.Secret() && set.Declares(secret) && !place.secretsToo:
			behind := ref.Pos() + token.Pos(len("${"))
			rules.Report{
				At:      ref,
				Message: fmt.Sprintf("${%s} stays as it is here, for %s only; the namespace has the variable, so write ${%s}", ref.Name, place.why, secret),
				Fixes: []analysis.SuggestedFix{{
					Message:   "reference the variable of the namespace",
					TextEdits: []analysis.TextEdit{{Pos: behind, End: behind, NewText: []byte(variables.SecretPrefix)}},
				}},
			}.To(pass)
		case set.Declaration(ref) != nil && place.secretsToo:
			rules.Report{At: ref, Message: fmt.Sprintf("${%s} stays as it is here, for %s only; give the program its value another way, as from a Secret of Kubernetes", ref.Name, place.why)}.To(pass)
		case set.Declaration(ref) != nil:
			rules.Report{At: ref, Message: fmt.Sprintf("${%s} stays as it is here, for %s only; write the value, or a variable of the namespace", ref.Name, place.why)}.To(pass)
		}
	}
}
