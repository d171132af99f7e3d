package deployment

import (
	"github.com/flinkvet/flinkvet/linters/config"
)

// mainContainer is the container that Flink itself runs in (operator, page
// "Pod Template").
const mainContainer = "flink-main-container"

// podTemplates returns the specs of a deployment's pods: of all of them, of
// the job managers, of the task managers.
func podTemplates(d *config.Deployment) []*config.Value {
	spec := specOf(d)
	kubernetes := d.Tree.At("spec", "template", "spec", "kubernetes")
	var specs []*config.Value
	for _, pod := range []*config.Value{
		spec.Get("podTemplate"), spec.At("jobManager", "podTemplate"), spec.At("taskManager", "podTemplate"),
		kubernetes.Get("jobManagerPodTemplate"), kubernetes.Get("taskManagerPodTemplate"),
	} {
		if s := pod.Get("spec"); s != nil {
			specs = append(specs, s)
		}
	}
	return specs
}

// items returns the items of the list under a key, none where there is no
// list.
func items(v *config.Value, key string) []*config.Value {
	if list := v.Get(key); list != nil {
		return list.Items
	}
	return nil
}
