package deployment

import (
	"path"
	"regexp"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// SnapshotDependency finds programs for production that are builds from between
// two releases.
var SnapshotDependency = Pack.Add(rules.Rule{
	Name:     "snapshot-dependency",
	Severity: rules.Note,
	Needs:    linters.Needs(linters.Configs, linters.Target),
	Run:      snapshotDependency,
})

// snapshotName matches the names that Maven gives to such builds.
var snapshotName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)[-.]SNAPSHOT([-.]|$)`) })

func snapshotDependency(pass *analysis.Pass) {
	if !linters.Target.Of(pass).Production {
		return
	}
	for _, d := range on(pass) {
		if forTrial(d) {
			continue
		}
		for _, v := range append(dependencies(d), d.JAR) {
			if snapshotName().MatchString(path.Base(v.String())) {
				rules.Report{At: v, Message: "a SNAPSHOT is built again and again under one name, so what runs cannot be told or restored; deploy a release"}.To(pass)
			}
		}
	}
}
