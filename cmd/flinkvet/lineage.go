package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/flinkvet/flinkvet/internal/discover"
	"github.com/flinkvet/flinkvet/internal/driver"
	"github.com/flinkvet/flinkvet/linters"
)

// A drawing is how lineage is printed.
type drawing struct {
	format    string
	paths     bool
	namespace string
	// time is when it is printed, for what says so.
	time string
}

// drawers are the forms in which lineage is printed.
var drawers = map[string]func(io.Writer, []drawnDraft, drawing) error{
	"text": drawText, "json": drawJSON, "dot": drawDot, "mermaid": drawMermaid, "openlineage": drawOpenLineage,
}

func newLineage() *cobra.Command {
	flags, d := &policyFlags{}, drawing{}
	cmd := &cobra.Command{
		Use:   "lineage [PATH...]",
		Short: "Print where the columns that drafts write come from",
		Long: `Print for each column that a draft writes the columns of sources whose values
arrive in it, and apart from them the columns that only decide: which value there
is (the test of a CASE, a window), and which rows there are (conditions, joins,
grouping, order). Of a table that nothing declares the columns are known that a
query names. Pipelines of Flink CDC are traced like the inserts of a script, and "*"
stands for the columns that nobody names. What flinkvet cannot know, such as which
of two such tables has a column, is said to be not known.

The format openlineage prints one event a line for each draft, a JobEvent with
the column-lineage facet of each table that is written. Its time is the time of
the run, or midnight of the day that --today names.`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			draw := drawers[d.format]
			if draw == nil {
				return unknown("format", d.format, drawers)
			}
			if err := flags.check(); err != nil {
				return err
			}
			found, err := discover.Find(flags.over(discover.Options{Paths: paths}))
			if err != nil {
				return err
			}
			drafts, err := flags.draw(cmd.ErrOrStderr(), found)
			if err != nil {
				return err
			}
			d.time = eventTime(flags.today)
			if err := draw(cmd.OutOrStdout(), drafts, d); err != nil {
				return err
			}
			return problems(cmd.ErrOrStderr(), found)
		},
	}
	flags.add(cmd.Flags())
	cmd.Flags().StringVarP(&d.format, "format", "f", "text", "how to print: text, json, dot, mermaid or openlineage")
	cmd.Flags().BoolVar(&d.paths, "paths", false, "print the way of each value as well (text)")
	cmd.Flags().StringVar(&d.namespace, "namespace", "flink", "the namespace of the jobs (openlineage)")
	return cmd
}

// draw traces the drafts that were found. Those that write nothing are left out.
func (p *policyFlags) draw(errs io.Writer, found *discover.Found) (drafts []drawnDraft, err error) {
	policies, err := p.policies(found.Root)
	if err != nil {
		return nil, err
	}
	here, read := newHere(found.Root), policies.reading(found.Read)
	for outcome := range driver.CheckAll(policies.units(found), nil, linters.Needs(linters.Scripts, linters.Lineage), read) {
		name := here.path(outcome.Draft)
		for _, f := range outcome.Failures {
			return nil, fmt.Errorf("%s: %w", name, f.Err)
		}
		graph, ok := linters.Lineage.From(outcome.Values)
		if !ok {
			continue
		}
		scripts, _ := linters.Scripts.From(outcome.Values)
		for _, s := range scripts {
			if len(s.Errors) > 0 {
				at := outcome.Fset.Position(s.Errors[0].Pos())
				fmt.Fprintf(errs, "flinkvet: %s:%d:%d: %s; what stands there is not traced\n", here.path(at.Filename), at.Line, at.Column, s.Errors[0].Msg)
			}
		}
		if len(graph.Plan.Sinks) > 0 {
			t := &tracer{graph, outcome.Fset, here}
			drafts = append(drafts, t.draft(name))
		}
	}
	return drafts, nil
}
