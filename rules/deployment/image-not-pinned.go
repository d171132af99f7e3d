package deployment

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// ImageNotPinned finds images whose content changes under the same name.
var ImageNotPinned = Pack.Add(rules.Rule{
	Name:     "image-not-pinned",
	Severity: rules.Warning,
	Score:    5.3,
	Tags:     []string{"external/cwe/cwe-829"},
	Needs:    operatorViews,
	Run:      imageNotPinned,
})

func imageNotPinned(pass *analysis.Pass) {
	if !linters.Target.Of(pass).Production {
		return
	}
	for _, r := range resources(pass) {
		name := r.spec.Get("image")
		if r.templated || !name.IsString() || open(name) {
			continue
		}
		i := imageOf(name.String())
		if i.digest != "" {
			continue
		}
		switch tag := strings.ToLower(i.tag); {
		case tag == "" && r.whole():
			moves(pass, r, fmt.Sprintf("the image %q has no tag, which means latest", i.repository))
		case tag == "latest" || strings.HasSuffix(tag, "snapshot"):
			moves(pass, r, fmt.Sprintf("the image's tag %q is put on every new build", i.tag))
		}
	}
}

func moves(pass *analysis.Pass, r resource, what string) {
	rules.Report{At: r.spec.Get("image"), Message: what + "; a pod that restarts may run other code; name a version or a digest"}.To(pass)
}
