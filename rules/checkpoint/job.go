package checkpoint

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/settings"
)

// A job is what the rules ask of one that a draft describes.
type job struct {
	*settings.Effective
	// whole says that what describes it is neither a template nor a patch.
	whole bool
}

// views are those that a job is made from.
var views = linters.Needs(linters.Settings, linters.Configs)

// each makes a rule's Run of what judges one job.
func each(judge func(job, *analysis.Pass)) func(*analysis.Pass) {
	return func(pass *analysis.Pass) {
		for _, j := range jobsOf(pass) {
			judge(j, pass)
		}
	}
}

func jobsOf(pass *analysis.Pass) []job {
	templated := slices.ContainsFunc(linters.Configs.Of(pass), func(f *config.File) bool {
		return f.Templated || f.Source.Templated()
	})
	var jobs []job
	for _, e := range linters.Settings.Of(pass) {
		jobs = append(jobs, job{e, !templated && !patch(e.Deployment)})
	}
	return jobs
}

// patch reports whether a resource of the operator has so few of the fields
// that make one that it must be laid over another.
func patch(d *config.Deployment) bool {
	if d == nil || d.Platform != config.Operator || d.Kind == "FlinkSessionJob" {
		return false
	}
	count := 0
	for _, field := range []string{"image", "flinkVersion", "serviceAccount", "jobManager", "taskManager", "job"} {
		if d.Tree.At("spec", field) != nil || d.Tree.At("spec", "template", "spec", field) != nil {
			count++
		}
	}
	return count < 4
}

// written returns the setting in force for a key where one of the draft's own
// files or statements makes it.
func (j job) written(key string) (settings.Setting, bool) {
	s, ok := j.Get(key)
	return s, ok && s.IsValid()
}

// duration returns the duration that the draft sets for a key. One that lacks
// its unit by mistake is unitless-duration's to report, and no duration here.
func (j job) duration(key string) (time.Duration, settings.Setting, bool) {
	s, ok := j.written(key)
	if !ok {
		return 0, s, false
	}
	d, unitless, err := flink.ParseDuration(s.Value)
	return d, s, err == nil && (!unitless || d == 0 || deliberate(key, d))
}

// number returns the whole number that is in force for a key.
func (j job) number(key string) (int, settings.Setting, bool) {
	s, ok := j.Get(key)
	n, err := strconv.Atoi(strings.TrimSpace(s.Value))
	return n, s, ok && err == nil
}

// is reports whether the value in force for a key is one of those, whose case
// does not count.
func (j job) is(key string, values ...string) bool {
	s, ok := j.Get(key)
	return ok && slices.ContainsFunc(values, func(v string) bool {
		return strings.EqualFold(strings.TrimSpace(s.Value), v)
	})
}

// lacks reports whether nothing gives a key a value, Flink's default aside, and
// nothing can: all of the job's configuration is in sight.
func (j job) lacks(key string) bool {
	s, ok := j.Get(key)
	return j.Target.Complete && j.whole && (!ok || s.Layer == settings.Default)
}

// streams reports whether it is a job for production that runs without an end.
func (j job) streams() bool { return j.Target.Production && !j.batch() }

// plain reports whether nothing but Flink, or the Kubernetes operator, decides
// what the draft leaves open.
func (j job) plain() bool {
	return j.Target.Platform == "" || j.Target.Platform == "oss" || j.Target.Platform == "operator"
}

// spell returns a key as the target's version of Flink knows it. Where that is
// not known, and the draft has keys in an older spelling, it is the oldest one,
// which releases of today still read.
func (j job) spell(key string) string {
	v := j.Target.Flink
	if v.IsZero() && slices.ContainsFunc(j.Keys(), func(key string) bool {
		s, ok := j.written(key)
		return ok && s.Written != key
	}) {
		v = flink.Version{Major: 1, Minor: 13}
	}
	return flink.Spelling(v, key)
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
				Pos: s.Pos(), End: s.End(),
				Message: fmt.Sprintf("overrides %s here", s.Value),
			})
		}
	}
	return places
}

// replace returns the fix that puts another value in a setting's place, none
// where the value is not written as it is.
func replace(set settings.Setting, value string) []analysis.SuggestedFix {
	edit := analysis.TextEdit{Pos: set.Pos(), End: set.End(), NewText: []byte(value)}
	switch int(set.To-set.From) - len(set.Value) {
	case 0:
	case 2: // within its quotes
		edit.Pos, edit.End = edit.Pos+1, edit.End-1
	default:
		return nil
	}
	return []analysis.SuggestedFix{{Message: "set it to " + value, TextEdits: []analysis.TextEdit{edit}}}
}
