package flink

import (
	"slices"
	"strings"
)

// Where the rows of platformSettings come from.
const (
	geminiPage  = "GeminiStateBackend configurations, Realtime Compute for Apache Flink"
	geminiOnEMR = "GeminiStateBackend, E-MapReduce"
	compatPage  = "SQL modifications and impact on compatibility, Realtime Compute for Apache Flink"
	jobLog      = "configuration that a job on VVR 8.0.1 prints"
	ossPage     = "Aliyun OSS, Flink"
	s3Page      = "Amazon S3, Flink"
)

// platformSettings are the keys that Flink's option classes do not declare: those
// of VVR, whose state backend is not published, and those that Flink hands on to
// a file system. They are sorted by key.
var platformSettings = []Option{
	{Key: "fs.oss.accessKeyId", Source: ossPage},
	{Key: "fs.oss.accessKeySecret", Source: ossPage},
	{Key: "fs.oss.endpoint", Source: ossPage},
	{Key: "s3.access-key", Source: s3Page},
	{Key: "s3.endpoint", Source: s3Page},
	{Key: "s3.path.style.access", Type: Bool, Source: s3Page},
	{Key: "s3.secret-key", Source: s3Page},
	{Key: "state.backend.gemini.file.cache.download.type", Source: geminiPage},
	{Key: "state.backend.gemini.kv.separate.mode", Source: geminiPage},
	{Key: "state.backend.gemini.kv.separate.value.size.threshold", Source: geminiPage},
	{Key: "state.backend.gemini.local.dir", Source: geminiOnEMR},
	{Key: "state.backend.gemini.memory.managed", Type: Bool, Default: "true", Source: geminiPage},
	{Key: "state.backend.gemini.offheap.size", Type: MemorySize, Default: "2 gb", Source: geminiOnEMR},
	{Key: "state.backend.gemini.savepoint.external-sort.local-storage.enabled", Type: Bool, Default: "false", Source: geminiPage},
	{Key: "state.backend.gemini.snapshot.close.file", Type: Bool, Source: jobLog},
	{Key: "state.backend.gemini.timer-service.factory", Type: Enum, Values: []string{"GEMINI", "HEAP"}, Source: geminiOnEMR},
	{Key: "state.backend.gemini.total.writebuffer.size", Type: MemorySize, Default: "128 mb", Source: geminiPage},
	{Key: "state.backend.gemini.ttl.ms", Type: Long, Source: geminiPage},
	{Key: "table.optimizer.state-compatibility.ignore-filter", Type: Bool, Source: compatPage},
	{Key: "table.optimizer.window-join-enabled", Type: Bool, Source: jobLog},
}

func platformSetting(key string) *Option {
	i, ok := slices.BinarySearchFunc(platformSettings, key, func(o Option, key string) int { return strings.Compare(o.Key, key) })
	if !ok {
		return nil
	}
	o := platformSettings[i]
	o.Sensitive = sensitivity(key)
	return &o
}
