package upgrade

import (
	"fmt"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// DeprecatedConfigKey finds configuration keys that the release still reads and
// asks to do without.
var DeprecatedConfigKey = Pack.Add(rules.Rule{
	Name:     "deprecated-config-key",
	Severity: rules.Note,
	Needs:    useViews,
	Run:      each(uses, deprecatedConfigKey),
})

func deprecatedConfigKey(u use) (rules.Report, bool) {
	if u.Option == nil || !u.Deprecated {
		return rules.Report{}, false
	}
	r := rules.Report{At: u.KeyRange, Message: fmt.Sprintf("%q is deprecated", u.Written)}
	if !u.DeprecatedSince.IsZero() {
		r.Message += fmt.Sprintf(" since Flink %s", u.DeprecatedSince)
	}
	if !u.Gone.IsZero() {
		r.Severity = rules.Warning
		r.Message += fmt.Sprintf(", and %s does not read it any more", u.Gone)
	}
	instead, known := flink.Replaced(u.Written)
	switch readers := flink.Readers(u.release, u.Written); {
	case len(readers) > 1:
		r.Message += fmt.Sprintf("; it stands for %q and %q, so set these", readers[0], readers[1])
	case u.Successor != "":
		r.Message += fmt.Sprintf("; write %q", u.Successor)
		r.Fixes = u.rename(u.Successor)
	case known && u.reads(instead):
		r.Message += "; set " + replacing(instead)
	default:
		r.Message += "; remove it"
	}
	return r, true
}

// reads reports whether the release has all that is to be set instead.
func (u *use) reads(r flink.Replacement) bool {
	for _, key := range r.Keys {
		if s, ok := flink.SettingIn(u.release, key); !ok || s.Option == nil {
			return false
		}
	}
	return true
}
