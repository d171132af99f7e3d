package draft

import (
	"path"
	"strings"
)

// classifyYAML tells the kinds of YAML apart. Of several documents in a file,
// the first that flinkvet reads decides.
func classifyYAML(name, head string) Class {
	if strings.HasPrefix(strings.TrimLeft(head, " \t\r\n"), "{") {
		return classifyJSON(head)
	}
	docs := outlineYAML(head)
	first := Class{Unknown, "no key in it"}
	for _, d := range docs {
		if d.template {
			return Class{Unknown, unread("a template of YAML")}
		}
		if len(d.top) == 0 {
			continue
		}
		c := d.class()
		if c.Kind == Unknown && namedFlinkConf(name) && !d.has("apiVersion") {
			c = Class{FlinkConf, "named " + path.Base(name)}
		}
		if c.Kind == FlinkConfig && namedFlinkConf(name) {
			c.Kind = FlinkConf
		}
		if c.Kind != Unknown {
			return c
		}
		if first.Why == "no key in it" {
			first = c
		}
	}
	return first
}

func classifyJSON(head string) Class {
	o := outlineJSON(head)
	if c := o.class(); c.Kind != FlinkConfig && c.Kind != Pipeline {
		return c
	}
	return Class{Unknown, unread("JSON without a deployment in it")}
}

// namedFlinkConf reports whether a file bears the legacy configuration's name,
// with or without an environment's.
func namedFlinkConf(name string) bool {
	base := strings.ToLower(path.Base(name))
	base = strings.TrimSuffix(base, path.Ext(base))
	return base == "flink-conf" || strings.HasPrefix(base, "flink-conf-") || strings.HasPrefix(base, "flink-conf.") ||
		strings.HasSuffix(base, "-flink-conf") || strings.HasSuffix(base, ".flink-conf")
}

// class tells a document's kind.
func (o *outline) class() Class {
	if api := o.values["apiVersion"]; api != "" || o.has("kind") && o.has("spec") {
		return o.resource(api, o.values["kind"])
	}
	if c, ok := o.vvr(); ok {
		return c
	}
	switch {
	case o.has("source") && o.has("sink") && o.hasAny("source.type", "sink.type"):
		return Class{Pipeline, "has a source and a sink with a type"}
	case o.hasAny("services", "version") && o.hasAny("services", "x-flink") && !o.has("source"):
		return Class{Unknown, unread("a Docker Compose file")}
	case o.has("PropertyGroupId"):
		return Class{Unknown, unread("application properties of Amazon Managed Service for Apache Flink")}
	case o.variables():
		return Class{Variables, "declares variables by name and value"}
	}
	return o.flinkConfig()
}

// resource tells what a resource in the manner of Kubernetes is. Ververica
// Platform's resources look alike: its Deployment is of API version v1, which
// no Deployment of Kubernetes ever was.
func (o *outline) resource(api, kind string) Class {
	switch {
	case strings.HasPrefix(api, "flink.apache.org/"):
		return Class{KubernetesJob, kind + " of " + api}
	case kind == "ConfigMap" && o.holdsFlinkConfig():
		return Class{KubernetesJob, "ConfigMap that holds a Flink configuration"}
	case kind == "Deployment" && !strings.Contains(api, "/") && o.hasAny("spec.template.spec.artifact", "spec.deploymentTargetName", "spec.deploymentTargetId", "spec.sessionClusterName"):
		return Class{Deployment, "Deployment of Ververica Platform"}
	case kind == "SessionCluster" && !strings.Contains(api, "/"):
		return Class{Deployment, "SessionCluster of Ververica Platform"}
	case kind == "SecretValue" && !strings.Contains(api, "/"):
		return Class{Variables, "SecretValue of Ververica Platform"}
	}
	what := "a " + kind
	if api != "" {
		what += " of " + api
	}
	return Class{Unknown, unread(what)}
}

// holdsFlinkConfig reports whether a ConfigMap has one of Flink's
// configuration files among its entries.
func (o *outline) holdsFlinkConfig() bool {
	if o.has("data.flink-conf.yaml") {
		return true
	}
	for _, d := range outlineYAML(dedent(o.values["data.config.yaml"])) {
		if d.flinkConfig().Kind == FlinkConfig {
			return true
		}
	}
	return false
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

// vvr knows the deployments and drafts of VVR: as its API has them, in
// Terraform's spelling, and in the flat form that deployment scripts use.
func (o *outline) vvr() (Class, bool) {
	for _, under := range []string{"", "data.", "body.", "deployment.", "deployments."} {
		for _, key := range []string{"sqlArtifact", "jarArtifact", "pythonArtifact", "cdcYamlArtifact", "sql_artifact", "jar_artifact", "python_artifact", "cdc_yaml_artifact"} {
			if o.has(under + "artifact." + key) {
				return Class{Deployment, "has artifact." + key}, true
			}
		}
		for _, key := range []string{"engineVersion", "engine_version"} {
			if v := o.values[under+key]; strings.HasPrefix(v, "vvr-") || strings.HasPrefix(v, "vera-") {
				return Class{Deployment, key + " is " + v}, true
			}
		}
		for _, key := range []string{"sqlScript", "sql_script"} {
			if o.has(under + key) {
				return Class{Deployment, "has " + key}, true
			}
		}
	}
	flat := 0
	for _, key := range []string{"jobmanager_cpu", "jobmanager_memory", "taskmanager_cpu", "taskmanager_memory", "entry_class", "main_args", "jar_uri", "additional_dependencies", "flink_conf"} {
		if o.has(key) {
			flat++
		}
	}
	return Class{Deployment, "has the keys of a deployment of VVR"}, flat >= 3
}

// variables reports whether the document declares variables as VVR's API has
// them: a name, a value and whether the value is kept encrypted.
func (o *outline) variables() bool {
	for _, under := range []string{"", "variables.", "data.", "body."} {
		switch o.values[under+"kind"] {
		case "Plain", "Encrypted", "Clear", "PLAIN", "ENCRYPTED", "CLEAR":
			if o.has(under+"name") && o.has(under+"value") {
				return true
			}
		}
	}
	return len(o.top) == 1 && o.hasAny("variables", "secret_values") && o.hasAny("variables.name", "secret_values.name")
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
		return Class{Unknown, unread("YAML without a mark of Flink")}
	}
	return Class{FlinkConfig, "has " + own}
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
var flinkGroups = groups(`akka blob blocklist classloader client cluster compiler daemon env execution external-resource
	external-resources fine-grained fs heartbeat high-availability high-availability.cluster-id historyserver io job jobmanager
	jobstore kubernetes library-cache local-system mesos metrics oss parallelism pekko pipeline plugin process process-working-dir
	python query queryable-state resourcemanager rest restart-strategy rpc s3 security slot slotmanager sql-client sql-gateway
	state statefun table task taskmanager traces web yarn zookeeper slow-task-detector scheduler hive fs user`)

func groups(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
