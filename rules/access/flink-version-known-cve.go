package access

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// FlinkVersionKnownCVE finds versions of Flink that are broken into.
var FlinkVersionKnownCVE = Pack.Add(rules.Rule{
	Name:     "flink-version-known-cve",
	Severity: rules.Error,
	Score:    9.1,
	Tags:     []string{"external/cwe/cwe-1395"},
	Needs:    jobViews,
	Run:      each(flinkVersionKnownCVE),
})

func flinkVersionKnownCVE(pass *analysis.Pass, e *settings.Effective) {
	if e.Deployment == nil || e.Deployment.Engine == nil {
		return
	}
	if cve := hole(e.Deployment.Engine.String()); cve != "" {
		at(pass, e.Deployment.Engine, 0, fmt.Sprintf("in this version of Flink anyone who reaches the REST interface can read or write files (%s); use 1.11.3 or later", cve))
	}
}

// hole returns the holes of a version of Apache Flink, by Flink's own page on
// security: CVE-2020-17518 from 1.5.1 to 1.11.2, CVE-2020-17519 from 1.11.0 to
// 1.11.2. Of 1.11 it takes the third number to tell.
func hole(engine string) string {
	v, ok := flink.ParseVersion(engine)
	if !ok || strings.HasPrefix(strings.ToLower(engine), "vvr") || v.Major != 1 {
		return ""
	}
	switch {
	case 6 <= v.Minor && v.Minor <= 10:
		return "CVE-2020-17518"
	case v.Minor == 11:
		parts := strings.Split(strings.TrimPrefix(engine, "v"), ".")
		if len(parts) < 3 {
			return ""
		}
		if patch, err := strconv.Atoi(parts[2]); err == nil && patch <= 2 {
			return "CVE-2020-17518 and CVE-2020-17519"
		}
	}
	return ""
}
