package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

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

func (f failure) String() string { return f.Rule + ": " + f.Err.Error() }

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

func plural(n int, word string) string {
	if n != 1 {
		word += "s"
	}
	return fmt.Sprintf("%d %s", n, word)
}

// here is the current directory, from which the user sees the files.
type here struct{ root, dir string }

func newHere(root string) here {
	dir, err := os.Getwd()
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		dir = root
	}
	return here{root, dir}
}

// path returns how a file's name is written from the current directory. Of a
// file in another repository the absolute path may be the shorter one.
func (h here) path(name string) string {
	file := filepath.FromSlash(name)
	foreign := filepath.IsAbs(file) || !below(h.root, h.dir)
	if !filepath.IsAbs(file) {
		file = filepath.Join(h.root, file)
	}
	rel, err := filepath.Rel(h.dir, file)
	if err != nil || foreign && len(file) < len(rel) {
		rel = file
	}
	return filepath.ToSlash(rel)
}

// below reports whether a path is root or lies below it.
func below(root, path string) bool {
	rel, err := filepath.Rel(root, path)
	return err == nil && filepath.IsLocal(rel)
}
