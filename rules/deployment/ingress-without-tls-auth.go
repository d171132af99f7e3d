package deployment

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// IngressWithoutTLSAuth finds ingresses that show Flink's web page to everyone.
var IngressWithoutTLSAuth = Pack.Add(rules.Rule{
	Name:      "ingress-without-tls-auth",
	Severity:  rules.Warning,
	Precision: rules.Medium,
	Score:     8.6,
	Tags:      []string{"external/cwe/cwe-306"},
	Needs:     operatorViews,
	Run:       ingressWithoutTLSAuth,
})

func ingressWithoutTLSAuth(pass *analysis.Pass) {
	if !linters.Target.Of(pass).Production {
		return
	}
	for _, r := range resources(pass) {
		ingress, place := r.spec.Get("ingress"), at(r.spec, "ingress")
		if r.Kind == "FlinkBlueGreenDeployment" {
			ingress, place = r.Tree.At("spec", "ingress"), at(r.Tree, "spec", "ingress")
		}
		if ingress == nil || r.templated || !ingress.Get("template").IsString() || guarded(ingress) || isLocal(ingress) {
			continue
		}
		rules.Report{
			At:      place,
			Message: "the ingress shows Flink's web page without encryption and without asking who is calling; whoever reaches it can submit and cancel jobs; add tls and an annotation for authentication",
		}.To(pass)
	}
}

// guarded reports whether the ingress has a certificate, asks for a login, or
// lets only some addresses in, as the annotations of its class say.
func guarded(ingress *config.Value) bool {
	if tls := ingress.Get("tls"); tls != nil && len(tls.Items) > 0 {
		return true
	}
	if strings.Contains(strings.ToLower(ingress.Get("className").String()), "internal") {
		return true
	}
	annotations := ingress.Get("annotations")
	if annotations == nil {
		return false
	}
	for _, e := range annotations.Entries {
		text := strings.ToLower(e.Key.String() + "=" + e.Value.String())
		for _, sign := range []string{"auth", "oidc", "oauth", "whitelist", "allowlist", "allow-list", "certificate", "tls", "issuer", "ssl", "internal", "middleware"} {
			if strings.Contains(text, sign) {
				return true
			}
		}
	}
	return false
}

// isLocal reports whether the ingress answers for names of the own machine.
func isLocal(ingress *config.Value) bool {
	host, _, _ := strings.Cut(strings.TrimPrefix(ingress.Get("template").String(), "http://"), "/")
	host, _, _ = strings.Cut(host, ":")
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || strings.HasSuffix(host, ".local") || host == "127.0.0.1"
}
