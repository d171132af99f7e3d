package deployment

import (
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/endpoints"
)

// fixedParallelism returns the options of tables that fix the parallelism of a
// source or a sink, among the scripts that a deployment runs.
func fixedParallelism(pass *analysis.Pass, d *config.Deployment) []*endpoints.Option {
	var found []*endpoints.Option
	seen := map[draft.Range]bool{}
	for _, e := range linters.Endpoints.Of(pass) {
		if !runsAt(pass, d, e.Range) {
			continue
		}
		for use := range e.Every {
			for _, o := range use.Options {
				if slices.Contains(parallelismOptions, o.Key) && o.Spelled && !seen[o.Range] {
					seen[o.Range] = true
					found = append(found, o)
				}
			}
		}
	}
	return found
}

// runsAt reports whether a deployment runs the script that stands at a range.
func runsAt(pass *analysis.Pass, d *config.Deployment, at draft.Range) bool {
	for _, e := range linters.Settings.Of(pass) {
		if e.Deployment != d {
			continue
		}
		for _, s := range e.Scripts {
			if s.Text.Whole().Holds(at) {
				return true
			}
		}
	}
	return false
}
