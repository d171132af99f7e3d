package main

import (
	"fmt"
	"go/token"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/internal/discover"
	"github.com/flinkvet/flinkvet/internal/driver"
	"github.com/flinkvet/flinkvet/internal/report"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
	"github.com/flinkvet/flinkvet/rules/all"
)

// A shownDraft is what holds for a draft: what policy says, and the
// configuration in force for each of its jobs.
type shownDraft struct {
	Draft    string       `json:"draft"`
	Policies []string     `json:"policies"`
	Target   string       `json:"target,omitempty"`
	Platform string       `json:"platform,omitempty"`
	Profile  string       `json:"profile"`
	Complete bool         `json:"complete"`
	Rules    []shownLevel `json:"rules,omitempty"`
	Jobs     []shownJob   `json:"jobs"`
}

// A shownLevel is how severe policy has a rule, a pack or a phase.
type shownLevel struct {
	Name  string `json:"name"`
	Level string `json:"level"`
}

// A shownJob is a job or a session cluster with its settings.
type shownJob struct {
	Name     string         `json:"name,omitempty"`
	Kind     string         `json:"kind,omitempty"`
	Target   string         `json:"target,omitempty"`
	Settings []shownSetting `json:"settings"`
}

// A shownSetting is a value of a key, where it comes from, and what it
// overrides, the strongest first.
type shownSetting struct {
	Key string `json:"key"`
	// Written is the key's spelling in the file where it is an older one.
	Written string `json:"written,omitempty"`
	// Value is masked where Secret says so.
	Value     string         `json:"value"`
	Secret    bool           `json:"secret,omitempty"`
	Layer     string         `json:"layer"`
	Path      string         `json:"path,omitempty"`
	Line      int            `json:"line,omitempty"`
	Column    int            `json:"column,omitempty"`
	Overrides []shownSetting `json:"overrides,omitempty"`
	// Then is what Flink does where a key is not set.
	Then string `json:"then,omitempty"`
}

// mattering are the keys that are shown also where nobody sets them: they
// decide what becomes of a job after a failure.
var mattering = []string{
	"execution.checkpointing.externalized-checkpoint-retention",
	"execution.checkpointing.interval",
	"execution.checkpointing.mode",
	"execution.checkpointing.timeout",
	"execution.runtime-mode",
	"high-availability.type",
	"parallelism.default",
	"restart-strategy.type",
	"state.backend.type",
	"table.exec.state.ttl",
}

// unset is the layer of a key that nothing gives a value.
const unset = "unset"

// mask stands for a value that is or may be a secret.
const mask = "****"

// show checks a draft for its settings, and prints nothing.
func (p *policies) show(u discover.Unit, here here, read func(string) ([]byte, error), wanted keyPatterns) (shownDraft, error) {
	made := p.unit(u)
	outcome := driver.Check(made, redacting(), linters.Needs(linters.Policy, linters.Target, linters.Settings), read)
	shown := shownDraft{Draft: here.path(outcome.Draft), Policies: []string{}}
	for _, f := range outcome.Failures {
		return shown, fmt.Errorf("%s: %w", shown.Draft, f.Err)
	}
	for _, name := range made.Names {
		if isPolicy(name) {
			shown.Policies = append(shown.Policies, p.shown(name, here))
		}
	}
	target, _ := linters.Target.From(outcome.Values)
	said, _ := linters.Policy.From(outcome.Values)
	jobs, _ := linters.Settings.From(outcome.Values)
	shown.Target, shown.Platform, shown.Complete = target.Engine, target.Platform, target.Complete
	shown.Profile = "development"
	if target.Production {
		shown.Profile = "production"
	}
	for _, level := range said.For(outcome.Draft).Rules {
		shown.Rules = append(shown.Rules, shownLevel{level.Key.Text, level.Value.Text})
	}
	for _, name := range besideOf(outcome.Fset, made, jobs) {
		there := driver.Check(driver.Unit{Names: []string{name}}, redacting(), nil, read)
		outcome.Findings = append(outcome.Findings, there.Findings...)
	}
	v := &viewer{outcome, here, wanted}
	for _, e := range jobs {
		shown.Jobs = append(shown.Jobs, v.job(e))
	}
	return shown, nil
}

