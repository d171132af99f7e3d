package draft

import (
	"maps"
	"path"
	"slices"
	"strings"
)

// classifyYAML tells the kinds of YAML apart. Of several documents in a file,
// the first that flinkvet reads decides.
func classifyYAML(name, head string) Class {
	if first := strings.TrimLeft(head, " \t\r\n"); first != "" && first[0] == '{' && !strings.HasPrefix(first, "{{") {
		return classifyJSON(name, head)
	}
	var class Class
	for _, d := range outlineYAML(head) {
		if d.workflow(name) {
			if command := launches(head); command != "" {
				return Class{Kind: Commands, Why: "runs " + command}
			}
		}
		c := d.class(name)
		if d.template && !c.Kind.fillsIn() {
			c = Class{Kind: Unknown, Why: unread("a template of YAML")}
		}
		if c.Kind == Unknown && c.Why == "" || class.Kind != Unknown {
			continue
		}
		if class.Why == "" || c.Kind != Unknown {
			class = c
		}
	}
	if class.Why == "" {
		class.Why = "no key in it"
	}
	return class
}

// fillsIn reports whether files of the kind are read though a template engine
// has still to fill them in: their parts mean something by themselves.
func (k Kind) fillsIn() bool {
	switch k {
	case KubernetesJob, Deployment, Pipeline, Compose, FlinkConfig, FlinkConf:
		return true
	}
	return false
}

// workflow reports whether the document is a workflow of a CI system: GitHub,
// Gitea and Azure have jobs or steps, GitLab stages or its own name.
func (o *outline) workflow(name string) bool {
	if strings.HasSuffix(strings.ToLower(path.Base(name)), ".gitlab-ci.yml") {
		return true
	}
	return o.hasAny("jobs", "steps", "stages") && !o.hasAny("apiVersion", "services")
}

func classifyJSON(name, head string) Class {
	c := outlineJSON(head).class(name)
	switch c.Kind {
	case KubernetesJob, Deployment, Variables, Tuning, PropertyGroups, AccessPolicy:
		return c
	}
	return Class{Kind: Unknown, Why: unread("JSON without a deployment in it")}
}

// namedFlinkConf reports whether a file bears the legacy configuration's name,
// with or without an environment's.
func namedFlinkConf(name string) bool {
	base := strings.ToLower(path.Base(name))
	base = strings.TrimSuffix(base, path.Ext(base))
	return base == "flink-conf" || strings.HasPrefix(base, "flink-conf-") || strings.HasPrefix(base, "flink-conf.") ||
		strings.HasSuffix(base, "-flink-conf") || strings.HasSuffix(base, ".flink-conf")
}

// class tells a document's kind; a document without a key has none, and no
// reason either.
func (o *outline) class(name string) Class {
	if api := o.values["apiVersion"]; api != "" || o.has("kind") && o.has("spec") {
		return o.resource(api, o.values["kind"])
	}
	if namedFlinkConf(name) {
		return Class{Kind: FlinkConf, Why: "named " + path.Base(name)}
	}
	if c, ok := o.vvr(); ok {
		return c
	}
	switch {
	case len(o.top) == 0:
		return Class{}
	case o.has("source") && o.has("sink") && o.hasAny("source.type", "sink.type"):
		return Class{Kind: Pipeline, Why: "has a source and a sink with a type"}
	case o.has("services"):
		return o.compose()
	case o.accessPolicy():
		return Class{Kind: AccessPolicy, Why: "has statements of a policy of RAM"}
	case o.ends(".PropertyGroupId") && o.ends(".PropertyMap"):
		return Class{Kind: PropertyGroups, Why: "has property groups of Amazon Managed Service for Apache Flink"}
	case namedValues(name) && (o.ends(valuesKeys...) || o.ends(flinkSuffixes()...)):
		return Class{Kind: HelmValues, Why: "values that hold a Flink configuration"}
	case namedValues(name) && o.holdsScript():
		return Class{Kind: HelmValues, Why: "values that hold Flink SQL"}
	case o.variables(name):
		return Class{Kind: Variables, Why: "declares variables by name and value"}
	}
	return o.flinkConfig()
}

// accessPolicy reports whether the document is a policy of RAM, which is of
// version 1, or a template of Resource Orchestration Service that makes or
// attaches some.
func (o *outline) accessPolicy() bool {
	if o.has("ROSTemplateFormatVersion") {
		return o.ends(".PolicyDocument", ".SystemPolicy", ".PolicyName")
	}
	return o.values["Version"] == "1" && o.has("Statement.Effect") && o.has("Statement.Action")
}

