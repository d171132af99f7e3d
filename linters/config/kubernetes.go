package config

import "github.com/flinkvet/flinkvet/linters/draft"

// kubernetes reads the resources of the Flink Kubernetes operator
// (flink.apache.org/v1beta1) and the ConfigMaps beside them; other resources
// say nothing about Flink.
func (f *File) kubernetes(tree *Value) {
	kind := tree.Get("kind").String()
	switch kind {
	case "FlinkDeployment":
		f.operatorJob(tree, tree.Get("spec"))
	case "FlinkSessionJob":
		f.operatorJob(tree, tree.Get("spec"))
	case "FlinkBlueGreenDeployment":
		f.operatorJob(tree, tree.At("spec", "template", "spec"))
	case "FlinkStateSnapshot":
		f.snapshot(tree)
	case "FlinkCluster":
		f.flinkCluster(tree)
	case "FlinkApplication":
		f.flinkApplication(tree)
	case "Pod":
		f.workload(tree, tree.Get("spec"))
	case "Deployment", "StatefulSet", "DaemonSet", "Job":
		f.workload(tree, tree.At("spec", "template", "spec"))
	case "ConfigMap":
		f.configMap(tree)
	case "List":
		for _, item := range each(tree.Get("items")) {
			f.kubernetes(item)
		}
	}
}

func (f *File) operatorJob(tree, spec *Value) {
	d := newDeployment(tree, Operator)
	d.Name = scalar(tree.At("metadata", "name"))
	d.Engine = scalar(spec.Get("flinkVersion"))
	d.Session = d.Kind != "FlinkSessionJob" && spec.Get("job") == nil
	d.Cluster = scalar(spec.Get("deploymentName"))
	d.Config = flatten(spec.Get("flinkConfiguration"))
	d.JAR = scalar(spec.At("job", "jarURI"))
	d.EntryClass = scalar(spec.At("job", "entryClass"))
	d.Args = f.statements(d, scalars(spec.At("job", "args")))
	for _, pod := range []*Value{spec.Get("podTemplate"), spec.At("jobManager", "podTemplate"), spec.At("taskManager", "podTemplate")} {
		d.Env = append(d.Env, podEnv(pod)...)
	}
	f.Deployments = append(f.Deployments, d)
}

// snapshot reads a FlinkStateSnapshot (FlinkStateSnapshotSpec of the operator's
// release 1.10).
func (f *File) snapshot(tree *Value) {
	spec := tree.Get("spec")
	f.Snapshots = append(f.Snapshots, &Snapshot{
		Range:      tree.Range,
		Name:       scalar(tree.At("metadata", "name")),
		JobKind:    scalar(spec.At("jobReference", "kind")),
		Job:        scalar(spec.At("jobReference", "name")),
		Checkpoint: spec.Get("checkpoint") != nil,
		Path:       scalar(spec.At("savepoint", "path")),
		Tree:       tree,
	})
}

func newDeployment(tree *Value, platform Platform) *Deployment {
	return &Deployment{Range: tree.Range, Platform: platform, Kind: tree.Get("kind").String(), Tree: tree}
}

// podEnv returns the environment that a pod template gives to its containers.
func podEnv(pod *Value) []*Property {
	var env []*Property
	for _, list := range []string{"initContainers", "containers"} {
		for _, container := range each(pod.At("spec", list)) {
			env = append(env, environment(container.Get("env"))...)
		}
	}
	return env
}

// environment reads a list of name and value; variables that come from
// elsewhere have no value and are left out.
func environment(list *Value) []*Property {
	var env []*Property
	for _, item := range each(list) {
		name, value := item.Get("name"), item.Get("value")
		if name.IsString() && value != nil {
			env = append(env, &Property{Range: item.Range, Key: name.String(), KeyRange: name.Range, Value: value})
		}
	}
	return env
}

// configMap reads the files among the data of a ConfigMap as what they would be
// by themselves. Flink's configuration in it is a cluster's, whichever resource
// mounts it.
func (f *File) configMap(tree *Value) {
	data := tree.Get("data")
	if data == nil {
		return
	}
	for _, e := range data.Entries {
		if !e.Value.IsString() {
			continue
		}
		switch class := draft.Classify(e.Key.String(), []byte(e.Value.String())); {
		case e.Key.String() == "flink-conf.yaml":
			f.read(e.Value.Text, e.Key.String(), draft.FlinkConf)
		case e.Key.String() == "config.yaml":
			f.read(e.Value.Text, e.Key.String(), draft.FlinkConfig)
		case class.Kind == draft.FlinkSQL && !class.Plain:
			f.Scripts = append(f.Scripts, e.Value)
		case class.Kind.Config() && class.Kind != draft.Policy && class.Kind != draft.KubernetesJob:
			f.read(e.Value.Text, e.Key.String(), class.Kind)
		}
	}
}
