package draft

import (
	"bytes"
	"path"
	"strings"
)

// classifyHead is how much of a file's head its kind is told from.
const classifyHead = 64 << 10

// Classify tells what a file is from its name and the head of its text, which
// is in UTF-8 without a byte order mark.
func Classify(name string, data []byte) Class {
	class, sure := ClassifyName(name)
	switch {
	case sure:
		return class
	case len(data) == 0:
		return Class{Kind: Unknown, Why: "empty"}
	}
	head := data[:min(len(data), classifyHead)]
	if bytes.IndexByte(head, 0) >= 0 {
		return Class{Kind: Unknown, Why: "binary"}
	}
	if namedEnvFile(name) {
		return classifyEnv(string(head))
	}
	switch ext(name) {
	case ".yaml", ".yml":
		return classifyYAML(name, string(head))
	case ".json":
		return classifyJSON(name, string(head))
	case ".properties", ".tf", ".sh", ".bash":
		return classifyLines(name, string(head))
	}
	return classifySQL(name, string(head))
}

// ClassifyName tells the kind of a file from its name, and whether the name
// settles it, so that nobody needs to open the file.
func ClassifyName(name string) (c Class, sure bool) {
	base := strings.ToLower(path.Base(name))
	if base == ".flinkvet.yaml" || base == ".flinkvet.yml" {
		return Class{Kind: Policy, Why: "named " + base}, true
	}
	if what, ok := foreignNames[base]; ok {
		return Class{Kind: Unknown, Why: unread(what)}, true
	}
	e := ext(name)
	if readExts[e] || namedEnvFile(name) {
		return Class{}, false
	}
	if what, ok := foreignExts[e]; ok {
		return Class{Kind: Unknown, Why: unread(what)}, true
	}
	if e == "" {
		return Class{Kind: Unknown, Why: unread("a file without an extension")}, true
	}
	return Class{Kind: Unknown, Why: unread("a " + e + " file")}, true
}

// NamedScript reports whether a file is called as SQL is.
func NamedScript(name string) bool {
	switch ext(name) {
	case ".sql", ".flinksql", ".fsql", ".ddl", ".dml":
		return true
	}
	return false
}

func ext(name string) string {
	base := path.Base(name)
	return strings.ToLower(path.Ext(strings.TrimLeft(base, ".")))
}

func unread(what string) string { return what + ": not a kind of file that flinkvet reads" }

// readExts are the extensions whose files are told apart by content.
var readExts = map[string]bool{
	".sql": true, ".flinksql": true, ".fsql": true, ".ddl": true, ".dml": true,
	".yaml": true, ".yml": true, ".json": true, ".properties": true, ".tf": true, ".sh": true, ".bash": true,
}

var foreignNames = map[string]string{
	"dockerfile": "a Dockerfile", "containerfile": "a Dockerfile", "makefile": "a Makefile",
	"jenkinsfile": "a Jenkins pipeline", "license": "a licence", "notice": "a notice",
	"package.json": "a package of npm", "package-lock.json": "a lock file of npm",
	"chart.yaml": "the head of a Helm chart", "kustomization.yaml": "a kustomization", "kustomization.yml": "a kustomization",
}

var foreignExts = map[string]string{
	".java": "Java source", ".scala": "Scala source", ".kt": "Kotlin source", ".groovy": "Groovy source",
	".py": "Python source", ".ipynb": "a notebook", ".go": "Go source",
	".jar": "a JAR", ".class": "a Java class", ".zip": "an archive", ".tgz": "an archive", ".gz": "compressed data",
	".xml": "XML", ".toml": "TOML", ".ini": "an INI file", ".conf": "a configuration file",
	".md": "Markdown", ".txt": "plain text", ".csv": "CSV data", ".avsc": "an Avro schema", ".proto": "a protobuf schema",
	".tpl": "a template", ".tmpl": "a template", ".j2": "a template", ".template": "a template",
	".hql": "Hive SQL", ".psql": "PostgreSQL", ".pgsql": "PostgreSQL", ".ksql": "SQL of ksqlDB", ".lock": "a lock file",
}

// words makes a set of the words of a text.
func words(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(text) {
		set[w] = true
	}
	return set
}