// compose tells a Docker Compose file that runs Flink, in the image of Flink
// itself or with the configuration that this image reads.
func (o *outline) compose() Class {
	for key, value := range o.values {
		service, ok := strings.CutPrefix(key, "services.")
		_, field, _ := strings.Cut(service, ".")
		if ok && (field == "image" && IsFlinkImage(value) || field == "environment.FLINK_PROPERTIES" ||
			field == "command" && (value == "jobmanager" || value == "taskmanager" || strings.HasPrefix(value, "standalone-job"))) {
			return Class{Kind: Compose, Why: "a Docker Compose file that runs Flink"}
		}
	}
	return Class{Kind: Unknown, Why: unread("a Docker Compose file without Flink")}
}

// namedValues reports whether a file is called as the values of a Helm chart.
func namedValues(name string) bool {
	base := strings.ToLower(path.Base(name))
	base = strings.TrimSuffix(base, path.Ext(base))
	return base == "values" || strings.HasPrefix(base, "values-") || strings.HasPrefix(base, "values.") ||
		strings.HasSuffix(base, "-values") || strings.HasSuffix(base, ".values")
}

// holdsScript reports whether a text of several lines in the document is a
// script of Flink SQL.
func (o *outline) holdsScript() bool {
	for _, text := range o.values {
		if strings.Count(text, "\n") > 1 {
			if c := Classify("job.sql", []byte(dedent(text))); c.Kind == FlinkSQL && !c.Plain {
				return true
			}
		}
	}
	return false
}

// valuesKeys are the keys under which charts take a Flink configuration.
var valuesKeys = []string{".flinkConfiguration", ".flinkConf", ".flinkProperties", ".flink-conf.yaml"}

// flinkSuffixes are the whole keys among flinkKeys, as ends of longer ones.
func flinkSuffixes() []string {
	var ends []string
	for _, key := range flinkKeys {
		if strings.Contains(key, ".") && !strings.HasSuffix(key, ".") {
			ends = append(ends, "."+key)
		}
	}
	return ends
}

// ends reports whether a key of the document, at whatever depth, ends in one of
// the endings.
func (o *outline) ends(endings ...string) bool {
	for key := range o.values {
		for _, ending := range endings {
			if strings.HasSuffix("."+key, ending) {
				return true
			}
		}
	}
	return false
}

// resource tells what a resource in the manner of Kubernetes is. Ververica
// Platform's resources look alike: its Deployment is of API version v1, which
// no Deployment of Kubernetes ever was.
func (o *outline) resource(api, kind string) Class {
	group, _, _ := strings.Cut(api, "/")
	switch {
	case group == "flink.apache.org":
		return Class{Kind: KubernetesJob, Why: kind + " of " + api}
	case otherOperators[kind] != "" && otherOperators[kind] == group:
		return Class{Kind: KubernetesJob, Why: kind + " of " + api}
	case kind == "VpDeployment" && o.has("spec.spec.template.spec.artifact"):
		return Class{Kind: Deployment, Why: "Deployment of Ververica Platform, in a resource of Kubernetes"}
	case kind == "List" && strings.HasPrefix(o.values["items.apiVersion"], "flink.apache.org/"):
		return Class{Kind: KubernetesJob, Why: "List of resources of " + o.values["items.apiVersion"]}
	case kind == "ConfigMap":
		if what := o.heldFile(); what != "" {
			return Class{Kind: KubernetesJob, Why: "ConfigMap that holds " + what}
		}
	case kind == "Deployment" && group == api && o.hasAny("spec.template.spec.artifact", "spec.deploymentTargetName", "spec.deploymentTargetId", "spec.sessionClusterName"):
		return Class{Kind: Deployment, Why: "Deployment of Ververica Platform"}
	case (kind == "SessionCluster" || kind == "DeploymentDefaults") && group == api:
		return Class{Kind: Deployment, Why: kind + " of Ververica Platform"}
	case kind == "SecretValue" && group == api:
		return Class{Kind: Variables, Why: "SecretValue of Ververica Platform"}
	case o.runsFlink():
		return Class{Kind: KubernetesJob, Why: kind + " of " + api + " that runs Flink"}
	}
	what := "a " + kind
	if api != "" {
		what += " of " + api
	}
	return Class{Kind: Unknown, Why: unread(what)}
}

// otherOperators are the kinds of other operators for Flink on Kubernetes, with
// their groups: that of Google and Spotify, and that of Lyft.
var otherOperators = map[string]string{
	"FlinkCluster": "flinkoperator.k8s.io", "FlinkApplication": "flink.k8s.io",
}

