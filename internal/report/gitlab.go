package report

import (
	"bytes"
	"io"

	"github.com/flinkvet/flinkvet/rules"
)

// GitLab writes a report of code quality for merge requests of GitLab, which is
// the format of Code Climate.
func GitLab(w io.Writer, run Run) error {
	prints := rules.Fingerprints(run.Findings)
	issues := make([]climate, 0, len(run.Findings))
	for i, f := range run.Findings {
		issues = append(issues, climate{
			Type: "issue", Categories: []string{category(f.Rule)}, Severity: climateSeverity[f.Severity],
			Check: f.Rule.Name, Description: f.Message, Fingerprint: prints[i],
			Location: climatePlace{onDisk(f.At.Path), climateLines{f.At.Line, f.At.EndLine}},
		})
	}
	var out bytes.Buffer
	if err := writeJSON(&out, issues); err != nil {
		return err
	}
	out.WriteByte('\n')
	_, err := out.WriteTo(w)
	return err
}

type climate struct {
	Type        string       `json:"type"`
	Categories  []string     `json:"categories"`
	Severity    string       `json:"severity"`
	Check       string       `json:"check_name"`
	Description string       `json:"description"`
	Fingerprint string       `json:"fingerprint"`
	Location    climatePlace `json:"location"`
}

// Its path is relative to the root of the repository.
type climatePlace struct {
	Path  string       `json:"path"`
	Lines climateLines `json:"lines"`
}

type climateLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

var climateSeverity = [...]string{rules.Off: "info", rules.Note: "info", rules.Warning: "major", rules.Error: "critical"}

// category is the nearest of the categories that Code Climate has.
func category(r *rules.Rule) string {
	switch {
	case r.Pack().Phase == rules.Security:
		return "Security"
	case r.Pack().Name == "performance":
		return "Performance"
	}
	return "Bug Risk"
}
