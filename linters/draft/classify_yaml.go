package draft

import (
	"path"
	"strings"
)

// classifyYAML tells the kinds of YAML apart. Of several documents in a file,
// the first that flinkvet reads decides.
func classifyYAML(name, head string) Class {
	if first := strings.TrimLeft(head, " \t\r\n"); first != "" && first[0] == '{' && !strings.HasPrefix(first, "{{") {
		return classifyJSON(name, head)
	}
	var class Class
	command := launches(head)
	for _, d := range outlineYAML(head) {
		if command != "" && d.workflow(name) {
			return Class{Kind: Commands, Why: "runs " + command}
		}
		if d.template {
			return Class{Kind: Unknown, Why: unread("a template of YAML")}
		}
		c := d.class(name)
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
	case KubernetesJob, Deployment, Variables, PropertyGroups:
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
	case o.ends(".PropertyGroupId") && o.ends(".PropertyMap"):
		return Class{Kind: PropertyGroups, Why: "has property groups of Amazon Managed Service for Apache Flink"}
	case namedValues(name) && (o.ends(valuesKeys...) || o.ends(flinkSuffixes()...)):
		return Class{Kind: HelmValues, Why: "values that hold a Flink configuration"}
	case o.variables(name):
		return Class{Kind: Variables, Why: "declares variables by name and value"}
	}
	return o.flinkConfig()
}

// compose tells a Docker Compose file that runs Flink, in the image of Flink
// itself or with the configuration that this image reads.
func (o *outline) compose() Class {
	for key, value := range o.values {
		service, ok := strings.CutPrefix(key, "services.")
		_, field, _ := strings.Cut(service, ".")
		name, _, _ := strings.Cut(path.Base(value), ":")
		if ok && (field == "image" && name == "flink" || field == "environment.FLINK_PROPERTIES" ||
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
	switch {
	case strings.HasPrefix(api, "flink.apache.org/"):
		return Class{Kind: KubernetesJob, Why: kind + " of " + api}
	case kind == "List" && strings.HasPrefix(o.values["items.apiVersion"], "flink.apache.org/"):
		return Class{Kind: KubernetesJob, Why: "List of resources of " + o.values["items.apiVersion"]}
	case kind == "ConfigMap" && strings.Contains(o.flinkConfFile(), "{{"):
		return Class{Kind: Unknown, Why: unread("a template of YAML")}
	case kind == "ConfigMap" && o.flinkConfFile() != "":
		return Class{Kind: KubernetesJob, Why: "ConfigMap that holds a Flink configuration"}
	case kind == "Deployment" && !strings.Contains(api, "/") && o.hasAny("spec.template.spec.artifact", "spec.deploymentTargetName", "spec.deploymentTargetId", "spec.sessionClusterName"):
		return Class{Kind: Deployment, Why: "Deployment of Ververica Platform"}
	case (kind == "SessionCluster" || kind == "DeploymentDefaults") && !strings.Contains(api, "/"):
		return Class{Kind: Deployment, Why: kind + " of Ververica Platform"}
	case kind == "SecretValue" && !strings.Contains(api, "/"):
		return Class{Kind: Variables, Why: "SecretValue of Ververica Platform"}
	}
	what := "a " + kind
	if api != "" {
		what += " of " + api
	}
	return Class{Kind: Unknown, Why: unread(what)}
}

// flinkConfFile returns what a ConfigMap has for Flink's configuration file.
func (o *outline) flinkConfFile() string {
	if text := o.values["data.flink-conf.yaml"]; text != "" {
		return text
	}
	text := o.values["data.config.yaml"]
	for _, d := range outlineYAML(dedent(text)) {
		if d.flinkConfig().Kind == FlinkConfig {
			return text
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
var wrappers = []string{"", "body.", "data.", "items.", "deployment.", "deployments.", "deploymentDraft.", "variables."}

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
		for _, key := range []string{"artifact.kind", "engineVersion", "executionMode", "flinkConf", "localVariables", "deploymentTarget", "deploymentId", "streamingResourceSetting", "batchResourceSetting"} {
			if o.has(under + key) {
				has = append(has, key)
			}
		}
		if len(has) >= 2 {
			return Class{Kind: Deployment, Why: "has " + strings.Join(has, " and ")}, true
		}
	}
	return Class{}, false
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
	if own == "" || 2*known <= len(o.top) {
		return Class{Kind: Unknown, Why: unread("YAML without a mark of Flink")}
	}
	return Class{Kind: FlinkConfig, Why: "has " + own}
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
	"state.backend", "state.backend.type", "state.checkpoints.dir", "state.savepoints.dir", "state.checkpoints.num-retained",
	"table.exec.", "table.optimizer.", "table.dml-sync", "table.local-time-zone", "pipeline.name", "pipeline.jars", "pipeline.max-parallelism",
	"pipeline.object-reuse", "pipeline.auto-watermark-interval", "pipeline.operator-chaining.",
	"restart-strategy", "restart-strategy.type", "high-availability", "high-availability.type", "high-availability.storageDir",
	"pekko.", "akka.", "env.java.opts.", "classloader.resolve-order", "classloader.parent-first-patterns.", "cluster.evenly-spread-out-slots",
	"historyserver.", "jobstore.", "io.tmp.dirs", "security.kerberos.login.", "kubernetes.cluster-id", "yarn.application.", "blob.server.port",
}

// flinkGroups are the first parts of Flink's option names.
var flinkGroups = words(`akka blob blocklist classloader client cluster compiler daemon env execution external-resource
	external-resources fine-grained fs heartbeat high-availability high-availability.cluster-id historyserver io job jobmanager
	jobstore kubernetes library-cache local-system mesos metrics oss parallelism pekko pipeline plugin process process-working-dir
	python query queryable-state resourcemanager rest restart-strategy rpc s3 security slot slotmanager sql-client sql-gateway
	state statefun table task taskmanager traces web yarn zookeeper slow-task-detector scheduler hive fs user`)
