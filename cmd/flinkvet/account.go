package main

import (
	"fmt"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/internal/discover"
	"github.com/flinkvet/flinkvet/internal/driver"
	"github.com/flinkvet/flinkvet/internal/report"
	"github.com/flinkvet/flinkvet/internal/settle"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/rules"
	"github.com/flinkvet/flinkvet/rules/all"
)

// An account is what a run came to.
type account struct {
	*discover.Found
	settle.Verdict
	failures []failure
	policies *policies
	read     func(string) ([]byte, error)
	// files is how many files were checked.
	files int
	// secrets are the places of what rules took for secrets.
	secrets map[rules.Place]bool
	// unreadable is how much of each file could not be read.
	unreadable map[string]int
}

// A failure is something that kept the run from doing all of its work.
type failure struct {
	draft string
	driver.Failure
}

func (f failure) String() string { return f.Rule + ": " + f.Err.Error() }

// account finds and checks the drafts, and settles the outcomes as they come,
// so that no draft stays in memory.
func (c *check) account(options discover.Options) (*account, error) {
	a, err := c.input.find(c.policy.over(options))
	if err != nil {
		return nil, err
	}
	policies, err := c.policy.policies(a.Root)
	if err != nil {
		return nil, err
	}
	a.policies, a.read = policies, policies.reading(c.over(a.Read))
	a.secrets, a.unreadable = map[rules.Place]bool{}, map[string]int{}
	sieve := &sieve{policies, a.read, c.input.named(a.Root, options), map[string][]policy.Glob{}}
	units := sieve.units(a.Found)
	a.files = countFiles(units)
	defer runtime.KeepAlive(headroom(len(units)))
	settling := settle.New(all.Packs(), c.choice)
	var comparing driver.Comparing
	for outcome := range driver.CheckAll(units, c.rules(settling), c.views(), a.read) {
		settling.Add(outcome)
		comparing.Add(outcome)
		a.add(outcome)
	}
	a.addContrasts(settling, &comparing)
	a.Verdict = settling.Verdict()
	return a, nil
}

// headroom returns memory that is never used. The collector lets a heap grow by as
// much again as it holds, and a run holds so little at a time that it would collect
// for every few drafts.
func headroom(drafts int) []byte {
	if drafts < 10 {
		return nil
	}
	return make([]byte, 2<<20)
}

// rules returns the rules that run: those that are on, and those that run in
// any case.
func (c *check) rules(s *settle.Settling) []*rules.Rule {
	on := s.Rules()
	for _, r := range all.Rules() {
		if c.always(r) && !slices.Contains(on, r) {
			on = append(on, r)
		}
	}
	return on
}

// hides reports whether a rule runs so that no line of source that is shown
// shows a secret.
func (c *check) hides(r *rules.Rule) bool { return c.outputs.showsSource() && report.Redacts(r) }

// over returns read with the texts of the overlay before it.
func (c *check) over(read func(string) ([]byte, error)) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		if text := c.overlay[name]; text != nil {
			return text, nil
		}
		return read(name)
	}
}

// views returns what settling needs of the outcomes. Without the comments of a
// draft none of them ignores anything.
func (c *check) views() []*analysis.Analyzer {
	return slices.DeleteFunc(settle.Needs(), func(a *analysis.Analyzer) bool {
		return c.noIgnores && a == linters.Comments.Analyzer()
	})
}

// countFiles returns how many files the units have, those of the command line
// left out.
func countFiles(units []driver.Unit) int {
	names := map[string]bool{}
	for _, u := range units {
		for _, name := range u.Names {
			if name != flagFile && !isPolicy(name) {
				names[name] = true
			}
		}
	}
	return len(names)
}

// add notes what settling does not.
func (a *account) add(o driver.Outcome) {
	for _, f := range o.Failures {
		a.failures = append(a.failures, failure{o.Draft, f})
	}
	for _, f := range o.Findings {
		if report.Redacts(f.Rule) {
			a.secrets[f.At] = true
		}
		if saysUnreadable[f.Rule.Name] {
			a.unreadable[f.At.Path]++
		}
	}
}

// secretsIn returns the places of the secrets in a file.
func (a *account) secretsIn(name string) (places []rules.Place) {
	for at := range a.secrets {
		if at.Path == name {
			places = append(places, at)
		}
	}
	return places
}

// addContrasts adds what shows only where drafts stand beside each other.
func (a *account) addContrasts(s *settle.Settling, c *driver.Comparing) {
	findings, failures := c.Findings()
	s.AddContrasts(findings)
	for _, f := range failures {
		a.failures = append(a.failures, failure{a.Root, f})
	}
}

// code returns the exit code.
func (a *account) code(threshold rules.Severity) int {
	if len(a.failures)+len(a.Found.Problems)+len(a.Verdict.Problems) > 0 {
		return exitFailed
	}
	for _, f := range a.Stand {
		if threshold != rules.Off && f.Severity >= threshold {
			return exitFound
		}
	}
	return exitClean
}

// summary says in a line how the check went.
func (a *account) summary(verbose bool) string {
	counts, files := map[rules.Severity]int{}, map[string]bool{}
	for _, f := range a.Stand {
		counts[f.Severity]++
		files[f.At.Path] = true
	}
	var parts []string
	for _, s := range []rules.Severity{rules.Error, rules.Warning, rules.Note} {
		if n := counts[s]; n > 0 {
			parts = append(parts, plural(n, s.String()))
		}
	}
	if a.files+len(a.Skipped)+len(a.Found.Problems) == 0 && a.Root != "" {
		return noDrafts
	}
	line := "no findings in " + plural(a.files, "file")
	if len(parts) > 0 {
		line = fmt.Sprintf("%s in %d of %s", strings.Join(parts, ", "), len(files), plural(a.files, "file"))
	}
	if n := len(a.Suppressed); n > 0 {
		line += fmt.Sprintf("; %d ignored", n)
	}
	if n := len(a.Skipped); n > 0 {
		line += fmt.Sprintf("; %s skipped", plural(n, "file"))
		if !verbose {
			line += " (-v lists them)"
		}
	}
	return line
}

// noDrafts tells that there is nothing to work on.
const noDrafts = "no drafts here; flinkvet looks for .sql, .yaml, .json, .properties, .tf, .sh and .env files"

func plural(n int, word string) string {
	if n != 1 {
		word += "s"
	}
	return fmt.Sprintf("%d %s", n, word)
}
