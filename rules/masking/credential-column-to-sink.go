package masking

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// CredentialColumnToSink finds columns with passwords and the like that leave
// the job.
var CredentialColumnToSink = Pack.Add(rules.Rule{
	Name:      "credential-column-to-sink",
	Severity:  rules.Error,
	Precision: rules.Medium,
	Score:     8.2,
	Tags:      []string{"external/cwe/cwe-312"},
	Needs:     needs(),
	Run:       credentialColumnToSink,
})

func credentialColumnToSink(pass *analysis.Pass) {
	for _, l := range leaks(pass, credential) {
		l.report(pass, "is written to \"%s\"; leave the column out, or write no more than a salted hash: %s", l.target(), l.salted())
	}
}
