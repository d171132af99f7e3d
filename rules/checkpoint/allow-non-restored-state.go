package checkpoint

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// AllowNonRestoredState finds jobs that start although some of their state finds
// no operator to go to (Flink's page Upgrading Applications). VVR has the
// setting on by itself.
var AllowNonRestoredState = Pack.Add(rules.Rule{
	Name:     "allow-non-restored-state",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.allowNonRestoredState),
})

// startParameter is what deployments call the setting. In a script it is no
// option at all.
const startParameter = "allowNonRestoredState"

func (j job) allowNonRestoredState(pass *analysis.Pass) {
	if !j.Target.Production || j.batch() {
		return
	}
	if on, set, _ := j.Bool(ignoreUnclaimed); on && set.IsValid() && j.Target.Platform != "vvr" {
		dropsState(pass, set.Range, set.Written)
	}
	if set, ok := j.written(startParameter); ok {
		rules.Report{
			At:      set.KeyRange,
			Message: fmt.Sprintf("%q is a parameter of a job's start and no setting, so it has no effect here; remove it", startParameter),
		}.To(pass)
	}
	if j.Deployment == nil {
		return
	}
	if v := under(j.Deployment.Tree, startParameter); strings.EqualFold(v.String(), "true") {
		dropsState(pass, v.Range, startParameter)
	}
}

func dropsState(pass *analysis.Pass, at draft.Range, key string) {
	rules.Report{
		At:      at,
		Message: fmt.Sprintf("%q drops the state that no operator claims, also that of one that was renamed by mistake; remove it once the start that needs it is done", key),
	}.To(pass)
}

// under returns the value of the first entry with a key anywhere in a tree, nil
// where there is none.
func under(v *config.Value, key string) *config.Value {
	if v == nil {
		return nil
	}
	for _, e := range v.Entries {
		if e.Key.String() == key {
			return e.Value
		}
		if found := under(e.Value, key); found != nil {
			return found
		}
	}
	for _, item := range v.Items {
		if found := under(item, key); found != nil {
			return found
		}
	}
	return nil
}
