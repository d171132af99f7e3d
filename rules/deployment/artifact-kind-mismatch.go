package deployment

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// ArtifactKindMismatch finds artifacts of a deployment that are not of the kind
// that they say.
var ArtifactKindMismatch = Pack.Add(rules.Rule{
	Name:     "artifact-kind-mismatch",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Configs),
	Run:      artifactKindMismatch,
})

// moreKinds are further kinds of artifacts that the console of the platform
// has, with fields that are not known here.
var moreKinds = []string{"YAML", "MATERIALIZED_TABLE"}

func artifactKindMismatch(pass *analysis.Pass) {
	for _, d := range on(pass, config.VVR) {
		artifact := d.Tree.Get("artifact")
		if artifact == nil || artifact.Form != config.Map {
			continue
		}
		kind, given := artifact.Get("kind"), artifactFields(artifact)
		if !kind.IsString() {
			if len(given) > 0 {
				kindReport(at(d.Tree, "artifact"), "the artifact says no kind; it is one of %s", kinds()).To(pass)
			}
			continue
		}
		field, known := artifacts[kind.String()]
		switch {
		case open(kind) || slices.Contains(moreKinds, kind.String()):
		case !known:
			kindReport(kind.Range, "%q is no kind of artifact; it is one of %s", kind.String(), kinds()).To(pass)
		case len(given) > 0 && !slices.Contains(given, field):
			kindReport(kind.Range, "the artifact's kind is %s, but it has %s; set the kind or fill in %s", kind.String(), strings.Join(given, " and "), field).To(pass)
		}
	}
}

func kindReport(at draft.Range, format string, args ...any) rules.Report {
	return rules.Report{At: at, Message: fmt.Sprintf(format, args...)}
}

// artifactFields returns the fields of the artifact that belong to a kind and
// hold something.
func artifactFields(artifact *config.Value) []string {
	var given []string
	for _, e := range artifact.Entries {
		name := e.Key.String()
		if slices.Contains(slices.Collect(maps.Values(artifacts)), name) && e.Value != nil && len(e.Value.Entries) > 0 {
			given = append(given, name)
		}
	}
	return given
}

func kinds() string {
	return strings.Join(slices.Sorted(maps.Keys(artifacts)), ", ")
}
