package deployment

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// RequiredField finds operator resources without a field that the operator
// asks for.
var RequiredField = Pack.Add(rules.Rule{
	Name:     "required-field",
	Severity: rules.Error,
	Needs:    operatorViews,
	Run:      requiredField,
})

func requiredField(pass *analysis.Pass) {
	if !linters.Target.Of(pass).Complete {
		return
	}
	for _, r := range resources(pass) {
		switch {
		case r.templated:
		case r.sessionJob():
			r.requireOfSessionJob(pass)
		case r.whole():
			r.requireOfCluster(pass)
		}
	}
}

func (r resource) requireOfSessionJob(pass *analysis.Pass) {
	switch {
	case r.spec.Get("deploymentName") == nil && r.job() != nil:
		lacks(pass, at(r.Tree, "spec"), "the session job", "deploymentName, the session cluster that is to run it")
	case r.spec.Get("deploymentName") != nil && r.job() == nil:
		lacks(pass, at(r.Tree, "spec"), "the session job", "job")
	case r.whole():
		r.requireParallelism(pass)
	}
}

func (r resource) requireOfCluster(pass *analysis.Pass) {
	for _, field := range []string{"flinkVersion", "serviceAccount"} {
		if r.spec.Get(field) == nil {
			lacks(pass, r.specKey(), "the resource", field)
		}
	}
	r.requireMemory(pass, "jobManager", "jobmanager.memory.process.size", "jobmanager.memory.flink.size", "jobmanager.memory.heap.size", "jobmanager.heap.size")
	r.requireMemory(pass, "taskManager", "taskmanager.memory.process.size", "taskmanager.memory.flink.size", "taskmanager.memory.task.heap.size", "taskmanager.heap.size")
	if r.job() != nil && r.spec.At("taskManager", "replicas") == nil {
		r.requireParallelism(pass)
	}
	if r.spec.Get("ingress") != nil && r.Kind == "FlinkDeployment" && !r.spec.At("ingress", "template").IsString() {
		lacks(pass, at(r.spec, "ingress"), "the ingress", "template, the address of the web page")
	}
}

// requireParallelism asks for job.parallelism, which counts 0 without the
// field (JobSpec).
func (r resource) requireParallelism(pass *analysis.Pass) {
	if r.job().Get("parallelism") == nil {
		lacks(pass, at(r.spec, "job"), "the job", "parallelism")
	}
}

// requireMemory asks for the memory of a kind of process, which the resource
// says in one of its fields or among its settings.
func (r resource) requireMemory(pass *analysis.Pass, process string, keys ...string) {
	p := r.spec.Get(process)
	for _, path := range [][]string{{"resource", "memory"}, {"resources", "requests", "memory"}, {"resources", "limits", "memory"}} {
		if p.At(path...).IsString() {
			return
		}
	}
	for _, key := range keys {
		if r.sets(key) {
			return
		}
	}
	place := r.specKey()
	if p != nil {
		place = at(r.spec, process)
	}
	lacks(pass, place, "the "+process, "memory: resource.memory")
}

// specKey is where the spec begins that describes the cluster.
func (r resource) specKey() draft.Range {
	if r.Kind == "FlinkBlueGreenDeployment" {
		return at(r.Tree, "spec", "template", "spec")
	}
	return at(r.Tree, "spec")
}

func lacks(pass *analysis.Pass, at draft.Range, what, field string) {
	rules.Report{At: at, Message: fmt.Sprintf("%s lacks %s; the operator refuses it without", what, field)}.To(pass)
}
