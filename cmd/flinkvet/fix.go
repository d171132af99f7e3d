package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/flinkvet/flinkvet/internal/discover"
	"github.com/flinkvet/flinkvet/internal/fix"
	"github.com/flinkvet/flinkvet/internal/report"
	"github.com/flinkvet/flinkvet/rules"
	"github.com/flinkvet/flinkvet/rules/all"
)

// A fixer is the command that applies the fixes of findings. It checks, fixes
// and checks again, in memory, until nothing more can be fixed.
type fixer struct {
	check
	diff bool
	form string
	// before is what was on disk of the files that change.
	before map[string]fix.Side
	fixed  []rules.Finding
	// broken are the files whose fixes were taken back.
	broken []failure
}

// mostRounds is after how many rounds the fixes of rules that undo one
// another's work are left.
const mostRounds = 10

func newFix() *cobra.Command {
	f := &fixer{before: map[string]fix.Side{}}
	cmd := &cobra.Command{
		Use:   "fix [PATH...]",
		Short: "Apply the fixes of the findings, or show them with --diff",
		Long: `Apply the fixes that the findings of a check have. A fix keeps what a job does,
or makes it strictly safer; what has more than one answer has no fix. Where two
fixes touch one place, the second is made after a new look at the file, or left.

--diff shows what would change and writes nothing. The fixed text of "-" goes to
standard output. The exit code is 0, with --diff 1 where something would change,
and 2 where flinkvet was called or configured wrongly or could not do its work.`,
		RunE: func(_ *cobra.Command, paths []string) error { return f.run(paths) },
	}
	f.cmd = cmd
	flags := cmd.Flags()
	f.input.add(flags)
	f.policy.add(flags)
	flags.StringSliceVar(&f.choice.Select, "select", nil, "fix only what these rules find: names of rules, packs and phases, tags, all")
	flags.StringSliceVar(&f.choice.Ignore, "ignore", nil, "fix what all but these rules find")
	flags.BoolVar(&f.diff, "diff", false, "show what would change, and write nothing")
	flags.StringVarP(&f.form, "format", "f", "text", "how it is told what was fixed: text or json")
	flags.IntVar(&f.jobs, "jobs", 0, "how many drafts are checked at once; 0 is as many as there are processors")
	flags.BoolVarP(&f.verbose, "verbose", "v", false, "list what is skipped, and why")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "print no summary")
	return cmd
}

func (f *fixer) run(paths []string) error {
	if f.form != "text" && f.form != "json" {
		return fmt.Errorf("unknown format %q; use json, text", f.form)
	}
	if err := errors.Join(f.choice.Check(all.Packs()), f.policy.check()); err != nil {
		return err
	}
	f.policy.day = time.Now().Format(time.DateOnly)
	options, err := f.input.options(paths, f.cmd.InOrStdin())
	if err != nil {
		return err
	}
	if len(options.Held) > 0 && f.form == "json" {
		return errors.New(`--format json: the fixed text of "-" goes to standard output already`)
	}
	if f.jobs > 0 {
		runtime.GOMAXPROCS(f.jobs)
	}
	f.always, f.overlay = f.guards, map[string][]byte{}
	last, err := f.rounds(options)
	if err != nil {
		return err
	}
	return f.tell(last, options)
}

// guards reports whether a rule runs although nothing of it is to be fixed: no
// secret is to be shown, and no file to be left that cannot be read any more.
func (f *fixer) guards(r *rules.Rule) bool { return report.Redacts(r) || saysUnreadable[r.Name] }

// rounds fixes until nothing more can be fixed, and returns what the last check
// came to.
func (f *fixer) rounds(options discover.Options) (*account, error) {
	var first *account
	for range mostRounds {
		a, err := f.account(options)
		if err != nil {
			return nil, err
		}
		if first == nil {
			first = a
		}
		f.revert(first, a)
		choice := fix.Choose(f.fixable(a))
		if len(choice.Fixed) == 0 {
			return a, nil
		}
		if err := f.apply(choice, a, first); err != nil {
			return nil, err
		}
	}
	return f.account(options)
}

// fixable returns the findings whose fixes may be applied: a file that could
// not be read again after its fixes stays as it was.
func (f *fixer) fixable(a *account) []rules.Finding {
	return slices.DeleteFunc(slices.Clone(a.Stand), func(found rules.Finding) bool {
		return len(found.Fixes) == 0 || slices.ContainsFunc(found.Fixes[0].Edits, func(e rules.Edit) bool {
			text, held := f.overlay[e.At.Path]
			return held && text == nil || a.policies.text[e.At.Path] != nil
		})
	})
}

