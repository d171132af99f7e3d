package main

import (
	"errors"
	"fmt"
	"runtime"
	"slices"

	"github.com/spf13/cobra"
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

// A check is the command that checks drafts.
type check struct {
	cmd     *cobra.Command
	input   input
	outputs outputs
	policy  policyFlags
	choice  settle.Choice

	noIgnores      bool
	failOn         string
	exitZero       bool
	jobs           int
	verbose, quiet bool
}

func newCheck() *cobra.Command {
	c := &check{}
	cmd := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Check files and directories, by default the current one",
		Long: `Check the drafts among files and directories, by default the current one; "-" is
standard input. A draft is judged with the configuration, the deployments and the
.flinkvet.yaml that belong to it, also where they are not named.

Findings go to standard output, everything else to standard error. The exit code
is 0 where nothing is at or above --fail-on, 1 where something is, and 2 where
flinkvet was called or configured wrongly or could not do its work.`,
		RunE: func(_ *cobra.Command, paths []string) error { return c.run(paths) },
	}
	c.cmd = cmd
	flags := cmd.Flags()
	c.input.add(flags)
	c.outputs.add(flags)
	c.policy.add(flags)
	flags.StringSliceVar(&c.choice.Select, "select", nil, "only these rules: names of rules, packs and phases, tags, all")
	flags.StringSliceVar(&c.choice.Ignore, "ignore", nil, "all but these rules")
	flags.BoolVar(&c.noIgnores, "no-inline-ignores", false, "let no comment ignore a finding")
	flags.StringVar(&c.failOn, "fail-on", "error", "exit with 1 from this severity on: error, warning, note or never")
	flags.BoolVar(&c.exitZero, "exit-zero", false, "exit with 0 whatever is found")
	flags.IntVar(&c.jobs, "jobs", 0, "how many drafts are checked at once; 0 is as many as there are processors")
	flags.BoolVarP(&c.verbose, "verbose", "v", false, "list what is skipped, and why")
	flags.BoolVarP(&c.quiet, "quiet", "q", false, "print no summary")
	return cmd
}

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
}

// A failure is something that kept the run from doing all of its work.
type failure struct {
	draft string
	driver.Failure
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
	}
}

func (c *check) run(paths []string) error {
	threshold, err := c.threshold()
	if err != nil {
		return err
	}
	if err := errors.Join(c.choice.Check(all.Packs()), c.outputs.check(c.cmd), c.policy.check()); err != nil {
		return err
	}
	options, err := c.input.options(paths, c.cmd.InOrStdin())
	if err != nil {
		return err
	}
	if c.jobs > 0 {
		runtime.GOMAXPROCS(c.jobs)
	}
	a, err := c.account(options)
	if err != nil {
		return err
	}
	return c.tell(a, threshold)
}

// threshold returns the severity from which on findings fail, Off for never.
func (c *check) threshold() (rules.Severity, error) {
	var s rules.Severity
	switch err := s.UnmarshalText([]byte(c.failOn)); {
	case c.failOn == "never" || c.exitZero:
		return rules.Off, nil
	case err != nil || s == rules.Off:
		return s, fmt.Errorf("--fail-on: unknown severity %q; use error, warning, note or never", c.failOn)
	}
	return s, nil
}

// account finds and checks the drafts, and settles the outcomes as they come,
// so that no draft stays in memory.
func (c *check) account(options discover.Options) (*account, error) {
	a, err := c.input.find(options)
	if err != nil {
		return nil, err
	}
	policies, err := c.policy.policies(a.Root)
	if err != nil {
		return nil, err
	}
	a.policies, a.read, a.secrets = policies, policies.reading(a.Read), map[rules.Place]bool{}
	sieve := &sieve{policies, a.read, c.input.named(a.Root, options), map[string][]policy.Glob{}}
	units := sieve.units(a.Found)
	a.files = countFiles(units)
	settling := settle.New(all.Packs(), c.choice)
	for outcome := range driver.CheckAll(units, c.rules(settling), c.views(), a.read) {
		settling.Add(outcome)
		a.add(outcome)
	}
	a.Verdict = settling.Verdict()
	return a, nil
}

// rules returns the rules that run. Where source lines are shown, the rules
// about secrets run in any case, so that no line shows one.
func (c *check) rules(s *settle.Settling) []*rules.Rule {
	on := s.Rules()
	if !c.outputs.showsSource() {
		return on
	}
	for _, r := range all.Rules() {
		if report.Redacts(r) && !slices.Contains(on, r) {
			on = append(on, r)
		}
	}
	return on
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
