package access

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// WebSubmitEnabled finds clusters that take jobs through their web page.
var WebSubmitEnabled = Pack.Add(rules.Rule{
	Name:     "web-submit-enabled",
	Severity: rules.Warning,
	Score:    8.8,
	Tags:     []string{"external/cwe/cwe-306"},
	Needs:    jobViews,
	Run:      each(webSubmitEnabled),
})

func webSubmitEnabled(pass *analysis.Pass, e *settings.Effective) {
	s, ok := written(e, "web.submit.enable")
	const advice = "set \"web.submit.enable\" to false, and keep the REST interface inside, which takes jobs all the same"
	switch {
	case guarded(e) || e.Deployment != nil && !e.Deployment.Session:
	case ok && is(s.Value, "true"):
		at(pass, s, 0, "whoever opens the web page can upload a JAR and run it; "+advice)
	case !ok && isSession(e) && e.Deployment.Name != nil:
		at(pass, e.Deployment.Name, rules.Note, "whoever opens the web page of this session cluster can upload a JAR and run it; "+advice)
	}
}
