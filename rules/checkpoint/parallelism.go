package checkpoint

import (
	"strconv"

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

// parallelism returns in how many parts the draft has the job run, and where it
// says so; 0 where it does not. A deployment's own field is stronger than its
// configuration.
func (j job) parallelism() (int, draft.Range) {
	if n, set, ok := j.number("table.exec.resource.default-parallelism"); ok && set.IsValid() && n > 0 {
		return n, set.Range
	}
	if j.Deployment != nil {
		for _, path := range parallelisms {
			v := j.Deployment.Tree.At(path...)
			if n, err := strconv.Atoi(v.String()); err == nil {
				return n, v.Range
			}
		}
	}
	if n, set, ok := j.number("parallelism.default"); ok && set.IsValid() {
		return n, set.Range
	}
	return 0, draft.Range{}
}
