package access

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/rules"
)

// FlinkRedactionGap finds secrets that Flink shows in its web page and logs, however
// they got there.
var FlinkRedactionGap = Pack.Add(rules.Rule{
	Name:     "flink-redaction-gap",
	Severity: rules.Note,
	Score:    5.3,
	Tags:     []string{"external/cwe/cwe-532"},
	Needs:    literalViews,
	Run:      flinkRedactionGap,
})

func flinkRedactionGap(pass *analysis.Pass) {
	version := linters.Target.Of(pass).Flink
	if version.IsZero() {
		return
	}
	for _, lit := range given(pass) {
		if lit.Role != literals.Setting && lit.Role != literals.ClusterSetting || lit.Option == nil || lit.Option.Sensitive != flink.Secret {
			continue
		}
		shape := lit.Shape()
		if shape != literals.Spelled && shape != literals.Reference || flink.Redacts(version, lit.Key) || strings.HasPrefix(lit.Key, "env.") {
			continue
		}
		at(pass, lit.KeyRange, 0, fmt.Sprintf("Flink %v shows the value of %q in its web page and logs, as nothing in the key says that it is secret; give the secret by a file or by the environment", version, lit.Key))
	}
}
