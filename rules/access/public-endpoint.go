package access

import (
	"fmt"
	"regexp"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// PublicEndpoint finds services of the job's own cloud that are reached over
// the internet.
var PublicEndpoint = Pack.Add(rules.Rule{
	Name:     "public-endpoint",
	Severity: rules.Note,
	Score:    3.7,
	Tags:     []string{"external/cwe/cwe-668"},
	Needs:    literalViews,
	Run:      publicEndpoint,
})

// publicEndpoints matches the public endpoints of Alibaba Cloud's services that
// have an inner one beside it, which each service's page of endpoints lists:
// Object Storage, Simple Log Service, MaxCompute, DataHub and Tablestore.
var publicEndpoints = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[/.@])(?:oss-[a-z]{2}-[a-z]+(?:-\d+)?\.aliyuncs\.com` +
		`|[a-z]{2}-[a-z]+(?:-\d+)?\.log\.aliyuncs\.com` +
		`|service\.[a-z]{2}-[a-z]+(?:-\d+)?\.maxcompute\.aliyun\.com` +
		`|dh-[a-z]{2}-[a-z]+(?:-\d+)?\.aliyuncs\.com` +
		`|[a-z]{2}-[a-z]+(?:-\d+)?\.ots\.aliyuncs\.com)(?:[:/]|$)`)
})

func publicEndpoint(pass *analysis.Pass) {
	if linters.Target.Of(pass).Platform != "vvr" {
		return
	}
	for _, lit := range given(pass) {
		if lit.Option != nil && lit.Option.Sensitive == flink.URL && publicEndpoints().MatchString(lit.Value()) {
			at(pass, lit, 0, fmt.Sprintf("%q is the service's public endpoint, and the job stands in the same cloud; the inner endpoint is faster, free of charge and not open to the internet", lit.Key))
		}
	}
}
