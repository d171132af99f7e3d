package deployment

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
)

// A tuned is a deployment of VVR with what changes its resources while it runs.
type tuned struct {
	*config.Deployment
	// autopilot is the policy that is switched on, nil where none is.
	autopilot *config.Tuning
	// plans are the plans of scheduled tuning that are not over.
	plans []*config.Tuning
}

// tunedOf returns the draft's deployments that something tunes. A policy or a
// plan is about the deployment whose ID it names, or, as the ID is in the
// address of a request, about the only one.
func tunedOf(pass *analysis.Pass) []tuned {
	var jobs []*config.Deployment
	for _, d := range on(pass, config.VVR) {
		if !d.Partial && !d.Session {
			jobs = append(jobs, d)
		}
	}
	var all []tuned
	for _, d := range jobs {
		t := tuned{Deployment: d}
		for _, f := range linters.Configs.Of(pass) {
			for _, tuning := range f.Tunings {
				if about(tuning, d, len(jobs) == 1) {
					t.add(tuning)
				}
			}
		}
		if t.by() != nil {
			all = append(all, t)
		}
	}
	return all
}

func about(t *config.Tuning, d *config.Deployment, only bool) bool {
	id := d.Tree.Get("deploymentId")
	if t.Deployment == nil || id == nil {
		return only
	}
	return t.Deployment.String() == id.String()
}

// add takes a tuning in, unless it is off, or nobody says that it is on.
func (t *tuned) add(tuning *config.Tuning) {
	switch {
	case tuning.Off():
	case tuning.Scheduled:
		t.plans = append(t.plans, tuning)
	case isTrue(tuning.State.String()):
		t.autopilot = tuning
	}
}

// by returns what tunes the deployment, Autopilot before plans.
func (t tuned) by() *config.Tuning {
	if t.autopilot != nil {
		return t.autopilot
	}
	if len(t.plans) > 0 {
		return t.plans[0]
	}
	return nil
}

// what names what tunes the deployment.
func (t tuned) what() string {
	if t.autopilot != nil {
		return "Autopilot"
	}
	return "scheduled tuning"
}

// here says of what tunes the deployment where it is switched on.
func (t tuned) here() []analysis.RelatedInformation { return placed(t.by(), t.what()+" is set here") }

func placed(t *config.Tuning, message string) []analysis.RelatedInformation {
	at := place(t)
	return []analysis.RelatedInformation{{Pos: at.Pos(), End: at.End(), Message: message}}
}

// artifactKind returns the kind of the deployment's artifact in capitals.
func artifactKind(d *config.Deployment) string {
	return strings.ToUpper(artifactOf(d).Get("kind").String())
}
