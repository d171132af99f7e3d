package deployment

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// PrivilegedPod finds pods from which a job can take over the machine.
var PrivilegedPod = Pack.Add(rules.Rule{
	Name:     "privileged-pod",
	Severity: rules.Error,
	Score:    8.0,
	Tags:     []string{"external/cwe/cwe-250"},
	Needs:    linters.Needs(linters.Configs),
	Run:      privilegedPod,
})

func privilegedPod(pass *analysis.Pass) {
	for _, d := range on(pass) {
		for _, pod := range podTemplates(d) {
			judgePod(pass, pod)
		}
	}
}

func judgePod(pass *analysis.Pass, pod *config.Value) {
	powerful(pass, pod.Get("hostPID"), isTrue, "hostPID lets the job see and signal every process of the machine", rules.Error)
	powerful(pass, pod.Get("hostIPC"), isTrue, "hostIPC lets the job read the shared memory of the machine", rules.Error)
	powerful(pass, pod.Get("hostNetwork"), isTrue, "hostNetwork puts the job into the network of the machine", rules.Warning)
	powerful(pass, pod.At("securityContext", "runAsUser"), isRoot, "the pod runs as root", rules.Error)
	for _, c := range items(pod, "containers") {
		judgeContainer(pass, c, rules.Error)
	}
	for _, c := range items(pod, "initContainers") {
		// What prepares a volume needs root for a moment.
		judgeContainer(pass, c, rules.Note)
	}
	for _, v := range items(pod, "volumes") {
		powerful(pass, v.At("hostPath", "path"), takesOver, "the volume shows the job a directory by which the machine can be taken over", rules.Error)
	}
}

func judgeContainer(pass *analysis.Pass, c *config.Value, asRoot rules.Severity) {
	security := c.Get("securityContext")
	powerful(pass, security.Get("privileged"), isTrue, "a privileged container is root on the machine", rules.Error)
	powerful(pass, security.Get("runAsUser"), isRoot, "the container runs as root", asRoot)
	for _, capability := range items(security.Get("capabilities"), "add") {
		powerful(pass, capability, isMighty, "the capability gives the container power over the machine", rules.Error)
	}
}

// powerful reports a value that gives a pod what a job must not have.
func powerful(pass *analysis.Pass, v *config.Value, is func(string) bool, what string, severity rules.Severity) {
	if v.IsString() && is(v.String()) {
		rules.Report{At: v, Severity: severity, Message: fmt.Sprintf("%s; jobs run code of their authors, so take it away", what)}.To(pass)
	}
}

func isTrue(text string) bool { return strings.EqualFold(text, "true") }
func isRoot(text string) bool { return text == "0" }

func isMighty(text string) bool {
	return slices.Contains([]string{"ALL", "SYS_ADMIN", "SYS_PTRACE", "SYS_MODULE", "CAP_SYS_ADMIN", "CAP_SYS_PTRACE", "CAP_SYS_MODULE"}, strings.ToUpper(text))
}

func takesOver(dir string) bool {
	return slices.Contains([]string{"/", "/etc", "/root", "/proc", "/var/run/docker.sock", "/run/containerd/containerd.sock", "/var/lib/kubelet"}, path.Clean(dir))
}
