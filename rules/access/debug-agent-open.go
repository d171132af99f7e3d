package access

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// DebugAgentOpen finds virtual machines that take a debugger or a management
// console from outside.
var DebugAgentOpen = Pack.Add(rules.Rule{
	Name:     "debug-agent-open",
	Severity: rules.Error,
	Score:    9.8,
	Tags:     []string{"external/cwe/cwe-489"},
	Needs:    literalViews,
	Run:      debugAgentOpen,
})

func debugAgentOpen(pass *analysis.Pass) {
	for _, lit := range given(pass) {
		if !strings.HasPrefix(lit.Key, "env.java.") {
			continue
		}
		for lo, text := 0, lit.Value(); lo < len(text); {
			word := text[lo : lo+end(text[lo:], " \t\n")]
			if severity, what := agent(word); what != "" {
				at(pass, lit.Text.Range(lo, lo+len(word)), severity, fmt.Sprintf("%s, and whoever does may run code on the cluster; remove the option", what))
			}
			lo += len(word) + 1
		}
	}
}

// agent returns what an option of the virtual machine opens. Without a host,
// a debugger's port is open to all up to Java 8, and since only to the machine
// itself (release notes of JDK 9).
func agent(option string) (severity rules.Severity, what string) {
	const debugger = "this lets a debugger connect"
	if strings.HasPrefix(option, "-agentlib:jdwp") || strings.HasPrefix(option, "-Xrunjdwp") {
		_, address, _ := strings.Cut(option, "address=")
		address = address[:end(address, ",")]
		switch {
		case strings.Contains(option, "server=n"):
			return 0, ""
		case isLocal(address):
			return rules.Note, debugger
		case !strings.Contains(address, ":"):
			return rules.Warning, debugger
		}
		return 0, debugger
	}
	if value, ok := strings.CutPrefix(option, "-Dcom.sun.management.jmxremote.authenticate="); ok && is(value, "false") {
		return 0, "this lets a management console connect without a login"
	}
	return 0, ""
}
