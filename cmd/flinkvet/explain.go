package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/flinkvet/flinkvet/rules"
	"github.com/flinkvet/flinkvet/rules/all"
)

func newExplain() *cobra.Command {
	return &cobra.Command{
		Use:   "explain RULE",
		Short: "Print the manual page of a rule",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("name one rule to explain; flinkvet rules lists them")
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return ruleNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			r, meant := all.Rule(args[0])
			if r == nil && meant != "" {
				return fmt.Errorf("no rule is named %q, did you mean %q?", args[0], meant)
			}
			if r == nil {
				return fmt.Errorf("no rule is named %q; flinkvet rules lists them", args[0])
			}
			_, err := fmt.Fprint(cmd.OutOrStdout(), manual(r))
			return err
		},
	}
}

func ruleNames() (names []string) {
	for _, r := range all.Rules() {
		names = append(names, r.Name)
	}
	return names
}

// manual is the page of a rule with its properties under the title.
func manual(r *rules.Rule) string {
	title, body, _ := strings.Cut(r.Page().Text, "\n")
	return fmt.Sprintf("%s\n\n%s, precision %s; pack %s, phase %s\n%s",
		title, r.Severity, r.Precision, r.Pack().Name, r.Pack().Phase, body)
}
