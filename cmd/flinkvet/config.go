package main

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/internal/discover"
	"github.com/flinkvet/flinkvet/internal/driver"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/policy"
)

func newConfig() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show what .flinkvet.yaml may say and what it says",
		Args:  noSuchCommand,
		RunE:  func(cmd *cobra.Command, _ []string) error { return usage(cmd) },
	}
	cmd.AddCommand(newConfigSchema(), newConfigPath(), newConfigShow())
	return cmd
}

func newConfigSchema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of .flinkvet.yaml",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := cmd.OutOrStdout().Write(policy.Schema())
			return err
		},
	}
}

func newConfigPath() *cobra.Command {
	return &cobra.Command{
		Use:   "path [PATH...]",
		Short: "Print which files decide about the drafts",
		RunE: func(cmd *cobra.Command, paths []string) error {
			found, err := discover.Find(discover.Options{Paths: paths})
			if err != nil {
				return err
			}
			here, seen := newHere(found.Root), map[string]bool{}
			for _, u := range found.Units {
				for _, name := range u.Names {
					if isPolicy(name) && !seen[name] {
						seen[name] = true
						fmt.Fprintln(cmd.OutOrStdout(), here.path(name))
					}
				}
			}
			if len(seen) == 0 {
				fmt.Fprintln(cmd.ErrOrStderr(), "no .flinkvet.yaml decides about these paths")
			}
			return nil
		},
	}
}

func newConfigShow() *cobra.Command {
	flags := &policyFlags{}
	cmd := &cobra.Command{
		Use:   "show [PATH...]",
		Short: "Print what holds for each draft",
		RunE: func(cmd *cobra.Command, paths []string) error {
			if err := flags.check(); err != nil {
				return err
			}
			found, err := discover.Find(discover.Options{Paths: paths})
			if err != nil {
				return err
			}
			return flags.show(cmd.OutOrStdout(), found)
		},
	}
	flags.add(cmd.Flags())
	return cmd
}

// show prints an object of YAML for each draft.
func (p *policyFlags) show(w io.Writer, found *discover.Found) error {
	policies, err := p.policies(found.Root)
	if err != nil {
		return err
	}
	here, read := newHere(found.Root), policies.reading(found.Read)
	for _, u := range found.Units {
		unit := driver.Unit{Names: policies.in(u.Names)}
		outcome := driver.Check(unit, nil, linters.Needs(linters.Policy, linters.Target), read)
		for _, f := range outcome.Failures {
			return fmt.Errorf("%s: %w", here.path(outcome.Draft), f.Err)
		}
		fmt.Fprintf(w, "%s:\n", quoted(here.path(outcome.Draft)))
		fmt.Fprintf(w, "  policies: [%s]\n", strings.Join(policies.among(unit.Names, here), ", "))
		decided(w, outcome.Draft, outcome.Values)
	}
	return nil
}

// among returns how the user would write the policy files of a unit.
func (p *policies) among(names []string, here here) (shown []string) {
	for _, name := range names {
		if isPolicy(name) {
			shown = append(shown, quoted(p.shown(name, here)))
		}
	}
	return shown
}

// decided prints what the policy, and where it is silent the draft itself, says.
func decided(w io.Writer, name string, values map[*analysis.Analyzer]any) {
	target, _ := linters.Target.From(values)
	said, _ := linters.Policy.From(values)
	profile := "development"
	if target.Production {
		profile = "production"
	}
	fmt.Fprintf(w, "  target: %s\n", quoted(target.Engine))
	fmt.Fprintf(w, "  platform: %s\n", quoted(target.Platform))
	fmt.Fprintf(w, "  profile: %s\n", profile)
	fmt.Fprintf(w, "  complete: %t\n", target.Complete)
	levels := said.For(name).Rules
	if len(levels) == 0 {
		return
	}
	fmt.Fprintln(w, "  rules:")
	for _, level := range levels {
		fmt.Fprintf(w, "    %s: %s\n", quoted(level.Key.Text), level.Value.Text)
	}
}

// plainScalar matches the words that YAML does not take for anything else.
var plainScalar = regexp.MustCompile(`^[A-Za-z./_][\w./-]*$`)

// quoted writes a scalar of YAML: a word, a string where it is no plain word,
// or null.
func quoted(s string) string {
	switch {
	case s == "":
		return "null"
	case plainScalar.MatchString(s):
		return s
	}
	return strconv.Quote(s)
}
