package access

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// RemoteCodeArtifact finds code that is loaded from a place that nobody vouches
// for.
var RemoteCodeArtifact = Pack.Add(rules.Rule{
	Name:     "remote-code-artifact",
	Severity: rules.Warning,
	Score:    7.5,
	Tags:     []string{"external/cwe/cwe-494"},
	Needs:    append(linters.Needs(linters.Scripts), jobViews...),
	Run:      remoteCodeArtifact,
})

func remoteCodeArtifact(pass *analysis.Pass) {
	if !linters.Target.Of(pass).Production {
		return
	}
	for _, script := range linters.Scripts.Of(pass) {
		for _, stmt := range script.Stmts {
			for _, path := range artifacts(stmt) {
				loadsPlainly(pass, path, path.Value())
			}
		}
	}
	each(remoteJobArtifact)(pass)
}

// artifacts returns the files of code that a statement loads.
func artifacts(stmt sql.Stmt) (paths []*sql.Str) {
	switch stmt := stmt.(type) {
	case *sql.Jar:
		if !stmt.Remove && stmt.Path != nil {
			paths = append(paths, stmt.Path)
		}
	case *sql.CreateFunction:
		for _, r := range stmt.Using {
			if r.Path != nil {
				paths = append(paths, r.Path)
			}
		}
	}
	return paths
}

func remoteJobArtifact(pass *analysis.Pass, e *settings.Effective) {
	if e.Deployment != nil && e.Deployment.JAR != nil {
		loadsPlainly(pass, e.Deployment.JAR, e.Deployment.JAR.String())
	}
	if s, ok := written(e, "user.artifacts.raw-http-enabled"); ok && is(s.Value, "true") {
		at(pass, s, 0, "this lets jobs load code over http, where anyone on the way can replace it; remove it and use https")
	}
}

func loadsPlainly(pass *analysis.Pass, place analysis.Range, address string) {
	if rest, ok := strings.CutPrefix(address, "http://"); ok && !isLocal(hostOf(rest)) {
		at(pass, place, 0, "this code is loaded over http, so anyone on the way can replace it; load it over https or from the platform's own store")
	}
}
