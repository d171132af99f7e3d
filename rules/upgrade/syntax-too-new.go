package upgrade

import (
	"cmp"
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// SyntaxTooNew finds SQL that the release's parser, or its planner, does not
// know yet.
var SyntaxTooNew = Pack.Add(rules.Rule{
	Name:     "syntax-too-new",
	Severity: rules.Error,
	Needs:    constructViews,
	Run:      syntaxTooNew,
})

func syntaxTooNew(pass *analysis.Pass) {
	target := linters.Target.Of(pass)
	if target.Flink.IsZero() {
		return
	}
	for _, c := range pass.ResultOf[constructs].([]sql.Construct) {
		if target.Flink.Before(c.Since) && !c.In(target.Flink) && !c.Reserved && !addedByPlatform(c, target) {
			rules.Report{At: c, Message: tooNew(c, target)}.To(pass)
		}
	}
}

// tooNew says what a construct needs.
func tooNew(c sql.Construct, target flink.Target) string {
	if c.Since == sql.Unreleased {
		return fmt.Sprintf("%s is in no release of Flink yet; %s", c.Name, cmp.Or(insteadOfSyntax[c.Name], "write it in another way"))
	}
	return fmt.Sprintf("%s needs Flink %s; the target is Flink %s", c.Name, c.Since, target.Flink)
}

// addedByPlatform reports whether something else than Flink's own parser may read
// a construct: the SQL client read commands for JARs before 1.14, and platforms
// bring statements of newer releases to engines that are made from older ones. Of
// which they do, their releases say little, so that the whole family of a statement
// is left alone there.
func addedByPlatform(c sql.Construct, target flink.Target) bool {
	switch {
	case c.Name == "ADD JAR", c.Name == "REMOVE JAR", c.Name == "SHOW JARS":
		return true
	case target.Platform != "vvr" && target.Platform != "vvp":
		return false
	}
	return c.Planner || c.Name == "CREATE TABLE … AS" || strings.Contains(c.Name, "MATERIALIZED") || strings.Contains(c.Name, "materialized") ||
		strings.Contains(c.Name, "MODEL")
}
