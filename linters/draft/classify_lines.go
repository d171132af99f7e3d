package draft

import (
	"path"
	"slices"
	"strings"
)

// classifyLines tells the kinds of files that are neither SQL nor YAML nor
// JSON, each by lines that hardly anything else has.
func classifyLines(name, head string) Class {
	switch ext(name) {
	case ".properties":
		return classifyProperties(head)
	case ".tf":
		if strings.Contains(head, `"alicloud_realtime_compute_`) {
			return Class{Kind: Terraform, Why: "has resources of alicloud_realtime_compute"}
		}
		for _, kind := range accessResources {
			if strings.Contains(head, `"`+kind) {
				return Class{Kind: Terraform, Why: "has resources of " + kind}
			}
		}
		return Class{Kind: Unknown, Why: unread("Terraform without a deployment of Realtime Compute")}
	}
	if command := launches(head); command != "" {
		return Class{Kind: Commands, Why: "runs " + command}
	}
	return Class{Kind: Unknown, Why: unread("a shell script that starts no job")}
}

// accessResources are the beginnings of the resources of alicloud that decide
// who may reach what a job reads and writes.
var accessResources = []string{
	"alicloud_ram_policy", "alicloud_ram_role_policy", "alicloud_ram_user_policy", "alicloud_ram_group_policy",
	"alicloud_db_instance", "alicloud_polardb_cluster", "alicloud_kvstore_instance", "alicloud_mongodb_",
	"alicloud_gpdb_instance", "alicloud_adb_db_cluster", "alicloud_elasticsearch_instance", "alicloud_alikafka_instance_allowed_ip",
	"alicloud_security_group_rule",
}

// namedEnvFile reports whether a file bears the name of one with environment
// variables: ".env", "prod.env", ".env.local".
func namedEnvFile(name string) bool {
	base := strings.ToLower(path.Base(name))
	return base == ".env" || strings.HasPrefix(base, ".env.") || strings.HasSuffix(base, ".env")
}

// classifyEnv takes a file for one with environment variables where each of its
// lines is.
func classifyEnv(head string) Class {
	found := false
	for line := range strings.Lines(head) {
		line = strings.TrimPrefix(strings.TrimSpace(line), "export ")
		if line == "" || line[0] == '#' {
			continue
		}
		key, _, ok := strings.Cut(line, "=")
		if !ok || strings.ContainsAny(key, " :{}") {
			return Class{Kind: Unknown, Why: unread("a file that is not only environment variables")}
		}
		found = true
	}
	if !found {
		return Class{Kind: Unknown, Why: "no variable in it"}
	}
	return Class{Kind: EnvFile, Why: "has environment variables"}
}

// classifyProperties takes Java properties for a job's where one of the keys is
// an option of Flink, or about checkpoints, and none is of another framework.
func classifyProperties(head string) Class {
	own := ""
	for line := range strings.Lines(head) {
		key := propertyKey(line)
		if slices.ContainsFunc(foreignProperties, func(p string) bool { return strings.HasPrefix(key, p) }) {
			return Class{Kind: Unknown, Why: unread("Java properties of another framework")}
		}
		if own == "" && (isFlinkKey(key) || aboutCheckpoints(key)) {
			own = key
		}
	}
	if own == "" {
		return Class{Kind: Unknown, Why: unread("Java properties without a mark of Flink")}
	}
	return Class{Kind: Properties, Why: "has " + own}
}

// propertyKey returns the key of a line of Java properties, "" where it has
// none.
func propertyKey(line string) string {
	line = strings.TrimSpace(line)
	if line == "" || line[0] == '#' || line[0] == '!' {
		return ""
	}
	if i := strings.IndexAny(line, "=: \t"); i >= 0 {
		return line[:i]
	}
	return line
}

// foreignProperties begin the keys of frameworks that have nothing of a job's.
var foreignProperties = []string{
	"spring.", "server.", "quarkus.", "micronaut.", "org.quartz.", "log4j", "logger.", "appender.", "rootLogger",
	"spark.", "offset.storage.", "sonar.", "org.gradle.", "plugin.path",
}

// aboutCheckpoints reports whether a key speaks of checkpoints or savepoints,
// which few programs but Flink's have: "stream.checkpoint.interval".
func aboutCheckpoints(key string) bool {
	for _, word := range strings.FieldsFunc(strings.ToLower(key), func(r rune) bool { return r == '.' || r == '-' || r == '_' }) {
		switch word {
		case "checkpoint", "checkpoints", "checkpointing", "savepoint", "savepoints":
			return true
		}
	}
	return false
}

// isFlinkKey reports whether a key is one of flinkKeys, or below one.
func isFlinkKey(key string) bool {
	return slices.ContainsFunc(flinkKeys, func(own string) bool {
		return key == own || strings.HasSuffix(own, ".") && strings.HasPrefix(key, own)
	})
}

// launchMarks are the commands that start jobs or clusters.
var launchMarks = []string{
	"flink run ", "flink run-application ", "sql-client.sh ", "flink-cdc.sh ", "kubernetes-session.sh ",
	"yarn-session.sh ", "standalone-job.sh ", "jobmanager.sh ", "taskmanager.sh ",
}

// launches returns the command in a shell script that starts a job or a
// cluster, "" where none does. Comments do not count.
func launches(head string) string {
	for line := range strings.Lines(head) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "#") {
			continue
		}
		ended := line + " "
		for _, mark := range launchMarks {
			if i := strings.Index(ended, mark); i == 0 || i > 0 && strings.IndexByte(" /\"'", line[i-1]) >= 0 {
				return strings.TrimSpace(mark)
			}
		}
	}
	return ""
}
