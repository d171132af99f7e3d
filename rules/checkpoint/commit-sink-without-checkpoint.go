package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// CommitSinkWithoutCheckpoint finds tables that stay empty because what is
// written to them becomes visible with a checkpoint, and there is none.
var CommitSinkWithoutCheckpoint = Pack.Add(rules.Rule{
	Name:     "commit-sink-without-checkpoint",
	Severity: rules.Error,
	Needs:    sinkViews,
	Run:      each(job.commitSinkWithoutCheckpoint),
})

func (j job) commitSinkWithoutCheckpoint(pass *analysis.Pass) {
	off, visible := j.withoutCheckpoints()
	if !off {
		return
	}
	set, _ := j.written(interval)
	for _, s := range j.committing(pass) {
		r := rules.Report{At: s.at, Message: fmt.Sprintf(
			"%s publishes what is written to it with a checkpoint, and the job takes none: the table stays empty; set %q", describe(s), interval)}
		switch {
		case set.IsValid():
			r.Related = []analysis.RelatedInformation{{Pos: set.Pos(), End: set.End(), Message: "switches checkpoints off"}}
		case !visible:
			r.Severity = rules.Note
			r.Message = fmt.Sprintf("%s publishes what is written to it with a checkpoint, and no interval is visible here; make sure that the deployment sets %q", describe(s), interval)
		}
		r.To(pass)
	}
}

func describe(s sink) string { return fmt.Sprintf("%s (%s)", s.Name, s.system) }

// withoutCheckpoints reports whether nothing switches checkpoints on for a job
// that does not end, and whether that is certain.
func (j job) withoutCheckpoints() (off, visible bool) {
	reads, head := j.reads()
	if j.batch() || !head.IsValid() {
		return false, false
	}
	set, ok := j.Get(interval)
	if set.Layer > settings.Platform && disables(set.Value) {
		return reads != flink.Bounded, true
	}
	return !ok && reads == flink.Endless, j.Target.Complete
}

// committing returns the sinks that need checkpoints to publish anything.
func (j job) committing(pass *analysis.Pass) []sink {
	var found []sink
	for _, s := range j.sinks(pass) {
		if s.commits() {
			found = append(found, s)
		}
	}
	return found
}
