package flink

import "strings"

// A family is the keys that begin with a prefix and go on as somebody else
// likes: a file system of Hadoop, the environment of a container.
type family struct{ prefix, source string }

// families are sorted by prefix.
var families = []family{
	{"containerized.master.env.", "ResourceManagerOptions"},
	{"containerized.taskmanager.env.", "ResourceManagerOptions"},
	{"fs.", "Hadoop's file systems (the pages on Amazon S3, Aliyun OSS, Azure and Google Cloud Storage)"},
	{"hadoop.", "Hadoop's file systems"},
	{"job.autoscaler.", "Kubernetes operator, autoscaler"},
	{"kubernetes.operator.", "Kubernetes operator, configuration"},
	{"presto.s3.", "page on Amazon S3"},
	{"s3.", "page on Amazon S3"},
	{"s3a.", "page on Amazon S3"},
	{"security.delegation.token.provider.", "DelegationTokenProvider"},
	{"state.backend.gemini.", "GeminiStateBackend page of Realtime Compute for Apache Flink, in extracts"},
}

// Free reports whether a key belongs to a family whose keys Flink hands on
// unread, so that nobody can say that one does not exist.
func Free(key string) bool {
	for _, f := range families {
		if strings.HasPrefix(key, f.prefix) {
			return true
		}
	}
	return false
}

// familySetting returns the option that a key is an instance of: a key with a
// name in it that a configuration chooses, "metrics.reporter.prom.port", or an
// entry of a map, "kubernetes.jobmanager.labels.team".
func familySetting(v Version, key string) *Option {
	for dot := strings.LastIndexByte(key, '.'); dot > 0; dot = strings.LastIndexByte(key[:dot], '.') {
		if o := ownSetting(v, key[:dot]); o != nil && o.Type == MapOf {
			return &Option{Key: key, Source: o.Source, Sensitive: sensitivity(key)}
		}
		if o := placeholderSetting(v, key, key[:dot+1]); o != nil {
			return o
		}
	}
	return nil
}

// placeholderSetting looks for a row that continues a prefix with a placeholder
// and fits the key. The last such row fits best: "<parameter>", which stands
// for anything, sorts before what is spelled out.
func placeholderSetting(v Version, key, prefix string) (found *Option) {
	placeholder := prefix + "<"
	for line := range strings.Lines(settingsTable.from(placeholder)) {
		if !strings.HasPrefix(line, placeholder) {
			break
		}
		r := newRow(line)
		if fits(r[0][len(prefix):], key[len(prefix):]) && r.span(settingSince, settingBefore).holds(v) {
			found = newSetting(key, r)
		}
	}
	return found
}

// fits reports whether a key has the form of a pattern: a placeholder stands
// for one part of it, and at the end for all of the rest.
func fits(pattern, key string) bool {
	want, patterns, more := strings.Cut(pattern, ".")
	placeholder := strings.HasPrefix(want, "<")
	if !more {
		return key == want || placeholder && key != ""
	}
	got, rest, ok := strings.Cut(key, ".")
	return ok && (got == want || placeholder && got != "") && fits(patterns, rest)
}
