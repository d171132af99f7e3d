package checkpoint

import "github.com/flinkvet/flinkvet/linters/settings"

// seen reports whether the job itself is in sight. Else there is the
// configuration of a cluster alone, and its jobs may bring their own.
func (j job) seen() bool { return j.Deployment != nil || len(j.Scripts) > 0 }

// sets reports whether anything but Flink's default gives a key a value.
func (j job) sets(key string) bool {
	s, ok := j.Get(key)
	return ok && s.Layer > settings.Default
}
