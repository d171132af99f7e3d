package deployment

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// ImageVersionMismatch finds resources whose image has another version of
// Flink than they say.
var ImageVersionMismatch = Pack.Add(rules.Rule{
	Name:     "image-version-mismatch",
	Severity: rules.Error,
	Needs:    operatorViews,
	Run:      imageVersionMismatch,
})

func imageVersionMismatch(pass *analysis.Pass) {
	for _, r := range resources(pass) {
		name := r.spec.Get("image")
		if !name.IsString() || open(name) {
			continue
		}
		inImage, ok := imageOf(name.String()).flink()
		said, known := flink.ParseVersion(r.Engine.String())
		if ok && known && inImage != said {
			rules.Report{
				At:      r.Engine,
				Message: fmt.Sprintf("flinkVersion is %s, but the image has Flink %v; the operator writes configuration for the wrong version; set v%d_%d", r.Engine, inImage, inImage.Major, inImage.Minor),
				Related: []analysis.RelatedInformation{{Pos: name.Pos(), End: name.End(), Message: "the image"}},
			}.To(pass)
		}
	}
}
