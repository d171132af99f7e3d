package variables

import (
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/variables"
)

// A gap is a place in which a platform leaves references as they are.
type gap struct {
	draft.Range
	// secretsToo says that it leaves those to secrets as well.
	secretsToo bool
	// why says what is filled in instead, and where.
	why string
}

const (
	outsideOfVVR = "a deployment's variables are filled in in SQL and in the arguments of the program"
	outsideOfVVP = "the platform fills secrets in in SQL, in jarUri and in flinkConfiguration"
)

// gaps returns the places of the draft in which its platforms fill no variables
// in, or only those of the namespace (Realtime Compute for Apache Flink, Manage
// variables; Ververica Platform 2, Secret Values).
func gaps(pass *analysis.Pass) []gap {
	target := linters.Target.Of(pass)
	var found []gap
	for _, f := range linters.Configs.Of(pass) {
		for _, d := range f.Deployments {
			found = append(found, deploymentGaps(d)...)
		}
		for _, p := range f.Pipelines {
			if target.Platform == "vvr" {
				found = append(found, gap{Range: p.Range, why: outsideOfVVR})
			}
		}
	}
	return found
}

func deploymentGaps(d *config.Deployment) (found []gap) {
	switch d.Platform {
	case config.VVR:
		for _, p := range d.Config {
			found = append(found, gap{Range: p.Value.Range, why: outsideOfVVR})
		}
	case config.VVP:
		for _, arg := range d.Args {
			found = append(found, gap{arg.Range, true, outsideOfVVP})
		}
	}
	return found
}

// gapAt returns the place that a reference stands in and is not filled in, false
// where it is.
func gapAt(gaps []gap, ref *variables.Reference) (gap, bool) {
	for _, g := range gaps {
		if g.Holds(ref.Range) && (g.secretsToo || !ref.Secret()) {
			return g, true
		}
	}
	return gap{}, false
}
