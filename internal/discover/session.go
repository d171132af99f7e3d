package discover

import (
	"slices"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// A session is what one deployment names: the scripts that its SQL client runs
// first, and all that its arguments name.
type session struct{ first, all []string }

// firstOf returns the scripts that run before an artifact in the session of each
// deployment that runs it; none where these differ.
func (g *grouping) firstOf(artifact *file, deployments []*file) []*file {
	var first []*file
	known := false
	for _, d := range deployments {
		for _, s := range d.sessions {
			files, runs := g.runs(d, s, artifact)
			switch {
			case !runs:
			case known && !slices.Equal(first, files):
				return nil
			default:
				first, known = files, true
			}
		}
	}
	return first
}

// runs returns the scripts that a session runs first, and whether it then runs the
// artifact.
func (g *grouping) runs(d *file, s session, artifact *file) (first []*file, runs bool) {
	for _, ref := range s.first {
		f := g.artifact(d, ref)
		switch {
		case f == artifact:
			return nil, false // it is itself what runs first
		case f != nil && f.class.Kind == draft.FlinkSQL:
			first = append(first, f)
		}
	}
	return first, slices.ContainsFunc(s.all, func(ref string) bool { return g.artifact(d, ref) == artifact })
}
