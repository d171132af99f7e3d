package main

import (
	"fmt"
	"regexp"
	"strconv"
	"sync"

	"github.com/spf13/cobra"

	"github.com/flinkvet/flinkvet/internal/discover"
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
		Args:  noArguments,
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
			if len(found.Units) > 0 && len(seen) == 0 {
				fmt.Fprintln(cmd.ErrOrStderr(), "no .flinkvet.yaml decides about these paths")
			}
			return problems(cmd.ErrOrStderr(), found)
		},
	}
}

func newConfigShow() *cobra.Command {
	flags := &policyFlags{}
	var format string
	var keys []string
	cmd := &cobra.Command{
		Use:   "show [PATH...]",
		Short: "Print what holds for each draft: policy, and the configuration in force",
		Long: `Print what holds for each draft: what policy decides, and for each of its jobs the
configuration in force, every value with where it comes from and what it overrides.
From the weakest to the strongest these are Flink's defaults, the platform's, the
cluster's files, the deployment and SET statements. Secrets are masked.

Without --key these are the keys that something sets, and a few that decide what
becomes of a job after a failure. With it, it is any key, in an older spelling as
well, or every key with a value that a pattern matches, as 'execution.*'.`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			if showers[format] == nil {
				return unknown("format", format, showers)
			}
			if err := flags.check(); err != nil {
				return err
			}
			if err := keyPatterns(keys).check(); err != nil {
				return err
			}
			found, err := discover.Find(flags.over(discover.Options{Paths: paths}))
			if err != nil {
				return err
			}
			if err := flags.show(cmd.OutOrStdout(), found, format, keys); err != nil {
				return err
			}
			return problems(cmd.ErrOrStderr(), found)
		},
	}
	flags.add(cmd.Flags())
	cmd.Flags().StringVarP(&format, "format", "f", "text", "how to print: text or json")
	cmd.Flags().StringSliceVarP(&keys, "key", "k", nil, "show only this key, or the keys that the pattern matches; may be repeated")
	return cmd
}

// plainScalar matches the words that YAML does not take for anything else.
var plainScalar = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z./_][\w./-]*$`) })

// quoted writes a scalar of YAML: a word, a string where it is no plain word,
// or null.
func quoted(s string) string {
	switch {
	case s == "":
		return "null"
	case plainScalar().MatchString(s):
		return s
	}
	return strconv.Quote(s)
}
