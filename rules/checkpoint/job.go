package checkpoint

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/settings"
)

// A job is what the rules ask of one that a draft describes.
type job struct{ *settings.Effective }

// views are those that a job is made from.
var views = linters.Needs(linters.Settings)

func jobsOf(pass *analysis.Pass) []job {
	var jobs []job
	for _, e := range linters.Settings.Of(pass) {
		jobs = append(jobs, job{e})
	}
	return jobs
}

// written returns the setting in force for a key where one of the draft's own
// files or statements makes it.
func (j job) written(key string) (settings.Setting, bool) {
	s, ok := j.Get(key)
	return s, ok && s.IsValid()
}

// batch reports whether the job is declared to end by itself.
func (j job) batch() bool {
	s, ok := j.Get(runtimeMode)
	return ok && strings.EqualFold(s.Value, "BATCH") || j.Deployment != nil && j.Deployment.Batch
}

// session reports whether it is a session cluster without a job.
func (j job) session() bool { return j.Deployment != nil && j.Deployment.Session }

// overridden returns the places whose setting of a key the one in force
// overrides.
func (j job) overridden(key string) []analysis.RelatedInformation {
	all := j.All(key)
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
