package config

// flinkCluster reads the resource of the operator that Google began and Spotify
// keeps (flinkoperator.k8s.io/v1beta1, page "CRD reference"). The operator adds
// to the configuration.
func (f *File) flinkCluster(tree *Value) {
	spec := tree.Get("spec")
	job := spec.Get("job")
	d := newDeployment(tree, OSS)
	d.Partial = true
	d.Name = scalar(tree.At("metadata", "name"))
	d.Engine = scalar(spec.Get("flinkVersion"))
	d.Session = job == nil
	d.Config = flatten(spec.Get("flinkProperties"))
	d.JAR = firstOf(job, "jarFile", "pyFile")
	d.EntryClass = firstOf(job, "className", "pyModule")
	d.Args = f.statements(d, scalars(job.Get("args")))
	d.Env = environment(spec.Get("envVars"))
	f.Deployments = append(f.Deployments, d)
}

// flinkApplication reads the resource of Lyft's operator
// (flink.k8s.io/v1beta1, page "FlinkApplication custom resource").
func (f *File) flinkApplication(tree *Value) {
	spec := tree.Get("spec")
	d := newDeployment(tree, OSS)
	d.Partial = true
	d.Name = scalar(tree.At("metadata", "name"))
	d.Engine = scalar(spec.Get("flinkVersion"))
	d.Config = flatten(spec.Get("flinkConfig"))
	d.JAR = scalar(spec.Get("jarName"))
	d.EntryClass = scalar(spec.Get("entryClass"))
	if args := scalar(spec.Get("programArgs")); args != nil {
		d.Args = words(args)
	}
	for _, process := range []string{"jobManagerConfig", "taskManagerConfig"} {
		d.Env = append(d.Env, environment(spec.At(process, "envConfig", "env"))...)
	}
	f.Deployments = append(f.Deployments, d)
}

// workload reads the containers of Flink in a workload that runs without any
// operator (Flink, page "Standalone" of Kubernetes): each is a process with a
// configuration of its own.
func (f *File) workload(tree, pod *Value) {
	for _, c := range each(pod.Get("containers")) {
		env := environment(c.Get("env"))
		words := append(scalars(c.Get("command")), scalars(c.Get("args"))...)
		if !runsFlink(c, env, words) {
			continue
		}
		d := &Deployment{Range: c.Range, Platform: OSS, Kind: tree.Get("kind").String(), Session: true, Partial: true, Tree: c}
		d.Name = scalar(tree.At("metadata", "name"))
		f.container(d, env, words)
		f.Deployments = append(f.Deployments, d)
	}
}

// vpDeployment reads a Deployment of Ververica Platform in the resource of the
// operator for it (ververicaplatform.fintechstudios.com), as that Deployment.
func (f *File) vpDeployment(tree *Value) {
	plain := &Value{Range: tree.Range, Form: Map}
	for _, e := range []*Entry{tree.Entry("kind"), tree.Entry("metadata"), tree.Entry("spec").inner("spec")} {
		if e != nil {
			plain.Entries = append(plain.Entries, e)
		}
	}
	d := newDeployment(plain, VVP)
	d.Name = scalar(tree.At("metadata", "name"))
	d.job()
	f.Deployments = append(f.Deployments, d)
}

// inner returns an entry of the map that is the entry's value, nil where there
// is none.
func (e *Entry) inner(key string) *Entry {
	if e == nil {
		return nil
	}
	return e.Value.Entry(key)
}
