package deployment

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// SessionJarUnfetchable finds session jobs whose JAR the operator cannot fetch.
var SessionJarUnfetchable = Pack.Add(rules.Rule{
	Name:     "session-jar-unfetchable",
	Severity: rules.Error,
	Needs:    operatorViews,
	Run:      sessionJarUnfetchable,
})

func sessionJarUnfetchable(pass *analysis.Pass) {
	for _, r := range resources(pass) {
		jar := r.job().Get("jarURI")
		if !r.sessionJob() || !jar.IsString() || open(jar) || strings.Contains(jar.String(), "{{") {
			continue
		}
		if what, severity := unfetchable(jar); what != "" {
			rules.Report{At: jar, Severity: severity, Message: what}.To(pass)
		}
	}
}

// unfetchable says why the operator cannot fetch a JAR: it does so itself, from
// its own pod (DefaultValidator.validateJarURI and ArtifactManager of the
// operator's release 1.15; page "Overview" of its custom resources).
func unfetchable(jar *config.Value) (string, rules.Severity) {
	u, err := url.Parse(jar.String())
	switch {
	case err != nil:
		return "jarURI is no valid URI; write it as https://host/path.jar", rules.Error
	case u.Scheme == "" && !strings.Contains(u.Path, "/"):
		return "", 0 // a word that something replaces
	case u.Scheme == "":
		return "jarURI has no scheme, and the operator does not know where to fetch the JAR; write it as https://host/path.jar", rules.Error
	case u.Scheme == "local":
		return "local: names a file of the job's image, but the operator fetches the JAR of a session job itself; put it where the operator can read it, or run the job in a cluster of its own", rules.Error
	case u.Scheme != "http" && u.Scheme != "https":
		return "", 0
	case u.Host == "":
		return "jarURI has no host; write it as https://host/path.jar", rules.Error
	}
	host := u.Hostname()
	ip, err := netip.ParseAddr(host)
	switch {
	case host == "localhost" || err == nil && (ip.IsLoopback() || ip.IsUnspecified()):
		return fmt.Sprintf("%s is the operator's own pod, from which it would fetch the JAR; name the host that has it", host), rules.Error
	case err == nil && (ip.IsPrivate() || ip.IsLinkLocalUnicast() || ip.IsMulticast()):
		return fmt.Sprintf("%s is an address that the operator does not fetch from unless its own configuration allows it; use a host that is no private address", host), rules.Warning
	}
	return "", 0
}