// besideOf returns the files beside a draft that settings of it stand in. Their
// secrets are found where they are drafts themselves.
func besideOf(fset *token.FileSet, unit driver.Unit, jobs []*settings.Effective) (names []string) {
	for _, job := range jobs {
		for _, key := range job.Keys() {
			for _, s := range job.All(key) {
				if !s.IsValid() {
					continue
				}
				if name := fset.File(s.Pos()).Name(); slices.Contains(unit.Beside, name) && !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
	}
	return names
}

// keyPatterns say which keys are shown; none stands for those that something
// sets, and those that matter.
type keyPatterns []string

// check reports a pattern that is none.
func (p keyPatterns) check() error {
	for _, pattern := range p {
		if _, err := path.Match(pattern, ""); err != nil {
			return fmt.Errorf("%q is no pattern of keys: %w", pattern, err)
		}
	}
	return nil
}

// of returns the keys to show of a job, in order. A pattern asks for everything
// that has a value, Flink's defaults as well, and a key for itself.
func (p keyPatterns) of(e *settings.Effective) []string {
	var keys []string
	if len(p) == 0 {
		keys = slices.Concat(e.Keys(), mattering)
	}
	for _, pattern := range p {
		if !strings.ContainsAny(pattern, `*?[\`) {
			keys = append(keys, flink.Canonical(pattern))
			continue
		}
		for key := range flink.Settings() {
			if ok, _ := path.Match(pattern, key); ok && !strings.Contains(key, "<") && len(e.All(key)) > 0 {
				keys = append(keys, flink.Canonical(key))
			}
		}
		for _, key := range e.Keys() {
			if ok, _ := path.Match(pattern, key); ok {
				keys = append(keys, key)
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// redacting returns the rules that know secrets, so that none is shown.
func redacting() []*rules.Rule {
	return slices.DeleteFunc(slices.Clone(all.Rules()), func(r *rules.Rule) bool { return !report.Redacts(r) })
}

// A viewer shows the settings of one draft.
type viewer struct {
	outcome driver.Outcome
	here    here
	wanted  keyPatterns
}

func (v *viewer) job(e *settings.Effective) shownJob {
	shown := shownJob{Target: e.Target.Engine}
	if e.Deployment != nil {
		shown.Name, shown.Kind = e.Deployment.Name.String(), e.Deployment.Kind
	}
	for _, key := range v.wanted.of(e) {
		all := e.All(key)
		if len(all) == 0 {
			shown.Settings = append(shown.Settings, shownSetting{Key: key, Layer: unset, Then: flink.Unset(e.Target.Flink, key)})
			continue
		}
		last := v.setting(all[len(all)-1])
		for _, under := range slices.Backward(all[:len(all)-1]) {
			last.Overrides = append(last.Overrides, v.setting(under))
		}
		shown.Settings = append(shown.Settings, last)
	}
	return shown
}

func (v *viewer) setting(s settings.Setting) shownSetting {
	shown := shownSetting{Key: s.Key, Value: s.Value, Layer: s.Layer.String()}
	if s.Written != s.Key {
		shown.Written = s.Written
	}
	if s.IsValid() {
		at := s.Range
		if s.KeyRange.IsValid() {
			at = s.KeyRange
		}
		pos := v.outcome.Fset.Position(at.Pos())
		shown.Path, shown.Line, shown.Column = v.here.path(pos.Filename), pos.Line, pos.Column
	}
	if v.secret(s) {
		shown.Value, shown.Secret = mask, true
	}
	return shown
}

// secret reports whether a value must not be shown: its key says that it is a
// secret, or a rule takes a part of it for one.
func (v *viewer) secret(s settings.Setting) bool {
	switch literals.ShapeOf(s.Key, s.Value) {
	case literals.Empty:
		return false
	case literals.Reference:
		return v.marked(s) // it may fall back to a secret
	}
	option := flink.Setting(s.Key)
	if option == nil {
		option = flink.ConnectorOption("", s.Key)
	}
	switch option.Sensitive {
	case flink.Secret, flink.Identifier, flink.JAAS:
		return true
	case flink.URL:
		if strings.ContainsAny(s.Value, "@?") {
			return true
		}
	}
	return v.marked(s)
}

// marked reports whether a rule takes a part of a value for a secret.
func (v *viewer) marked(s settings.Setting) bool {
	if !s.IsValid() {
		return false
	}
	file := v.outcome.Fset.File(s.Pos())
	lo, hi := file.Offset(s.Pos()), file.Offset(s.End())
	return slices.ContainsFunc(v.outcome.Findings, func(f rules.Finding) bool {
		return f.At.Path == file.Name() && f.At.Offset < hi && lo < f.At.EndOffset
	})
}

// showers are the forms in which what holds is printed.
var showers = map[string]func(io.Writer, []shownDraft) error{"text": showText, "json": showJSON}

// show prints what holds for each draft that was found.
func (p *policyFlags) show(w io.Writer, found *discover.Found, format string, wanted keyPatterns) error {
	policies, err := p.policies(found.Root)
	if err != nil {
		return err
	}
	here, read := newHere(found.Root), policies.reading(found.Read)
	var drafts []shownDraft
	for _, u := range found.Units {
		shown, err := policies.show(u, here, read, wanted)
		if err != nil {
			return err
		}
		drafts = append(drafts, shown)
	}
	return showers[format](w, drafts)
}
