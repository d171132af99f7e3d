package connectors

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// ConflictingConfigKeys finds a configuration key that is given two values in one
// place: twice, or in its older and in its current spelling, of which the current
// one counts (Configuration.getRawValueFromOption).
var ConflictingConfigKeys = Pack.Add(rules.Rule{
	Name:     "conflicting-config-keys",
	Severity: rules.Warning,
	Needs:    linters.Needs(linters.Settings, linters.Draft),
	Run:      conflictingConfigKeys,
})

func conflictingConfigKeys(pass *analysis.Pass) {
	d := linters.Draft.Of(pass)
	for _, e := range linters.Settings.Of(pass) {
		for _, key := range e.Keys() {
			all := e.All(key)
			for i, s := range all {
				for _, later := range all[i+1:] {
					if s.IsValid() && later.IsValid() && later.Layer == s.Layer && d.FileAt(s.Pos()) == d.FileAt(later.Pos()) && conflict(s, later) {
						reportConflict(pass, s, later)
					}
				}
			}
		}
	}
}

// conflict reports whether two settings of one layer contradict each other.
// Statements may set a key again for the next job.
func conflict(s, later settings.Setting) bool {
	return (s.Written != later.Written || s.Layer != settings.Script) && !sameValue(s, later)
}

func sameValue(a, b settings.Setting) bool {
	if strings.EqualFold(strings.TrimSpace(a.Value), strings.TrimSpace(b.Value)) {
		return true
	}
	if o := flink.Setting(a.Key); o == nil || o.Type != flink.Duration {
		return false
	}
	x, _, errX := flink.ParseDuration(a.Value)
	y, _, errY := flink.ParseDuration(b.Value)
	return errX == nil && errY == nil && x == y
}

func reportConflict(pass *analysis.Pass, s, later settings.Setting) {
	r := rules.Report{At: later.KeyRange, Related: []analysis.RelatedInformation{{Pos: s.KeyRange.Pos(), End: s.KeyRange.End(), Message: "the other one"}}}
	switch {
	case s.Written == later.Written:
		r.Message = fmt.Sprintf("%q is set twice, to different values; take one of them away", s.Written)
	case later.Written == later.Key:
		r.Message = fmt.Sprintf("%q and its older spelling %q have different values, and this one counts; take the other one away", later.Written, s.Written)
	default:
		r.Message = fmt.Sprintf("%q is an older spelling of %q, which has another value and counts; take one of them away", later.Written, s.Written)
		if s.Written != s.Key {
			r.Message = fmt.Sprintf("%q and %q are spellings of one option and have different values; take one of them away", later.Written, s.Written)
		}
	}
	r.To(pass)
}
