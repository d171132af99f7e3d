package checkpoint

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A job is what the rules ask of a draft.
type job struct {
	target   flink.Target
	settings *settings.Effective
	scripts  []*sql.Script
	configs  []*config.File
}

// views are those that a job is made from.
var views = linters.Needs(linters.Target, linters.Settings, linters.Scripts, linters.Configs)

func jobOf(pass *analysis.Pass) job {
	return job{
		linters.Target.Of(pass), linters.Settings.Of(pass),
		linters.Scripts.Of(pass), linters.Configs.Of(pass),
	}
}

// written returns the setting in force for a key where one of the draft's own
// files or statements makes it.
func (j job) written(key string) (settings.Setting, bool) {
	s, ok := j.settings.Get(key)
	return s, ok && s.IsValid()
}

// batch reports whether the job is declared to end by itself.
func (j job) batch() bool {
	if s, ok := j.settings.Get(runtimeMode); ok && strings.EqualFold(s.Value, "BATCH") {
		return true
	}
	for _, f := range j.configs {
		if slices.ContainsFunc(f.Deployments, func(d *config.Deployment) bool { return d.Batch }) {
			return true
		}
	}
	return false
}

// session reports whether the draft is a session cluster without a job.
func (j job) session() bool {
	for _, f := range j.configs {
		if slices.ContainsFunc(f.Deployments, func(d *config.Deployment) bool { return d.Session }) {
			return true
		}
	}
	return false
}

// overridden returns the places whose setting of a key the one in force
// overrides.
func (j job) overridden(key string) []analysis.RelatedInformation {
	all := j.settings.All(key)
	var places []analysis.RelatedInformation
	for _, s := range all[:max(len(all)-1, 0)] {
		if s.IsValid() {
			places = append(places, analysis.RelatedInformation{
				Pos: s.From, End: s.To,
				Message: fmt.Sprintf("overrides %s here", s.Value),
			})
		}
	}
	return places
}
