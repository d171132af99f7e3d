package report

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/flinkvet/flinkvet/rules"
)

// JSON writes an array of objects, one a line.
func JSON(w io.Writer, run Run) error {
	var out bytes.Buffer
	out.WriteString("[")
	for i, f := range objects(run) {
		if i > 0 {
			out.WriteString(",")
		}
		out.WriteString("\n")
		if err := writeJSON(&out, f); err != nil {
			return err
		}
	}
	if len(run.Findings) > 0 {
		out.WriteString("\n")
	}
	out.WriteString("]\n")
	_, err := out.WriteTo(w)
	return err
}

// JSONL writes an object a line.
func JSONL(w io.Writer, run Run) error {
	var out bytes.Buffer
	for _, f := range objects(run) {
		if err := writeJSON(&out, f); err != nil {
			return err
		}
		out.WriteByte('\n')
	}
	_, err := out.WriteTo(w)
	return err
}

// A finding in JSON. The names are a contract with the readers of reports.
type object struct {
	Rule      string          `json:"rule"`
	Pack      string          `json:"pack"`
	Phase     rules.Phase     `json:"phase"`
	Severity  rules.Severity  `json:"severity"`
	Precision rules.Precision `json:"precision"`
	Message   string          `json:"message"`
	place
	Draft string `json:"draft"`
	// Related holds the steps of the flow where the finding has one.
	Related     []related `json:"related"`
	Fixes       []fix     `json:"fixes"`
	Fingerprint string    `json:"fingerprint"`
}

type place struct {
	Path      string `json:"path"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
}

type related struct {
	Message string `json:"message"`
	place
}

type fix struct {
	Message string `json:"message"`
	Edits   []edit `json:"edits"`
}

type edit struct {
	place
	Text string `json:"text"`
}

func objects(run Run) []object {
	prints := rules.Fingerprints(run.Findings)
	all := make([]object, 0, len(run.Findings))
	for i, f := range run.Findings {
		all = append(all, object{
			Rule: f.Rule.Name, Pack: f.Rule.Pack().Name, Phase: f.Rule.Pack().Phase,
			Severity: f.Severity, Precision: f.Rule.Precision, Message: f.Message,
			place: run.place(f.At), Draft: run.Path(f.Draft),
			Related: run.related(f), Fixes: run.fixes(f), Fingerprint: prints[i],
		})
	}
	return all
}

func (run Run) place(at rules.Place) place {
	return place{run.Path(at.Path), at.Line, at.Column, at.EndLine, at.EndColumn}
}

func (run Run) related(f rules.Finding) []related {
	all := []related{}
	for _, places := range [][]rules.Related{f.Flow, f.Related} {
		for _, r := range places {
			all = append(all, related{r.Message, run.place(r.At)})
		}
	}
	return all
}

func (run Run) fixes(f rules.Finding) []fix {
	all := []fix{}
	for _, x := range f.Fixes {
		edits := []edit{}
		for _, e := range x.Edits {
			edits = append(edits, edit{run.place(e.At), e.New})
		}
		all = append(all, fix{x.Message, edits})
	}
	return all
}

// writeJSON writes a value without a line break at its end. "<" and ">" stay as
// they are: the reader is no web page.
func writeJSON(out *bytes.Buffer, value any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return err
	}
	out.Truncate(out.Len() - 1)
	return nil
}
