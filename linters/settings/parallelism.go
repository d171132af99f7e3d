package settings

import (
	"strconv"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// parallelisms are the paths to the parallelism of a deployment, in the forms of
// the operator, of Ververica Platform and of Realtime Compute.
var parallelisms = [][]string{
	{"spec", "job", "parallelism"},
	{"spec", "template", "spec", "job", "parallelism"},
	{"spec", "template", "spec", "parallelism"},
	{"streamingResourceSetting", "basicResourceSetting", "parallelism"},
}

// Parallelism returns in how many parts the draft has the job run, and where it
// says so; 0 where it does not. A deployment's own field is stronger than its
// configuration, and what a CDC pipeline says of itself than both.
func (e *Effective) Parallelism() (int, draft.Range) {
	for _, p := range e.Pipelines {
		for _, own := range p.Config {
			if own.Key == "parallelism" && own.Value != nil {
				return positive(own.Value.String(), own.Value.Range)
			}
		}
	}
	if s, ok := e.Get("table.exec.resource.default-parallelism"); ok && s.IsValid() {
		if n, at := positive(s.Value, s.Range); n > 0 {
			return n, at
		}
	}
	if e.Deployment != nil {
		for _, path := range parallelisms {
			v := e.Deployment.Tree.At(path...)
			if n, err := strconv.Atoi(v.String()); err == nil {
				return n, v.Range
			}
		}
	}
	if s, ok := e.Get("parallelism.default"); ok && s.IsValid() {
		return positive(s.Value, s.Range)
	}
	return 0, draft.Range{}
}

// positive returns a number that is above zero, else 0 and no place.
func positive(s string, at draft.Range) (int, draft.Range) {
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n > 0 {
		return n, at
	}
	return 0, draft.Range{}
}
