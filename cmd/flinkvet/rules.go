package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/flinkvet/flinkvet/rules"
	"github.com/flinkvet/flinkvet/rules/all"
)

// tables are the formats of the list of rules.
var tables = map[string]func(io.Writer, []*rules.Rule) error{
	"text":     textTable,
	"json":     jsonTable,
	"markdown": markdownTable,
}

func newRules() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			table := tables[format]
			if table == nil {
				return unknown("format", format, tables)
			}
			return table(cmd.OutOrStdout(), all.Rules())
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "text", "text, json or markdown")
	return cmd
}

func textTable(w io.Writer, every []*rules.Rule) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "RULE\tPACK\tPHASE\tSEVERITY\tPRECISION\tSUMMARY")
	for _, r := range every {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\n", r.Name, r.Pack().Name, r.Pack().Phase, r.Severity, r.Precision, summary(r))
	}
	return table.Flush()
}

func jsonTable(w io.Writer, every []*rules.Rule) error {
	type row struct {
		Name      string          `json:"name"`
		Pack      string          `json:"pack"`
		Phase     rules.Phase     `json:"phase"`
		Severity  rules.Severity  `json:"severity"`
		Precision rules.Precision `json:"precision"`
		Tags      []string        `json:"tags"`
		Summary   string          `json:"summary"`
	}
	rows := []row{}
	for _, r := range every {
		rows = append(rows, row{r.Name, r.Pack().Name, r.Pack().Phase, r.Severity, r.Precision, append([]string{}, r.Tags...), summary(r)})
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(rows)
}

func markdownTable(w io.Writer, every []*rules.Rule) error {
	var b strings.Builder
	b.WriteString("| rule | pack | phase | severity | precision | what it finds |\n|---|---|---|---|---|---|\n")
	for _, r := range every {
		pack := r.Pack().Name
		fmt.Fprintf(&b, "| [%s](rules/%s/%s.md) | %s | %s | %s | %s | %s |\n",
			r.Name, pack, r.Name, pack, r.Pack().Phase, r.Severity, r.Precision, strings.ReplaceAll(summary(r), "|", `\|`))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// summary is the sentence of a rule's page on one line.
func summary(r *rules.Rule) string { return strings.Join(strings.Fields(r.Page().Summary), " ") }
