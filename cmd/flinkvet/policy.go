package main

import (
	"errors"
	"fmt"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"

	"github.com/flinkvet/flinkvet/internal/discover"
	"github.com/flinkvet/flinkvet/internal/driver"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/policy"
)

// policyFlags are what the command line decides in the place of policy files,
// or after them.
type policyFlags struct {
	config   string
	noConfig bool
	target   string
	today    string
	// day is the day of the run, for drafts about which nobody says another.
	day string
}

func (p *policyFlags) add(flags *pflag.FlagSet) {
	flags.StringVar(&p.config, "config", "", "the policy file of all drafts, in place of those that lie above them")
	flags.BoolVar(&p.noConfig, "no-config", false, "read no policy file")
	flags.StringVar(&p.target, "target", "", "the engine that the jobs run on: flink-1.20, vvr-11.5-jdk11-flink-1.20")
	flags.StringVar(&p.today, "today", "", "the day that drafts are judged on, as 2006-01-02 (by default the day of the run)")
}

// flagFile is the name of the policy file that the flags make.
const flagFile = "command line/.flinkvet.yaml"

// dayFile is the name of the policy file that says the day of the run.
const dayFile = "day of the run/.flinkvet.yaml"

// text returns what the flags say as a policy file would, nil for nothing.
func (p *policyFlags) text() []byte {
	return append(line("target", p.target), line("today", p.today)...)
}

// line returns a line of a policy file, nil where there is nothing to say.
func line(key, value string) []byte {
	if value == "" {
		return nil
	}
	return fmt.Appendf(nil, "%s: %q\n", key, value)
}

// check returns an error for flags that no policy file could say.
func (p *policyFlags) check() error {
	if p.config != "" && p.noConfig {
		return errors.New("--config and --no-config exclude each other")
	}
	for key, value := range map[string]string{"target": p.target, "today": p.today} {
		file := config.Read(draft.NewFile(token.NewFileSet(), flagFile, line(key, value)))
		for _, wrong := range policy.Read([]*config.File{file}).Errors {
			return fmt.Errorf("--%s: %s", key, wrong.Msg)
		}
	}
	return nil
}

// policies are the policy files that the command line puts into every draft.
type policies struct {
	flags policyFlags
	// root is the directory that names are relative to.
	root string
	// first are the names of the files before all others, instead of those in
	// the place of the ones that lie above a draft, last of those behind them.
	first, instead, last []string
	// text holds what stands in these files, path how the user calls them.
	text map[string][]byte
	path map[string]string
}

// over returns the options with the policy that the flags call for.
func (p *policyFlags) over(options discover.Options) discover.Options {
	options.Policy, options.NoPolicy = p.config, p.noConfig
	return options
}

// policies reads what the flags call for. Names are relative to root.
func (p policyFlags) policies(root string) (*policies, error) {
	made := &policies{flags: p, root: root, text: map[string][]byte{}, path: map[string]string{}}
	if text := line("today", p.day); text != nil {
		made.first, made.text[dayFile], made.path[dayFile] = []string{dayFile}, text, "day of the run"
	}
	if p.config != "" {
		text, err := os.ReadFile(p.config)
		if err != nil {
			return nil, fmt.Errorf("--config: %w", err)
		}
		// Its own name need not tell what it is.
		name := path.Join(path.Dir(nameIn(root, p.config)), ".flinkvet.yaml")
		made.instead, made.text[name], made.path[name] = []string{name}, text, p.config
	}
	if text := p.text(); text != nil {
		made.last, made.text[flagFile], made.path[flagFile] = []string{flagFile}, text, "command line"
	}
	return made, nil
}

// unit makes a unit for the driver.
func (p *policies) unit(u discover.Unit) driver.Unit {
	return driver.Unit{Names: p.in(u.Names), Beside: u.Beside}
}

// units makes units of all that was found.
func (p *policies) units(found *discover.Found) (units []driver.Unit) {
	for _, u := range found.Units {
		units = append(units, p.unit(u))
	}
	return units
}

// in returns the names of a unit's files with the policies in their place: a
// later file's words hold over an earlier one's.
func (p *policies) in(names []string) []string {
	replaced := p.flags.noConfig || p.flags.config != ""
	made := append(names[:1:1], p.first...)
	var rest []string
	for _, name := range names[1:] {
		switch {
		case !isPolicy(name):
			rest = append(rest, name)
		case !replaced:
			made = append(made, name)
		}
	}
	return slices.Concat(made, p.instead, p.last, rest)
}

// reading returns read with the texts of the policies before it.
func (p *policies) reading(read func(string) ([]byte, error)) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		if text, ok := p.text[name]; ok {
			return text, nil
		}
		return read(name)
	}
}

// shown returns a policy file's name as the user would write it.
func (p *policies) shown(name string, here here) string {
	if path, ok := p.path[name]; ok {
		return path
	}
	return here.path(name)
}

// named returns the name under which a policy file lies on the disk.
func (p *policies) named(name string) string {
	if path, ok := p.path[name]; ok {
		return nameIn(p.root, path)
	}
	return name
}

// isPolicy reports whether the name is that of a policy file.
func isPolicy(name string) bool {
	class, _ := draft.ClassifyName(name)
	return class.Kind == draft.Policy
}

// nameIn returns the name of a path as discover gives it: relative to the root
// where it lies below.
func nameIn(root, path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if rel, err := filepath.Rel(root, path); err == nil && filepath.IsLocal(rel) {
		path = rel
	}
	return filepath.ToSlash(path)
}
