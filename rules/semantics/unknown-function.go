package semantics

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// UnknownFunction finds functions that the target's release of Flink does not
// have yet, or that are a built-in function's name with a slip.
var UnknownFunction = Pack.Add(rules.Rule{
	Name:     "unknown-function",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Configs, linters.Scripts, linters.Plan, linters.Target),
	Run:      unknownFunction,
})

func unknownFunction(pass *analysis.Pass) {
	target, p := linters.Target.Of(pass), linters.Plan.Of(pass)
	readable := sound(pass)
	for _, call := range p.Calls() {
		name := strings.ToUpper(call.Name.String())
		if len(call.Name.Parts) != 1 || call.Name.Parts[0].Quoted() || p.Function(call.Call) != nil || !readable.has(call) {
			continue
		}
		if _, known := flink.FindFunction(target.Flink, name); known {
			continue
		}
		switch since, exists := since(name); {
		case exists && !target.Flink.IsZero() && target.Platform != "vvr" && target.Flink.Before(since):
			pass.ReportRangef(call.Name, "%s came with Flink %s, but the job runs on %s; use another function, or a newer release", name, since, target.Flink)
		case !exists && len(name) >= 5:
			if meant := slip(name); meant != "" && !loadsModules(pass, call.Call) {
				rules.Report{At: call.Name, Severity: rules.Warning,
					Message: fmt.Sprintf("there is no function %s, did you mean %s? declare it with CREATE FUNCTION where it is your own", name, meant)}.To(pass)
			}
		}
	}
	unknownInTransforms(pass)
}

// unknownInTransforms finds functions that no release of Flink CDC has and the
// pipeline does not declare. That of VVR has others.
func unknownInTransforms(pass *analysis.Pass) {
	target := linters.Target.Of(pass)
	if target.Platform == "vvr" {
		return
	}
	for _, p := range pipelines(pass) {
		for _, call := range transformCalls(p) {
			name := strings.ToUpper(call.Name.String())
			if _, known := flink.FindTransformFunction(name); known || linters.Plan.Of(pass).Function(call) != nil {
				continue
			}
			r := rules.Report{At: call.Name, Message: fmt.Sprintf("Flink CDC has no function %s for transforms%s; declare it under user-defined-function where it is your own", name, near.Hint(name, flink.TransformFunctions()))}
			if target.Platform == "" {
				r.Severity = rules.Warning // it may be VVR
			}
			r.To(pass)
		}
	}
}

// since returns the first release that has a built-in function; false where none
// has, or it was there all along.
func since(name string) (flink.Version, bool) {
	for _, v := range releases {
		if _, known := flink.FindFunction(v, name); known {
			return v, true
		}
	}
	return flink.Version{}, false
}

var releases = func() []flink.Version {
	var list []flink.Version
	for minor := 13; minor <= 20; minor++ {
		list = append(list, flink.Version{Major: 1, Minor: minor})
	}
	for minor := 0; minor <= 3; minor++ {
		list = append(list, flink.Version{Major: 2, Minor: minor})
	}
	return list
}()

// slip returns the built-in function whose name differs by one letter: one
// changed, left out or doubled, or two turned round.
func slip(name string) string {
	meant := near.Word(name, slices.Collect(flink.Functions()))
	if meant == "" || len(meant) < 5 || !oneOff(name, meant) || strings.HasPrefix(name, meant) || strings.HasPrefix(meant, name) {
		return "" // what only goes on at the end may be another function
	}
	return meant
}

// oneOff reports whether two words are the same but for one letter left out of
// one of them, or two neighbours turned round.
func oneOff(a, b string) bool {
	if len(a) == len(b) {
		for i := range len(a) - 1 {
			if a[:i]+string(a[i+1])+string(a[i])+a[i+2:] == b {
				return true
			}
		}
		return false
	}
	if len(a) < len(b) {
		a, b = b, a
	}
	for i := range a {
		if len(a) == len(b)+1 && a[:i]+a[i+1:] == b {
			return true
		}
	}
	return false
}

// loadsModules reports whether a script loads modules, which bring functions.
func loadsModules(pass *analysis.Pass, call *sql.Call) bool {
	script := sheaf(scripts(pass)).at(call.Pos())
	return script != nil && len(sql.All[*sql.Load](script)) > 0
}
