package masking

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/lineage"
	"github.com/flinkvet/flinkvet/rules"
)

// UnmaskedPIIToSink finds sensitive columns that reach a system outside of the
// job without a mask.
var UnmaskedPIIToSink = Pack.Add(rules.Rule{
	Name:      "unmasked-pii-to-sink",
	Severity:  rules.Warning,
	Precision: rules.Medium,
	Score:     6.5,
	Tags:      []string{"external/cwe/cwe-359"},
	Needs:     needs(),
	Run:       unmaskedPIIToSink,
})

func unmaskedPIIToSink(pass *analysis.Pass) {
	for _, l := range leaks(pass, unmasked) {
		if l.pipeline != nil {
			continue // cdc-pipeline-unmasked
		}
		state, advice := l.state()
		l.report(pass, "is written to \"%s\" %s; %s", l.target(), state, advice)
	}
}

// state says what arrives, and advice what to do about it.
func (l leak) state() (state, advice string) {
	switch {
	case l.origin.Left == lineage.Changed:
		return fmt.Sprintf("through %s, which is not known to mask", l.origin.Function),
			"mask it, or list the function under masking.functions in .flinkvet.yaml"
	case !l.sure():
		return "unmasked", "mask it, or give the column its class under sensitive.columns in .flinkvet.yaml"
	}
	return "unmasked", "mask it, for example " + l.mask()
}
