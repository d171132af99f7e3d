package secrets

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// URLEmbeddedCredential finds passwords and tokens inside connection URLs.
var URLEmbeddedCredential = Pack.Add(rules.Rule{
	Name:     "url-embedded-credential",
	Severity: rules.Error,
	Score:    8.8,
	Tags:     []string{"external/cwe/cwe-798"},
	Needs:    []*analysis.Analyzer{spelled},
	Run: func(pass *analysis.Pass) {
		report(pass, urlPassword, func(s secret) bool { return s.local }, `the URL holds a credential in plain text (%s), which Flink shows in its logs and web page; give it in an option of its own, by reference`)
	},
})
