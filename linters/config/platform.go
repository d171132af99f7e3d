package config

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// platform reads what the consoles and interfaces of Ververica Platform and of
// Alibaba Cloud Realtime Compute give and take: the former are resources with
// kind and spec, the latter plain objects.
func (f *File) platform(tree *Value, kind draft.Kind) {
	switch {
	case tree == nil:
	case tree.Form == List:
		for _, item := range tree.Items {
			f.platform(item, kind)
		}
	case isResource(tree):
		f.ververica(tree)
	case isVariable(tree) && kind == draft.Variables:
		f.Variables = append(f.Variables, variable(tree))
	case f.tuning(tree):
	case isRealtimeCompute(tree):
		f.realtimeCompute(tree)
	default:
		for _, wrapper := range []string{"body", "data", "items", "deployment", "deployments", "deploymentDraft", "variables", "autopilotPolicy", "scheduledPlan", "scheduledPlans"} {
			if inner := tree.Get(wrapper); inner != nil {
				f.platform(inner, kind)
			}
		}
	}
}

func isResource(tree *Value) bool {
	return tree.Get("kind").IsString() && tree.Get("spec") != nil
}

func isVariable(tree *Value) bool {
	return tree.Get("name").IsString() && tree.Get("value") != nil
}

// isRealtimeCompute tells a deployment by fields that nothing else has
// (OpenAPI of Realtime Compute for Apache Flink, version 2022-07-18).
func isRealtimeCompute(tree *Value) bool {
	for _, field := range []string{"artifact", "engineVersion", "executionMode", "flinkConf", "flinkConfiguration", "localVariables", "streamingResourceSetting"} {
		if tree.Get(field) != nil {
			return true
		}
	}
	return false
}

// realtimeCompute reads a deployment, a draft of one, or the parameters of a
// start, which have local variables only.
func (f *File) realtimeCompute(tree *Value) {
	d := newDeployment(tree, VVR)
	switch {
	case tree.Get("artifact") == nil && (tree.Get("sessionClusterId") != nil || tree.Get("deploymentTargetName") != nil):
		d.Kind, d.Session = "SessionCluster", true
	case d.Kind == "":
		d.Kind = "Deployment"
	}
	d.Name = scalar(tree.Get("name"))
	d.Engine = scalar(tree.Get("engineVersion"))
	d.Batch = strings.EqualFold(tree.Get("executionMode").String(), "BATCH")
	if target := tree.Get("deploymentTarget"); target.Get("mode").String() == "SESSION" {
		d.Cluster = scalar(target.Get("name"))
	}
	artifact := tree.Get("artifact")
	d.Script = scalar(artifact.At("sqlArtifact", "sqlScript"))
	d.JAR = firstOf(artifact, "jarArtifact.jarUri", "pythonArtifact.pythonArtifactUri")
	d.EntryClass = firstOf(artifact, "jarArtifact.entryClass", "pythonArtifact.entryModule")
	if args := firstOf(artifact, "jarArtifact.mainArgs", "pythonArtifact.mainArgs"); args != nil {
		d.Args = words(args)
	}
	d.Config = append(flatten(tree.Get("flinkConf")), flatten(tree.Get("flinkConfiguration"))...)
	for _, item := range each(tree.Get("localVariables")) {
		if isVariable(item) {
			d.Locals = append(d.Locals, &Variable{Range: item.Range, Name: item.Get("name").String(), Value: item.Get("value")})
		}
	}
	d.Partial = artifact == nil && d.Engine == nil && len(d.Config) == 0
	f.Deployments = append(f.Deployments, d)
	if yaml := scalar(artifact.At("cdcYamlArtifact", "cdcYaml")); yaml != nil {
		for _, inner := range f.trees(yaml.Text, false) {
			f.pipeline(inner)
		}
	}
}

// firstOf returns the first scalar with text among the paths, keys parted by dots.
func firstOf(v *Value, paths ...string) *Value {
	for _, p := range paths {
		if found := v.At(strings.Split(p, ".")...); found.IsString() {
			return found
		}
	}
	return nil
}

// variable reads a variable of a namespace. Its kind is Clear for plain text;
// Encrypted, and in older files Plain, both mean ciphertext (OpenAPI type
// Variable).
func variable(tree *Value) *Variable {
	kind := tree.Get("kind").String()
	return &Variable{
		Range:  tree.Range,
		Name:   tree.Get("name").String(),
		Value:  tree.Get("value"),
		Kind:   scalar(tree.Get("kind")),
		Secret: strings.EqualFold(kind, "Encrypted") || strings.EqualFold(kind, "Plain"),
	}
}

// ververica reads a resource of Ververica Platform 2.
func (f *File) ververica(tree *Value) {
	d := newDeployment(tree, VVP)
	d.Name = firstOf(tree, "metadata.name", "metadata.displayName")
	switch d.Kind {
	case "VpDeployment":
		f.vpDeployment(tree)
		return
	case "Deployment", "DeploymentDefaults":
		d.job()
	case "SessionCluster":
		d.Session = true
		d.Engine = scalar(tree.At("spec", "flinkVersion"))
		d.Config = flatten(tree.At("spec", "flinkConfiguration"))
		d.Env = environment(tree.At("spec", "kubernetes", "pods", "envVars"))
	case "SecretValue":
		if value := tree.At("spec", "value"); d.Name != nil && value != nil {
			f.Variables = append(f.Variables, &Variable{Range: tree.Range, Name: d.Name.String(), Value: value, Secret: true})
		}
		return
	default:
		return
	}
	f.Deployments = append(f.Deployments, d)
}

// job reads what a Deployment of Ververica Platform runs.
func (d *Deployment) job() {
	d.Cluster = scalar(d.Tree.At("spec", "sessionClusterName"))
	spec := d.Tree.At("spec", "template", "spec")
	artifact := spec.Get("artifact")
	d.Engine = scalar(artifact.Get("flinkVersion"))
	d.Script = scalar(artifact.Get("sqlScript"))
	d.JAR = scalar(artifact.Get("jarUri"))
	d.EntryClass = firstOf(artifact, "entryClass", "mainClass")
	if args := scalar(artifact.Get("mainArgs")); args != nil {
		d.Args = words(args)
	}
	d.Config = flatten(spec.Get("flinkConfiguration"))
	kubernetes := spec.Get("kubernetes")
	d.Env = environment(kubernetes.At("pods", "envVars"))
	for _, pod := range []string{"jobManagerPodTemplate", "taskManagerPodTemplate"} {
		d.Env = append(d.Env, podEnv(kubernetes.Get(pod))...)
	}
}