// runsFlink reports whether the document is a workload of Kubernetes whose
// first container runs Flink's image. A Job may use it for whatever it has in
// it, and counts where it starts a cluster for one job (Flink, page
// "Standalone" of Kubernetes).
func (o *outline) runsFlink() bool {
	pod := "spec.template.spec"
	switch o.values["kind"] {
	case "Pod":
		pod = "spec"
	case "Deployment", "StatefulSet", "DaemonSet":
	case "Job":
		if !strings.Contains(o.values[pod+".containers.args"], "standalone-job") {
			return false
		}
	default:
		return false
	}
	return IsFlinkImage(o.values[pod+".containers.image"])
}

// IsFlinkImage reports whether the image of a container is Flink's own:
// "flink:1.20", "apache/flink:1.20-java11".
func IsFlinkImage(image string) bool {
	image, _, _ = strings.Cut(image, "{{")
	name, _, _ := strings.Cut(path.Base(image), ":")
	return name == "flink"
}

// heldFile says which file a ConfigMap holds that flinkvet reads, "" where it
// holds none: Flink's configuration, a script, a pipeline.
func (o *outline) heldFile() string {
	if o.values["data.flink-conf.yaml"] != "" {
		return "a Flink configuration"
	}
	for _, key := range slices.Sorted(maps.Keys(o.values)) {
		name, ok := strings.CutPrefix(key, "data.")
		if !ok || path.Ext(name) == "" {
			continue
		}
		switch c := Classify(name, []byte(dedent(o.values[key]))); {
		case c.Kind == FlinkConfig && name == "config.yaml":
			return "a Flink configuration"
		case c.Kind == FlinkSQL && !c.Plain, c.Kind == Pipeline:
			return "a " + c.Kind.String() + " file"
		}
	}
	return ""
}

// dedent takes the first line's indentation off every line.
func dedent(block string) string {
	indent := len(block) - len(strings.TrimLeft(block, " "))
	var b strings.Builder
	for line := range strings.Lines(block) {
		b.WriteString(line[min(indent, len(line)-len(strings.TrimLeft(line, " "))):])
	}
	return b.String()
}

// wrappers are the keys under which answers and requests of VVR's interface
// have what they are about.
var wrappers = []string{"", "body.", "data.", "items.", "deployment.", "deployments.", "deploymentDraft.", "variables.", "autopilotPolicy.", "scheduledPlan.", "scheduledPlans."}

// vvr knows the deployments, drafts and start parameters of VVR (OpenAPI of
// Realtime Compute for Apache Flink, version 2022-07-18).
func (o *outline) vvr() (Class, bool) {
	for _, under := range wrappers {
		for _, key := range []string{"sqlArtifact", "jarArtifact", "pythonArtifact", "cdcYamlArtifact"} {
			if o.has(under + "artifact." + key) {
				return Class{Kind: Deployment, Why: "has artifact." + key}, true
			}
		}
		if v := o.values[under+"engineVersion"]; strings.HasPrefix(v, "vvr-") || strings.HasPrefix(v, "vera-") {
			return Class{Kind: Deployment, Why: "its engineVersion is " + v}, true
		}
		var has []string
		for _, key := range []string{"artifact.kind", "engineVersion", "executionMode", "flinkConf", "localVariables", "deploymentTarget", "deploymentTargetName", "deploymentId", "deploymentDraftId", "skipValidate", "streamingResourceSetting", "batchResourceSetting"} {
			if o.has(under + key) {
				has = append(has, key)
			}
		}
		if len(has) >= 2 {
			return Class{Kind: Deployment, Why: "has " + strings.Join(has, " and ")}, true
		}
		if what := o.tuning(under); what != "" {
			return Class{Kind: Tuning, Why: what}, true
		}
	}
	return Class{}, false
}

// tuning says what the document has of the tuning of a deployment under a key:
// a policy of Autopilot, or a plan of scheduled tuning (OpenAPI 2022-07-18,
// types AutopilotPolicy and ScheduledPlan); "" where it has neither.
func (o *outline) tuning(under string) string {
	switch {
	case o.has(under + "periodicSchedulingPolicies"):
		return "a plan of scheduled tuning"
	case o.hasAny(under+"scaleUpRules", under+"scaleDownRules", under+"policyConfig.limits", under+"policyConfig.scaleUpRules", under+"policyConfig.scaleDownRules"):
		return "a policy of Autopilot"
	}
	return ""
}

