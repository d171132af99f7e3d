package deployment

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// BroadServiceAccount finds jobs with the rights of an account that is not
// theirs alone, or that may do anything.
var BroadServiceAccount = Pack.Add(rules.Rule{
	Name:     "broad-service-account",
	Severity: rules.Warning,
	Score:    6.5,
	Tags:     []string{"external/cwe/cwe-250"},
	Needs:    operatorViews,
	Run:      broadServiceAccount,
})

func broadServiceAccount(pass *analysis.Pass) {
	if !linters.Target.Of(pass).Production {
		return
	}
	for _, r := range resources(pass) {
		account := r.spec.Get("serviceAccount")
		if account.String() == "default" {
			rules.Report{At: account, Message: `the service account "default" is that of every pod of the namespace, and a job manager needs rights to create pods; give the job an account of its own`}.To(pass)
			continue
		}
		if binding := adminBinding(linters.Configs.Of(pass), account.String()); binding != nil {
			rules.Report{
				At:      binding,
				Message: fmt.Sprintf("%s lets every job of the service account %q rule the cluster; bind a role for the pods and ConfigMaps of one namespace", binding.String(), account.String()),
				Related: []analysis.RelatedInformation{{Pos: account.Pos(), End: account.End(), Message: "a job runs with the account"}},
			}.To(pass)
		}
	}
}

// adminBinding returns the name of the role of an administrator that is bound
// to an account for all namespaces, nil where there is none.
func adminBinding(files []*config.File, account string) *config.Value {
	for _, f := range files {
		for _, tree := range f.Trees {
			role := tree.At("roleRef", "name")
			if tree.Get("kind").String() != "ClusterRoleBinding" || role.String() != "cluster-admin" && role.String() != "edit" {
				continue
			}
			for _, subject := range items(tree, "subjects") {
				if account != "" && subject.Get("kind").String() == "ServiceAccount" && subject.Get("name").String() == account {
					return role
				}
			}
		}
	}
	return nil
}
