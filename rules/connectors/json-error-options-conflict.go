package connectors

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/rules"
)

// JSONErrorOptionsConflict finds JSON formats that are told both to fail on a
// missing field and to pass over what cannot be read (JsonFormatOptionsUtil,
// validateDecodingFormatOptions).
var JSONErrorOptionsConflict = Pack.Add(rules.Rule{
	Name:     "json-error-options-conflict",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      each(use.jsonErrorOptionsConflict),
})

func (u use) jsonErrorOptionsConflict() {
	for _, o := range u.options {
		prefix, ok := strings.CutSuffix(o.Key, "json.fail-on-missing-field")
		if !ok || !readsJSON(u.options, prefix) || !u.options.Is(o.Key, "true") || !u.options.Is(prefix+"json.ignore-parse-errors", "true") {
			continue
		}
		other := u.options.Get(prefix + "json.ignore-parse-errors")
		rules.Report{
			At:      o,
			Message: "\"" + o.Key + "\" and \"" + other.Key + "\" cannot both be true; the table is refused; take one of them away",
			Related: []analysis.RelatedInformation{{Pos: other.Pos(), End: other.End(), Message: "the other one"}},
		}.To(u.pass)
	}
}

// readsJSON reports whether the format of a part of the rows is JSON.
func readsJSON(options endpoints.Options, part string) bool {
	for _, f := range options.Formats() {
		if f.Option.Value() == "json" && (f.Prefix == part+"json." || part == "value." && f.Prefix == "json.") {
			return true
		}
	}
	return false
}
