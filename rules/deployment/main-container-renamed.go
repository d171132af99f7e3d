package deployment

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// MainContainerRenamed finds pod templates whose settings for Flink's container
// go to another one.
var MainContainerRenamed = Pack.Add(rules.Rule{
	Name:     "main-container-renamed",
	Severity: rules.Error,
	Needs:    operatorViews,
	Run:      mainContainerRenamed,
})

func mainContainerRenamed(pass *analysis.Pass) {
	for _, r := range resources(pass) {
		if r.templated {
			continue
		}
		for _, c := range strangers(r.Deployment) {
			name := c.Get("name")
			rules.Report{
				At:      name,
				Message: fmt.Sprintf("the container %q has no image, so it is meant for Flink, whose container is called %s; rename it", name.String(), mainContainer),
				Fixes: []analysis.SuggestedFix{{
					Message:   "call the container " + mainContainer,
					TextEdits: []analysis.TextEdit{{Pos: name.Pos(), End: name.End(), NewText: []byte(mainContainer)}},
				}},
			}.To(pass)
		}
	}
}

// strangers returns the containers that are neither Flink's nor have an image
// of their own in any of the templates, which are laid over each other.
func strangers(d *config.Deployment) []*config.Value {
	known := map[string]bool{mainContainer: true}
	var all []*config.Value
	for _, pod := range podTemplates(d) {
		for _, c := range items(pod, "containers") {
			all = append(all, c)
			if c.Get("image") != nil {
				known[c.Get("name").String()] = true
			}
		}
	}
	var found []*config.Value
	for _, c := range all {
		if name := c.Get("name"); name.IsString() && !known[name.String()] {
			known[name.String()] = true
			found = append(found, c)
		}
	}
	return found
}
