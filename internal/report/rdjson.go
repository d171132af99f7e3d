package report

import (
	"bytes"
	"io"

	"github.com/flinkvet/flinkvet/rules"
)

// RDJSON writes diagnostics for reviewdog. Its columns count bytes, as ours do.
func RDJSON(w io.Writer, run Run) error {
	result := rdResult{Source: rdSource{"flinkvet", "https://github.com/flinkvet/flinkvet"}, Diagnostics: []rdDiagnostic{}}
	for _, f := range run.Findings {
		result.Diagnostics = append(result.Diagnostics, run.diagnostic(f))
	}
	var out bytes.Buffer
	if err := writeJSON(&out, result); err != nil {
		return err
	}
	out.WriteByte('\n')
	_, err := out.WriteTo(w)
	return err
}

type rdResult struct {
	Source      rdSource       `json:"source"`
	Diagnostics []rdDiagnostic `json:"diagnostics"`
}

type rdSource struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type rdDiagnostic struct {
	Message     string         `json:"message"`
	Location    rdLocation     `json:"location"`
	Severity    string         `json:"severity"`
	Code        rdCode         `json:"code"`
	Suggestions []rdSuggestion `json:"suggestions,omitempty"`
	Related     []rdRelated    `json:"related_locations,omitempty"`
}

type rdCode struct {
	Value string `json:"value"`
}

type rdLocation struct {
	Path  string  `json:"path"`
	Range rdRange `json:"range"`
}

type rdRange struct {
	Start rdPosition `json:"start"`
	End   rdPosition `json:"end"`
}

type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type rdSuggestion struct {
	Range rdRange `json:"range"`
	Text  string  `json:"text"`
}

type rdRelated struct {
	Message  string     `json:"message"`
	Location rdLocation `json:"location"`
}

var rdSeverity = [...]string{rules.Off: "INFO", rules.Note: "INFO", rules.Warning: "WARNING", rules.Error: "ERROR"}

func (run Run) diagnostic(f rules.Finding) rdDiagnostic {
	d := rdDiagnostic{
		Message: f.Message, Location: run.location(f.At),
		Severity: rdSeverity[f.Severity], Code: rdCode{f.Rule.Name},
	}
	for _, x := range f.Fixes {
		// A suggestion is one edit of the file that the diagnostic is in.
		if len(x.Edits) == 1 && x.Edits[0].At.Path == f.At.Path {
			d.Suggestions = append(d.Suggestions, rdSuggestion{rangeOf(x.Edits[0].At), x.Edits[0].New})
		}
	}
	for _, r := range append(f.Flow[:len(f.Flow):len(f.Flow)], f.Related...) {
		d.Related = append(d.Related, rdRelated{r.Message, run.location(r.At)})
	}
	return d
}

func (run Run) location(at rules.Place) rdLocation {
	return rdLocation{run.Path(onDisk(at.Path)), rangeOf(at)}
}

func rangeOf(at rules.Place) rdRange {
	return rdRange{rdPosition{at.Line, at.Column}, rdPosition{at.EndLine, at.EndColumn}}
}
