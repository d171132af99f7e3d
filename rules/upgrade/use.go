package upgrade

import (
	"bytes"
	"go/token"
	"reflect"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// A use is a place where a draft gives a configuration key a value.
type use struct {
	settings.Setting
	flink.Standing
	job  *settings.Effective
	file *draft.File
	// least says that the release is not known but for the first one that reads
	// a file of this kind.
	least bool
	// release is what the standing holds for.
	release flink.Version
}

// uses finds the uses of a draft once for all rules.
var uses = &analysis.Analyzer{
	Name:       "upgrade_uses",
	Doc:        "the configuration keys that a draft gives values, and what its release makes of them",
	Requires:   linters.Needs(linters.Draft, linters.Settings),
	ResultType: reflect.TypeFor[[]use](),
	Run:        func(pass *analysis.Pass) (any, error) { return usesOf(pass), nil },
}

// useViews are the views of rules that judge uses.
var useViews = []*analysis.Analyzer{uses}

// each makes a rule's Run of what judges one of the things that an analyzer finds.
func each[T any](found *analysis.Analyzer, judge func(T) (rules.Report, bool)) func(*analysis.Pass) {
	return func(pass *analysis.Pass) {
		for _, one := range pass.ResultOf[found].([]T) {
			if r, ok := judge(one); ok {
				r.To(pass)
			}
		}
	}
}

// usesOf returns the uses of known keys in files for known releases. What one
// file says to several jobs counts once.
func usesOf(pass *analysis.Pass) []use {
	d, seen := linters.Draft.Of(pass), map[token.Pos]bool{}
	var uses []use
	for _, e := range linters.Settings.Of(pass) {
		for _, key := range e.Keys() {
			for _, s := range e.All(key) {
				if !s.KeyRange.IsValid() || seen[s.KeyRange.Pos()] {
					continue
				}
				file := d.FileAt(s.KeyRange.Pos())
				if file == nil {
					continue // it stands in a script that runs first, and is judged there
				}
				if u := (use{Setting: s, job: e, file: file}); u.find() {
					seen[s.KeyRange.Pos()] = true
					uses = append(uses, u)
				}
			}
		}
	}
	return uses
}

// standardYAML is the first release that reads config.yaml (release notes of
// 1.19, FLINK-33297).
var standardYAML = flink.Version{Major: 1, Minor: 19}

// find fills in what a release makes of the key; false where the release is not
// known, or the key is not, or not spelled out.
func (u *use) find() (ok bool) {
	u.release = u.job.Target.Flink
	if u.release.IsZero() && u.file.Kind == draft.FlinkConfig {
		u.release, u.least = standardYAML, true
	}
	if !strings.ContainsAny(u.Written, ".-") {
		return false // "path", "timeout": as parts of other keys Flink has them, alone nobody does
	}
	if u.release.IsZero() || !u.spelled() || u.file.Kind == draft.FlinkConfig && u.release.Before(standardYAML) {
		return false // of a file that is not read, config-file-too-new tells
	}
	u.Standing, ok = flink.SettingIn(u.release, u.Written)
	return ok
}

// forked reports whether a platform's own build of Flink runs the job, which may
// read keys that the release of the same number does not.
func (u *use) forked() bool { return u.job.Target.Platform == "vvr" }

// source returns what is written for the key, without quotes, and where.
func (u *use) source() (string, draft.Range) {
	lo, hi := u.file.Tok.Offset(u.KeyRange.Pos()), u.file.Tok.Offset(u.KeyRange.End())
	text := u.file.Data[lo:hi]
	for _, quote := range []string{"'", `"`, "`"} {
		if len(text) > 2 && bytes.HasPrefix(text, []byte(quote)) && bytes.HasSuffix(text, []byte(quote)) {
			return string(text[1 : len(text)-1]), u.file.Range(lo+1, hi-1)
		}
	}
	return string(text), u.KeyRange
}

// spelled reports whether the key stands there as it is, or the last part of it
// does, under maps that hold the others. An option of a command line that means
// a key does not spell it.
func (u *use) spelled() bool {
	written, _ := u.source()
	return written == u.Written || strings.HasSuffix(u.Written, "."+written)
}

// rename returns the edit that gives the value to another key, none where that
// does not stand under the same maps, or is given a value already.
func (u *use) rename(to string) []analysis.SuggestedFix {
	written, at := u.source()
	name, ok := strings.CutPrefix(to, strings.TrimSuffix(u.Written, written))
	if to == "" || !ok || u.gives(to) {
		return nil
	}
	return []analysis.SuggestedFix{{
		Message:   "rename it to " + to,
		TextEdits: []analysis.TextEdit{{Pos: at.Pos(), End: at.End(), NewText: []byte(name)}},
	}}
}

// gives reports whether the job is given a value under a spelling of a key.
func (u *use) gives(written string) bool {
	for _, s := range u.job.All(written) {
		if s.IsValid() && s.Written == written {
			return true
		}
	}
	return false
}
