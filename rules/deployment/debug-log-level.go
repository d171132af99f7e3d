package deployment

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// DebugLogLevel finds production clusters that log everything.
var DebugLogLevel = Pack.Add(rules.Rule{
	Name:     "debug-log-level",
	Severity: rules.Warning,
	Tags:     []string{"external/cwe/cwe-532"},
	Needs:    linters.Needs(linters.Configs, linters.Target),
	Run:      debugLogLevel,
})

func debugLogLevel(pass *analysis.Pass) {
	if !linters.Target.Of(pass).Production {
		return
	}
	for _, f := range linters.Configs.Of(pass) {
		judgeLevel(pass, "", lastOf(f.Properties, "env.log.level"))
		for _, d := range f.Deployments {
			judgeLevel(pass, "", lastOf(d.Config, "env.log.level"))
			for _, logging := range []*config.Value{d.Tree.Get("logging"), d.Tree.At("spec", "template", "spec", "logging")} {
				judgeLoggers(pass, logging.Get("log4jLoggers"))
			}
			if d.Platform == config.Operator {
				judgeLogFile(pass, specOf(d).At("logConfiguration", "log4j-console.properties"))
			}
		}
	}
}

func judgeLevel(pass *analysis.Pass, logger string, p *config.Property) {
	if p != nil {
		reportLevel(pass, p.Value.Range, logger, p.Value.String())
	}
}

// judgeLoggers looks at the levels by logger: a list of names and levels of
// Realtime Compute, or a map of Ververica Platform.
func judgeLoggers(pass *analysis.Pass, loggers *config.Value) {
	if loggers == nil {
		return
	}
	for _, item := range loggers.Items {
		if level := item.Get("loggerLevel"); level != nil {
			reportLevel(pass, level.Range, item.Get("loggerName").String(), level.String())
		}
	}
	for _, e := range loggers.Entries {
		reportLevel(pass, e.Value.Range, e.Key.String(), e.Value.String())
	}
}

var rootLevel = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^[ \t]*rootLogger\.level[ \t]*=[ \t]*(\w+)`) })

func judgeLogFile(pass *analysis.Pass, file *config.Value) {
	if m := rootLevel().FindStringSubmatchIndex(file.String()); m != nil {
		reportLevel(pass, file.Text.Range(m[2], m[3]), "", file.String()[m[2]:m[3]])
	}
}

// reportLevel reports a level below INFO of the root logger, and notes one of
// Flink as a whole; what a team debugs of its own is its business.
func reportLevel(pass *analysis.Pass, at draft.Range, logger, level string) {
	level = strings.ToUpper(strings.TrimSpace(level))
	if level != "DEBUG" && level != "TRACE" && level != "ALL" {
		return
	}
	report := rules.Report{At: at, Message: fmt.Sprintf("the level %s of all loggers fills the disks, costs time, and writes records and secrets down; use INFO", level)}
	switch logger {
	case "", "root", "rootLogger":
	case "org.apache.flink", "com.ververica", "com.alibaba.ververica":
		report.Severity = rules.Note
		report.Message = fmt.Sprintf("the level %s of %s fills the disks and may write records down; use INFO, or name the package that is looked into", level, logger)
	default:
		return
	}
	report.To(pass)
}
