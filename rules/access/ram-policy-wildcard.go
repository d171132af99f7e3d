package access

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// RAMPolicyWildcard finds policies of RAM that allow everything on everything in
// the services that jobs use.
var RAMPolicyWildcard = Pack.Add(rules.Rule{
	Name:     "ram-policy-wildcard",
	Severity: rules.Warning,
	Score:    6.5,
	Tags:     []string{"external/cwe/cwe-250"},
	Needs:    linters.Needs(linters.Configs),
	Run:      ramPolicyWildcard,
})

// jobServices are the codes in RAM of Realtime Compute and of what its jobs read
// and write: Object Storage, Simple Log Service, MaxCompute, DataHub, Tablestore,
// Hologres, Message Queue for Kafka and RDS.
var jobServices = []string{"stream", "oss", "log", "odps", "dhs", "ots", "hologram", "alikafka", "rds"}

// fullAccess are the system policies that hand a whole service, or the whole
// account, over.
var fullAccess = []string{
	"AdministratorAccess", "AliyunStreamFullAccess", "AliyunOSSFullAccess", "AliyunLogFullAccess", "AliyunMaxComputeFullAccess",
	"AliyunDataHubFullAccess", "AliyunOTSFullAccess", "AliyunHologresFullAccess", "AliyunKafkaFullAccess", "AliyunRDSFullAccess",
}

func ramPolicyWildcard(pass *analysis.Pass) {
	for _, f := range linters.Configs.Of(pass) {
		for _, g := range f.Grants {
			if g.Allow && !g.Conditional && slices.ContainsFunc(g.Resources, isEverything) {
				unboundedGrant(pass, g)
			}
		}
		for _, name := range f.Attached {
			if slices.Contains(fullAccess, name.String()) {
				pass.ReportRangef(name, "%s gives the account everything that the service can do; attach a policy with the actions and the resources that its jobs use (flinkvet permissions lists them)", name)
			}
		}
	}
}

// unboundedGrant reports the first action of a statement on everything that is
// more than one action. One that only reads gets a note.
func unboundedGrant(pass *analysis.Pass, g *config.Grant) {
	for _, action := range g.Actions {
		service, name, _ := strings.Cut(action.String(), ":")
		switch {
		case service == "*" && name == "", slices.Contains(jobServices, service) && name == "*":
			pass.ReportRangef(action, "the policy allows %q on every resource; name the actions and the resources that the jobs use (flinkvet permissions lists them)", action)
			return
		case slices.Contains(jobServices, service) && strings.HasSuffix(name, "*") && !onlyReads(name):
			pass.ReportRangef(action, "the policy allows %q on every resource; name the resources that the jobs use (flinkvet permissions lists them)", action)
			return
		case slices.Contains(jobServices, service) && strings.HasSuffix(name, "*"):
			r := rules.Report{At: action, Severity: rules.Note, Message: fmt.Sprintf("the policy allows %q on every resource; name those that the jobs read", action)}
			r.To(pass)
			return
		}
	}
}

// onlyReads reports whether the name of an action is of one that changes
// nothing.
func onlyReads(name string) bool {
	return strings.HasPrefix(name, "Get") || strings.HasPrefix(name, "List") || strings.HasPrefix(name, "Describe") || strings.HasPrefix(name, "BatchGet")
}

// isEverything reports whether a resource is all there is: "*", or all of a
// service in every region and account.
func isEverything(resource *config.Value) bool {
	parts := strings.SplitN(resource.String(), ":", 5)
	return resource.String() == "*" || len(parts) == 5 && parts[0] == "acs" && strings.Trim(parts[2]+parts[3]+parts[4], "*/") == ""
}
