package deployment

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// InvalidField finds fields of operator resources with a value that the
// operator refuses.
var InvalidField = Pack.Add(rules.Rule{
	Name:     "invalid-field",
	Severity: rules.Error,
	Needs:    operatorViews,
	Run:      invalidField,
})

// deploymentName is DefaultValidator.DEPLOYMENT_NAME_PATTERN of the operator.
var deploymentName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z]([-a-z0-9]{0,43}[a-z0-9])?$`) })

// logFiles are the files that logConfiguration may hold (Flink's
// kubernetes.utils.Constants).
var logFiles = []string{"log4j-console.properties", "logback-console.xml"}

func invalidField(pass *analysis.Pass) {
	for _, r := range resources(pass) {
		name := r.Name
		if r.sessionJob() {
			name = r.spec.Get("deploymentName")
		}
		if name.IsString() && !open(name) && !deploymentName().MatchString(name.String()) {
			refuse(pass, name, "%q is no name for a cluster; use up to 45 lower-case letters, digits and dashes, a letter first", name)
		}
		for _, path := range [][]string{{"job", "parallelism"}, {"jobManager", "replicas"}, {"taskManager", "replicas"}} {
			v := r.spec.At(path...)
			if n, err := strconv.Atoi(v.String()); err == nil && n < 1 {
				refuse(pass, v, "%[2]s is %[1]s; it must be at least 1", v, path[1])
			}
		}
		r.checkLogConfiguration(pass)
		for _, process := range []string{"jobManager", "taskManager"} {
			checkResources(pass, r.spec.Get(process))
		}
	}
}

func refuse(pass *analysis.Pass, v *config.Value, format string, shown *config.Value, args ...any) {
	rules.Report{At: v, Message: fmt.Sprintf(format, append([]any{shown.String()}, args...)...)}.To(pass)
}

func (r resource) checkLogConfiguration(pass *analysis.Pass) {
	log := r.spec.Get("logConfiguration")
	if log == nil {
		return
	}
	for _, e := range log.Entries {
		if !slices.Contains(logFiles, e.Key.String()) {
			refuse(pass, e.Key, "%q is no file of the log configuration; it is log4j-console.properties or logback-console.xml", e.Key)
		}
	}
}

// checkResources holds the numbers of a process against what the operator can
// read.
func checkResources(pass *analysis.Pass, process *config.Value) {
	resource := process.Get("resource")
	checkQuantity(pass, resource.Get("memory"), "memory", memoryOf)
	checkQuantity(pass, resource.Get("ephemeralStorage"), "ephemeralStorage", quantityOf)
	for _, name := range []string{"cpu", "memory"} {
		read := quantityOf
		if name == "memory" {
			read = memoryOf
		}
		request, limit := process.At("resources", "requests", name), process.At("resources", "limits", name)
		asked, ok := checkQuantity(pass, request, name, read)
		most, limited := checkQuantity(pass, limit, name, read)
		if ok && limited && asked > most {
			refuse(pass, request, "the request of %[2]s, %[1]s, is above its limit of %[3]s; raise the limit", request, name, limit.String())
		}
	}
}

// checkQuantity reports a quantity that cannot be read or is not positive, and
// returns the others.
func checkQuantity(pass *analysis.Pass, v *config.Value, name string, read func(string) (float64, bool)) (float64, bool) {
	if !v.IsString() || open(v) {
		return 0, false
	}
	n, ok := read(v.String())
	switch {
	case !ok:
		refuse(pass, v, "%q is no amount of %s; write a number and a unit of Kubernetes, such as 2Gi or 500m", v, name)
	case n <= 0:
		refuse(pass, v, "%q is no amount of %s; it must be positive", v, name)
	}
	return n, ok && n > 0
}
