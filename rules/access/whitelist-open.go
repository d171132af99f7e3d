package access

import (
	"net/netip"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// WhitelistOpen finds services that every address of the internet may reach.
var WhitelistOpen = Pack.Add(rules.Rule{
	Name:     "whitelist-open",
	Severity: rules.Warning,
	Score:    7.5,
	Tags:     []string{"external/cwe/cwe-284"},
	Needs:    linters.Needs(linters.Configs),
	Run: func(pass *analysis.Pass) {
		for _, f := range linters.Configs.Of(pass) {
			for _, addresses := range f.Open {
				if prefix, err := netip.ParsePrefix(addresses.String()); err == nil && prefix.Bits() == 0 || addresses.String() == "0.0.0.0" {
					pass.ReportRangef(addresses, "every address may reach the service; let in those of the vSwitch of the jobs' workspace alone")
				}
			}
		}
	},
})
