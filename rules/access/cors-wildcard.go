package access

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// CORSWildcard finds REST interfaces that answer the scripts of any web page.
var CORSWildcard = Pack.Add(rules.Rule{
	Name:     "cors-wildcard",
	Severity: rules.Note,
	Score:    5.4,
	Tags:     []string{"external/cwe/cwe-942"},
	Needs:    jobViews,
	Run:      each(corsWildcard),
})

func corsWildcard(pass *analysis.Pass, e *settings.Effective) {
	if s, ok := written(e, "web.access-control-allow-origin"); ok && is(s.Value, "*") {
		at(pass, s, 0, "any web page that someone with access opens can call the REST interface in their name; name the origins that may")
	}
}
