package connectors

import (
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// endpointViews are those that rules about connectors and their options ask.
var endpointViews = linters.Needs(linters.Endpoints, linters.Target)

// A use is an endpoint as the draft has it in one role, with the options in force
// there: what most rules about options judge.
type use struct {
	*endpoints.Endpoint
	// role is flink.Source, Sink or Lookup, 0 where the draft does not use it.
	role    flink.Role
	options endpoints.Options
	// at is where to report what is missing: the name of the table where it is
	// declared, or where a hint is.
	at draft.Range

	pass   *analysis.Pass
	target flink.Target
	flows  *flows
}

// each makes a rule's Run of what judges one use of an endpoint.
func each(judge func(use)) func(*analysis.Pass) {
	return func(pass *analysis.Pass) {
		target, f := linters.Target.Of(pass), &flows{}
		for _, e := range linters.Endpoints.Of(pass) {
			if e.Shared {
				eachShared(pass, e, func(pass *analysis.Pass, one endpoints.Use) {
					judge(use{e, one.Role, one.Options, one.Range, pass, target, f})
				})
				continue
			}
			for one := range e.Every {
				judge(use{e, one.Role, one.Options, one.Range, pass, target, f})
			}
		}
	}
}

// eachShared judges the uses of an endpoint that another file declares. What can
// be said of the declaration alone is said where that file is checked. What only
// shows as the draft uses it is said at the use, unless it is a mere note: it is
// said of every draft that uses it.
func eachShared(pass *analysis.Pass, e *endpoints.Endpoint, judge func(*analysis.Pass, endpoints.Use)) {
	judged := func(one endpoints.Use) (found []analysis.Diagnostic) {
		collecting := *pass
		collecting.Report = func(d analysis.Diagnostic) { found = append(found, d) }
		judge(&collecting, one)
		return found
	}
	said := map[token.Pos]bool{}
	for _, d := range judged(endpoints.Use{Range: e.Range, Options: e.Options}) {
		said[d.Pos] = true
	}
	for one := range e.Every {
		for _, d := range judged(one) {
			if said[d.Pos] || noted(pass, d) {
				continue
			}
			if !e.Holds(draft.Span(d.Pos, d.End)) {
				pass.Report(d)
				continue
			}
			d.Related = append(d.Related, analysis.RelatedInformation{Pos: d.Pos, End: d.End, Message: "it is declared here"})
			at := e.Used(one.Role)
			d.Pos, d.End, d.SuggestedFixes = at.Pos(), at.End(), nil
			pass.Report(d)
		}
	}
}

// noted reports whether a finding is no more than a note.
func noted(pass *analysis.Pass, d analysis.Diagnostic) bool {
	for _, r := range Pack.Rules {
		if r.Analyzer() == pass.Analyzer {
			return rules.NewFinding(r, "", pass.Fset, d).Severity <= rules.Note
		}
	}
	return false
}

// report reports at a place with the rule's own severity.
func (u use) report(at analysis.Range, message string, fixes ...analysis.SuggestedFix) {
	rules.Report{At: at, Message: message, Fixes: fixes}.To(u.pass)
}

// note reports at a place with the severity note.
func (u use) note(at analysis.Range, message string) {
	rules.Report{At: at, Severity: rules.Note, Message: message}.To(u.pass)
}

// lacks reports whether an option is given nowhere: the draft shows all options,
// and it is not among them.
func (u use) lacks(key string) bool { return !u.Open && !u.options.Has(key) }

// versionOf returns the version of a connector that the target has, zero where
// nobody can say.
func (u use) versionOf(c *flink.Connector) flink.Version { return endpoints.VersionOf(u.target, c) }

// replaced returns the fix that puts another text in a stretch's place, none
// where the file does not have the text as it is.
func replaced(t draft.Text, with, message string) []analysis.SuggestedFix {
	if !t.Verbatim() || t.Len() == 0 {
		return nil
	}
	at := t.Whole()
	return []analysis.SuggestedFix{{
		Message:   message,
		TextEdits: []analysis.TextEdit{{Pos: at.Pos(), End: at.End(), NewText: []byte(with)}},
	}}
}
