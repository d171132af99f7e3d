package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/flinkvet/flinkvet/internal/discover"
	"github.com/flinkvet/flinkvet/internal/driver"
	"github.com/flinkvet/flinkvet/internal/report"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/permissions"
)

// A permitted draft is what one draft needs.
type permitted struct {
	Draft   string         `json:"draft"`
	Needs   []neededRight  `json:"needs"`
	Unknown []unknownTable `json:"unknown"`

	set *permissions.Set
}

// A neededRight is a right, how to grant it, and what needs it.
type neededRight struct {
	System   flink.RightSystem `json:"system"`
	Server   string            `json:"server,omitempty"`
	User     string            `json:"user,omitempty"`
	Resource string            `json:"resource,omitempty"`
	Actions  []string          `json:"actions"`
	Grant    string            `json:"grant,omitempty"`
	For      string            `json:"for"`
	Source   string            `json:"source"`
	Path     string            `json:"path"`
	Line     int               `json:"line"`
}

// An unknownTable is a table of whose connector the rights are not known.
type unknownTable struct {
	Name      string `json:"name"`
	Connector string `json:"connector"`
	Path      string `json:"path"`
	Line      int    `json:"line"`
}

// permitters are the forms in which needs are printed.
var permitters = map[string]func(io.Writer, []permitted) error{"text": permitText, "json": permitJSON}

func newPermissions() *cobra.Command {
	flags := &policyFlags{}
	var format string
	cmd := &cobra.Command{
		Use:   "permissions [PATH...]",
		Short: "Print the least access that drafts need",
		Long: `Print the least access that each draft needs, derived from its tables, from what
it does with them, and from where its state goes: policies for RAM of Alibaba Cloud
and IAM of AWS, commands for Kafka and MaxCompute, grants for databases. What the
draft does not say stands in angle brackets.`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			if permitters[format] == nil {
				return unknown("format", format, permitters)
			}
			if err := flags.check(); err != nil {
				return err
			}
			found, err := discover.Find(flags.over(discover.Options{Paths: paths}))
			if err != nil {
				return err
			}
			drafts, err := flags.permitted(found)
			if err != nil {
				return err
			}
			if err := permitters[format](cmd.OutOrStdout(), drafts); err != nil {
				return err
			}
			return problems(cmd.ErrOrStderr(), found)
		},
	}
	flags.add(cmd.Flags())
	cmd.Flags().StringVarP(&format, "format", "f", "text", "how it is printed: text or json")
	return cmd
}

// problems says which paths could not be looked at, and where there is nothing.
func problems(w io.Writer, found *discover.Found) error {
	here := newHere(found.Root)
	for _, p := range found.Problems {
		fmt.Fprintf(w, "%s: error: %s\n", report.Plain(here.path(p.Path)), p.Message)
	}
	if len(found.Problems) > 0 {
		return errFailed
	}
	if len(found.Units) == 0 {
		fmt.Fprintln(w, noDrafts)
	}
	return nil
}

// permitted returns what each draft needs, those that need nothing left out.
func (p *policyFlags) permitted(found *discover.Found) ([]permitted, error) {
	policies, err := p.policies(found.Root)
	if err != nil {
		return nil, err
	}
	here, drafts := newHere(found.Root), []permitted{}
	for outcome := range driver.CheckAll(policies.units(found), nil, linters.Needs(linters.Permissions), policies.reading(found.Read)) {
		for _, f := range outcome.Failures {
			return nil, fmt.Errorf("%s: %w", here.path(outcome.Draft), f.Err)
		}
		set, _ := linters.Permissions.From(outcome.Values)
		if len(set.Needs)+len(set.Unknown) > 0 {
			drafts = append(drafts, newPermitted(set, outcome, here))
		}
	}
	return drafts, nil
}

func newPermitted(set *permissions.Set, outcome driver.Outcome, here here) permitted {
	p := permitted{Draft: here.path(outcome.Draft), Needs: []neededRight{}, Unknown: []unknownTable{}, set: set}
	for _, n := range set.Needs {
		at := outcome.Fset.Position(n.Pos())
		p.Needs = append(p.Needs, neededRight{
			System: n.System, Server: n.Server, User: n.User, Resource: n.Resource, Actions: n.Actions,
			Grant: n.Grant(), For: n.For, Source: n.Source, Path: here.path(at.Filename), Line: at.Line,
		})
	}
	for _, e := range set.Unknown {
		at := outcome.Fset.Position(e.Pos())
		p.Unknown = append(p.Unknown, unknownTable{e.Name, e.Identifier, here.path(at.Filename), at.Line})
	}
	return p
}

func permitJSON(w io.Writer, drafts []permitted) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(drafts)
}

func permitText(w io.Writer, drafts []permitted) error {
	for i, d := range drafts {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "# %s\n", report.Plain(d.Draft))
		for _, policy := range []struct {
			system flink.RightSystem
			title  string
		}{
			{flink.RAM, "a policy of RAM for the job's role or user"},
			{flink.IAM, "a policy of IAM for the job's role"},
		} {
			d.policy(w, policy.system, policy.title)
		}
		d.grants(w)
		for _, u := range d.Unknown {
			fmt.Fprintf(w, "\n# not known: what the connector %q needs for %s (%s:%d)\n",
				report.Plain(u.Connector), report.Plain(u.Name), report.Plain(u.Path), u.Line)
		}
	}
	return nil
}

// policy prints a policy and what each of its resources is for.
func (d permitted) policy(w io.Writer, system flink.RightSystem, title string) {
	policy := permissions.PolicyOf(d.set.Of(system))
	if policy == nil {
		return
	}
	fmt.Fprintf(w, "\n# %s\n", title)
	for _, n := range d.Needs {
		if n.System == system {
			fmt.Fprintf(w, "#   %s: %s (%s:%d)\n", report.Plain(n.Resource), report.Plain(n.For), report.Plain(n.Path), n.Line)
		}
	}
	fmt.Fprint(w, policy)
}

// grants prints the commands, under a heading for each server.
func (d permitted) grants(w io.Writer) {
	heading := ""
	for _, n := range d.Needs {
		if n.Grant == "" {
			continue
		}
		title := string(n.System)
		if n.Server != "" {
			title += " at " + n.Server
		}
		if title != heading {
			fmt.Fprintf(w, "\n# %s\n", report.Plain(title))
			heading = title
		}
		comment := "--"
		if n.System == flink.KafkaACL {
			comment = "#"
		}
		fmt.Fprintf(w, "%s %s %s (%s:%d)\n", report.Plain(n.Grant), comment, report.Plain(n.For), report.Plain(n.Path), n.Line)
	}
}