// variables reports whether the document declares variables as VVR's interface
// has them: a name, a value and whether the value is kept encrypted. In a file
// that is called after variables, a name and a value will do.
func (o *outline) variables(file string) bool {
	base := strings.ToLower(path.Base(file))
	named := strings.Contains(base, "variable") || strings.Contains(base, "secret")
	for _, under := range wrappers {
		if !o.has(under+"name") || !o.has(under+"value") {
			continue
		}
		switch strings.ToLower(o.values[under+"kind"]) {
		case "plain", "encrypted", "clear":
			return true
		}
		if named || under == "variables." && len(o.top) == 1 {
			return true
		}
	}
	return false
}

// flinkConfig tells Flink's configuration from other YAML: at least one key
// that is Flink's alone, and most of the first level from Flink's groups.
func (o *outline) flinkConfig() Class {
	own := ""
	for _, key := range flinkKeys {
		if o.under(key) {
			own = key
			break
		}
	}
	known := 0
	for _, key := range o.top {
		group, _, _ := strings.Cut(key, ".")
		if flinkGroups[group] {
			known++
		}
	}
	if own == "" {
		own = o.flinkClass()
	}
	if own == "" || 2*known <= len(o.top) {
		return Class{Kind: Unknown, Why: unread("YAML without a mark of Flink")}
	}
	return Class{Kind: FlinkConfig, Why: "has " + own}
}

// flinkClass returns the first key whose value is the name of a class of Flink,
// as the reporters of metrics have it; "" where there is none.
func (o *outline) flinkClass() string {
	for _, key := range slices.Sorted(maps.Keys(o.values)) {
		if strings.HasPrefix(o.values[key], "org.apache.flink.") {
			return key
		}
	}
	return ""
}

// under reports whether the document has the key, or a key below it where it
// ends in a dot.
func (o *outline) under(key string) bool {
	if !strings.HasSuffix(key, ".") {
		return o.has(key)
	}
	for k := range o.values {
		if strings.HasPrefix(k, key) {
			return true
		}
	}
	return false
}

// flinkKeys are options that only Flink has.
var flinkKeys = []string{
	"jobmanager.rpc.", "jobmanager.memory.", "jobmanager.bind-host", "jobmanager.execution.",
	"taskmanager.numberOfTaskSlots", "taskmanager.memory.", "taskmanager.bind-host", "taskmanager.host", "taskmanager.rpc.", "taskmanager.network.",
	"parallelism.default", "execution.checkpointing.", "execution.runtime-mode", "execution.target", "execution.savepoint.", "execution.attached",
	"state.backend", "state.backend.type", "state.backend.rocksdb.", "state.backend.forst.", "state.backend.incremental", "state.backend.gemini.",
	"state.changelog.", "restart-strategy.exponential-delay.", "restart-strategy.failure-rate.", "restart-strategy.fixed-delay.",
	"table.catalog-store.", "sql-gateway.endpoint.", "pipeline.serialization-config", "pipeline.force-", "taskmanager.debug.",
	"web.checkpoints.", "security.ssl.internal.", "kubernetes.operator.", "job.autoscaler.", "containerized.master.", "containerized.taskmanager.", "python.client.executable", "state.checkpoints.dir", "state.savepoints.dir", "state.checkpoints.num-retained",
	"table.exec.", "table.optimizer.", "table.dml-sync", "table.local-time-zone", "pipeline.name", "pipeline.jars", "pipeline.max-parallelism",
	"pipeline.object-reuse", "pipeline.auto-watermark-interval", "pipeline.operator-chaining.",
	"restart-strategy", "restart-strategy.type", "high-availability", "high-availability.type", "high-availability.storageDir",
	"pekko.", "akka.", "env.java.opts.", "classloader.resolve-order", "classloader.parent-first-patterns.", "cluster.evenly-spread-out-slots",
	"historyserver.", "jobstore.", "io.tmp.dirs", "security.kerberos.login.", "kubernetes.cluster-id", "yarn.application.", "blob.server.port",
}

// flinkGroups are the first parts of Flink's option names.
var flinkGroups = words(`akka blob containerized events blocklist classloader client cluster compiler daemon env execution external-resource
	external-resources fine-grained fs heartbeat high-availability high-availability.cluster-id historyserver io job jobmanager
	jobstore kubernetes library-cache local-system mesos metrics oss parallelism pekko pipeline plugin process process-working-dir
	python query queryable-state resourcemanager rest restart-strategy rpc s3 security slot slotmanager sql-client sql-gateway
	state statefun table task taskmanager traces web yarn zookeeper slow-task-detector scheduler hive fs user`)
