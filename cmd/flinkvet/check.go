package main

import (
	"errors"
	"fmt"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"github.com/flinkvet/flinkvet/internal/settle"
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

	// always says which rules run even where they are off.
	always func(*rules.Rule) bool
	// overlay holds files that are read in the place of those on disk.
	overlay map[string][]byte
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
	flags.BoolVar(&c.input.staged, "staged", false, "only the files that the next commit of Git adds or changes, as they are staged")
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

func (c *check) run(paths []string) error {
	threshold, err := c.threshold()
	if err != nil {
		return err
	}
	if err := errors.Join(c.choice.Check(all.Packs()), c.outputs.check(c.cmd), c.policy.check()); err != nil {
		return err
	}
	c.policy.day = time.Now().Format(time.DateOnly)
	options, err := c.input.options(paths, c.cmd.InOrStdin())
	if err != nil {
		return err
	}
	if c.jobs > 0 {
		runtime.GOMAXPROCS(c.jobs)
	}
	c.always = c.hides
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
