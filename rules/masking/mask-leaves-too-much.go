package masking

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// MaskLeavesTooMuch finds partial masks that leave too many characters.
var MaskLeavesTooMuch = Pack.Add(rules.Rule{
	Name:     "mask-leaves-too-much",
	Severity: rules.Note,
	Score:    4.3,
	Tags:     []string{"external/cwe/cwe-359"},
	Needs:    needs(),
	Run:      maskLeavesTooMuch,
})

func maskLeavesTooMuch(pass *analysis.Pass) {
	for _, l := range leaks(pass, tooMuch) {
		kept, of, _ := l.origin.Kept(l.class.Samples)
		count := fmt.Sprintf("%d", kept)
		if of > 0 {
			count = fmt.Sprintf("%d of %d", kept, of)
		}
		l.report(pass, "is written to \"%s\" with %s characters in clear; leave no more than %d, for example %s", l.target(), count, l.class.Keep, l.mask())
	}
}