// apply makes the edits in the overlay.
func (f *fixer) apply(choice fix.Choice, a, first *account) error {
	for _, name := range choice.Files() {
		raw, err := a.read(name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		made, err := choice.Apply(name, raw)
		if err != nil {
			return fmt.Errorf("%s %w", name, err)
		}
		if _, ok := f.before[name]; !ok {
			f.before[name] = fix.Side{Raw: raw, Secrets: first.secretsIn(name)}
		}
		f.overlay[name] = made
	}
	f.fixed = append(f.fixed, choice.Fixed...)
	return nil
}

// revert takes the fixes of a file back that cannot be read as it could before
// them: a mistake of a rule must not become one of the draft.
func (f *fixer) revert(first, a *account) {
	for name, text := range f.overlay {
		if text == nil || a.unreadable[name] <= first.unreadable[name] {
			continue
		}
		f.overlay[name] = nil
		delete(f.before, name)
		f.fixed = slices.DeleteFunc(f.fixed, func(found rules.Finding) bool { return found.At.Path == name })
		f.broken = append(f.broken, failure{draft: name, Failure: brokenFix})
	}
}

// tell writes the files, or shows what would change in them, and says what was
// done.
func (f *fixer) tell(last *account, options discover.Options) error {
	here := newHere(last.Root)
	last.failures = append(last.failures, f.broken...)
	last.complain(f.cmd.ErrOrStderr(), here, f.verbose)
	if err := f.deliver(last, here, options); err != nil {
		return err
	}
	if f.form == "json" {
		if err := f.tellJSON(here); err != nil {
			return err
		}
	} else if !f.quiet {
		f.tellText(here, len(last.Stand))
	}
	switch {
	case last.code(rules.Off) == exitFailed:
		return errFailed
	case f.diff && len(f.before) > 0:
		return errFound
	}
	return nil
}

func (f *fixer) deliver(last *account, here here, options discover.Options) error {
	out := f.cmd.OutOrStdout()
	held := ""
	if len(options.Held) > 0 {
		held = nameIn(last.Root, options.Held[0].Name)
	}
	for _, name := range slices.Sorted(maps.Keys(f.before)) {
		var err error
		switch after := f.overlay[name]; {
		case f.diff && f.form == "json":
		case f.diff:
			_, err = out.Write(fix.Diff(here.path(name), f.before[name], fix.Side{Raw: after, Secrets: last.secretsIn(name)}))
		case name != held:
			err = rewrite(filepath.Join(last.Root, filepath.FromSlash(name)), f.before[name].Raw, after)
		}
		if err != nil {
			return err
		}
	}
	if held == "" || f.diff {
		return nil
	}
	text := f.overlay[held]
	if text == nil {
		text = options.Held[0].Data
	}
	_, err := out.Write(text)
	return err
}

// rewrite writes a file that is there, in place, so that its rights and its
// links stay. Where that fails, the file has its old text again.
func rewrite(path string, before, after []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if err = overwrite(file, after); err != nil {
		err = errors.Join(err, overwrite(file, before))
	}
	return errors.Join(err, file.Close())
}

func overwrite(file *os.File, text []byte) error {
	if _, err := file.WriteAt(text, 0); err != nil {
		return err
	}
	return file.Truncate(int64(len(text)))
}

// reference matches a reference to a secret of the platform in a fix's text.
var reference = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\$\{secret_values\.([^}]+)\}`) })

// variables returns the secrets that the fixes refer to, which the team has to
// create, with the places where their values stood.
func (f *fixer) variables(here here) []variable {
	made := []variable{}
	for _, found := range f.fixed {
		for _, e := range found.Fixes[0].Edits {
			for _, m := range reference().FindAllStringSubmatch(e.New, -1) {
				i := slices.IndexFunc(made, func(v variable) bool { return v.Name == m[1] })
				if i < 0 {
					i, made = len(made), append(made, variable{Name: m[1]})
				}
				made[i].Places = append(made[i].Places, where{here.path(e.At.Path), e.At.Line})
				made[i].shared = made[i].shared || made[i].Places[0].Path != here.path(e.At.Path)
			}
		}
	}
	return made
}

// tellText says on standard error what was done.
func (f *fixer) tellText(here here, left int) {
	errs := f.cmd.ErrOrStderr()
	verb := "fixed"
	if f.diff {
		verb = "would fix"
	}
	line := verb + " nothing"
	if n := len(f.fixed); n > 0 {
		line = fmt.Sprintf("%s %s in %s", verb, plural(n, "finding"), plural(len(f.before), "file"))
	}
	if left > 0 {
		line += fmt.Sprintf("; %s left", plural(left, "finding"))
	}
	fmt.Fprintln(errs, line)
	if made := f.variables(here); len(made) > 0 {
		fmt.Fprintln(errs, "revoke what was in the open, and create as secrets of the platform:")
		for _, v := range made {
			fmt.Fprintf(errs, "  %s\n", v)
		}
	}
}
