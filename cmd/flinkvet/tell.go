package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/flinkvet/flinkvet/internal/driver"
	"github.com/flinkvet/flinkvet/internal/report"
	"github.com/flinkvet/flinkvet/internal/settle"
	"github.com/flinkvet/flinkvet/rules"
	"github.com/flinkvet/flinkvet/sarif"
)

// told is what reports are made of.
type told struct {
	run        report.Run
	suppressed []settle.Suppressed
	notices    []sarif.Notice
	code       int
}

// tell writes the reports, and to standard error what is no finding.
func (c *check) tell(a *account, threshold rules.Severity) error {
	here := newHere(a.Root)
	t := &told{
		run:        report.Run{Findings: a.Stand, Secrets: slices.Collect(maps.Keys(a.secrets)), Path: here.path, Read: a.read},
		suppressed: a.Suppressed,
		notices:    a.notices(),
		code:       a.code(threshold),
	}
	errs := c.cmd.ErrOrStderr()
	a.complain(errs, here, c.verbose)
	if err := c.outputs.write(c.cmd.OutOrStdout(), t); err != nil {
		return err
	}
	if !c.quiet {
		fmt.Fprintln(errs, a.summary(c.verbose))
	}
	switch t.code {
	case exitFailed:
		return errFailed
	case exitFound:
		return errFound
	}
	return nil
}

// complain says what kept the check from being whole, and, where that is asked
// for, what was skipped.
func (a *account) complain(w io.Writer, here here, verbose bool) {
	for _, p := range a.Found.Problems {
		fmt.Fprintf(w, "%s: error: %s\n", report.Plain(here.path(p.Path)), p.Message)
	}
	for _, p := range a.Verdict.Problems {
		path := report.Plain(a.policies.shown(p.At.Path, here))
		fmt.Fprintf(w, "%s:%d:%d: error: %s\n", path, p.At.Line, p.At.Column, report.Plain(p.Message))
	}
	for _, f := range a.failures {
		fmt.Fprintf(w, "%s: error: %s\n", report.Plain(here.path(f.draft)), f)
		var fault *driver.Panic
		if verbose && errors.As(f.Err, &fault) {
			w.Write(fault.Stack)
		}
	}
	if verbose {
		for _, s := range a.Skipped {
			fmt.Fprintf(w, "%s: skipped: %s\n", report.Plain(here.path(s.Path)), s.Why)
		}
	}
}

// notices are the same for a SARIF report.
func (a *account) notices() []sarif.Notice {
	var all []sarif.Notice
	note := func(level rules.Severity, path, message string) {
		all = append(all, sarif.Notice{Level: level, Path: path, Message: message})
	}
	for _, p := range a.Found.Problems {
		note(rules.Error, p.Path, p.Message)
	}
	for _, p := range a.Verdict.Problems {
		note(rules.Error, a.policies.named(p.At.Path), fmt.Sprintf("line %d: %s", p.At.Line, p.Message))
	}
	for _, f := range a.failures {
		note(rules.Error, f.draft, f.String())
	}
	for _, s := range a.Skipped {
		note(rules.Note, s.Path, "skipped: "+s.Why)
	}
	return all
}
