package access

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// WebCancelEnabled finds clusters whose jobs can be cancelled from an open web page.
var WebCancelEnabled = Pack.Add(rules.Rule{
	Name:     "web-cancel-enabled",
	Severity: rules.Note,
	Score:    6.5,
	Tags:     []string{"external/cwe/cwe-306"},
	Needs:    jobViews,
	Run:      each(webCancelEnabled),
})

func webCancelEnabled(pass *analysis.Pass, e *settings.Effective) {
	if !exposed(e) || guarded(e) {
		return
	}
	if s, ok := written(e, "web.cancel.enable"); ok && is(s.Value, "true") {
		at(pass, s, 0, "whoever reaches the web page can cancel jobs; set it to false")
	}
}
