package flink

import "sort"

// settings are the configuration options that rules ask about: checkpointing,
// state, restart, high availability, and the durations of the Table API. They
// are sorted by key.
//
// Sources, read in the release 1.20 and held against 2.2: the option classes
// CheckpointingOptions, ExecutionCheckpointingOptions, StateBackendOptions,
// StateRecoveryOptions, StateChangelogOptions, StateLatencyTrackOptions,
// RestartStrategyOptions, HighAvailabilityOptions, JobManagerOptions,
// TaskManagerOptions, PipelineOptions, ExecutionOptions, RestOptions,
// SecurityOptions, RocksDBOptions, KubernetesConfigOptions,
// ExecutionConfigOptions and OptimizerConfigOptions of the Table API. The keys
// under state.backend.gemini are those of the GeminiStateBackend page of
// Realtime Compute for Apache Flink.
var settings = []Option{
	{Key: "cleanup-strategy.exponential-delay.initial-backoff", Type: Duration, Default: "1 s"},
	{Key: "cleanup-strategy.exponential-delay.max-backoff", Type: Duration, Default: "1 h"},
	{Key: "cleanup-strategy.fixed-delay.delay", Type: Duration, Default: "1 min"},
	{Key: "cluster.evenly-spread-out-slots", Type: Bool, Default: "false"},
	{Key: "env.java.opts.all", Aliases: []string{"env.java.opts"}},
	{Key: "execution.buffer-timeout.interval", Type: Duration, Default: "100 ms", Aliases: []string{"execution.buffer-timeout"}},
	{Key: "execution.checkpointing.aligned-checkpoint-timeout", Type: Duration, Default: "0 ms", Aliases: []string{"execution.checkpointing.alignment-timeout"}},
	{Key: "execution.checkpointing.checkpoints-after-tasks-finish", Type: Bool, Default: "true", Aliases: []string{"execution.checkpointing.checkpoints-after-tasks-finish.enabled"}},
	{Key: "execution.checkpointing.cleaner.parallel-mode", Type: Bool, Default: "true", Aliases: []string{"state.checkpoint.cleaner.parallel-mode"}},
	{Key: "execution.checkpointing.create-subdir", Type: Bool, Default: "true", Aliases: []string{"state.checkpoints.create-subdir"}},
	{Key: "execution.checkpointing.data-inline-threshold", Type: MemorySize, Default: "20 kb", Aliases: []string{"state.storage.fs.memory-threshold", "state.backend.fs.memory-threshold"}},
	{Key: "execution.checkpointing.dir", Aliases: []string{"state.checkpoints.dir", "state.backend.fs.checkpointdir"}},
	{Key: "execution.checkpointing.externalized-checkpoint-retention", Type: Enum, Default: "NO_EXTERNALIZED_CHECKPOINTS"},
	{Key: "execution.checkpointing.file-merging.enabled", Type: Bool, Default: "false"},
	{Key: "execution.checkpointing.incremental", Type: Bool, Default: "false", Aliases: []string{"state.backend.incremental"}},
	{Key: "execution.checkpointing.interval", Type: Duration},
	{Key: "execution.checkpointing.interval-during-backlog", Type: Duration},
	{Key: "execution.checkpointing.local-backup.dirs", Aliases: []string{"taskmanager.state.local.root-dirs"}},
	{Key: "execution.checkpointing.local-backup.enabled", Type: Bool, Default: "false"},
	{Key: "execution.checkpointing.max-concurrent-checkpoints", Type: Int, Default: "1"},
	{Key: "execution.checkpointing.min-pause", Type: Duration, Default: "0 ms"},
	{Key: "execution.checkpointing.mode", Type: Enum, Default: "EXACTLY_ONCE"},
	{Key: "execution.checkpointing.num-retained", Type: Int, Default: "1", Aliases: []string{"state.checkpoints.num-retained"}},
	{Key: "execution.checkpointing.savepoint-dir", Aliases: []string{"state.savepoints.dir", "savepoints.state.backend.fs.dir"}},
	{Key: "execution.checkpointing.snapshot-compression", Type: Bool, Default: "false"},
	{Key: "execution.checkpointing.storage", Aliases: []string{"state.checkpoint-storage"}},
	{Key: "execution.checkpointing.timeout", Type: Duration, Default: "10 min"},
	{Key: "execution.checkpointing.tolerable-failed-checkpoints", Type: Int, Default: "0"},
	{Key: "execution.checkpointing.unaligned.enabled", Type: Bool, Default: "false", Aliases: []string{"execution.checkpointing.unaligned"}},
	{Key: "execution.checkpointing.unaligned.forced", Type: Bool, Default: "false"},
	{Key: "execution.checkpointing.write-buffer-size", Type: Int, Default: "4096", Aliases: []string{"state.storage.fs.write-buffer-size", "state.backend.fs.write-buffer-size"}},
	{Key: "execution.program-config.enabled", Type: Bool, Default: "true", Aliases: []string{"execution.allow-client-job-configurations"}},
	{Key: "execution.runtime-mode", Type: Enum, Default: "STREAMING"},
	{Key: "execution.state-recovery.claim-mode", Type: Enum, Default: "NO_CLAIM", Aliases: []string{"execution.savepoint-restore-mode"}},
	{Key: "execution.state-recovery.from-local", Type: Bool, Default: "false", Aliases: []string{"state.backend.local-recovery"}},
	{Key: "execution.state-recovery.ignore-unclaimed-state", Type: Bool, Default: "false", Aliases: []string{"execution.savepoint.ignore-unclaimed-state"}},
	{Key: "execution.state-recovery.path", Aliases: []string{"execution.savepoint.path"}},
	{Key: "execution.target"},
	{Key: "fs.oss.accessKeyId", Sensitive: Identifier},
	{Key: "fs.oss.accessKeySecret", Sensitive: Secret},
	{Key: "high-availability.cluster-id", Default: "/default", Aliases: []string{"high-availability.zookeeper.path.namespace", "recovery.zookeeper.path.namespace"}},
	{Key: "high-availability.storageDir", Aliases: []string{"high-availability.zookeeper.storageDir", "recovery.zookeeper.storageDir"}},
	{Key: "high-availability.type", Default: "NONE", Aliases: []string{"high-availability", "recovery.mode"}},
	{Key: "high-availability.zookeeper.client.authorization", Type: MapOf, Sensitive: Secret},
	{Key: "high-availability.zookeeper.path.execution-plans", Default: "/execution-plans", Aliases: []string{"high-availability.zookeeper.path.jobgraphs"}},
	{Key: "high-availability.zookeeper.quorum", Aliases: []string{"recovery.zookeeper.quorum"}},
	{Key: "jobmanager.adaptive-scheduler.scaling-interval.max", Type: Duration},
	{Key: "jobmanager.adaptive-scheduler.scaling-interval.min", Type: Duration, Default: "30 s"},
	{Key: "jobmanager.adaptive-scheduler.submission.resource-stabilization-timeout", Type: Duration, Default: "10 s", Aliases: []string{"jobmanager.adaptive-scheduler.resource-stabilization-timeout"}},
	{Key: "jobmanager.adaptive-scheduler.submission.resource-wait-timeout", Type: Duration, Default: "5 min", Aliases: []string{"jobmanager.adaptive-scheduler.resource-wait-timeout"}},
	{Key: "jobmanager.execution.failover-strategy", Default: "region"},
	{Key: "jobmanager.memory.process.size", Type: MemorySize},
	{Key: "kubernetes.cluster-id"},
	{Key: "kubernetes.rest-service.exposed.type", Type: Enum, Default: "ClusterIP"},
	{Key: "parallelism.default", Type: Int, Default: "1"},
	{Key: "pipeline.auto-watermark-interval", Type: Duration, Default: "200 ms"},
	{Key: "pipeline.max-parallelism", Type: Int, Default: "-1"},
	{Key: "pipeline.name"},
	{Key: "pipeline.object-reuse", Type: Bool, Default: "false"},
	{Key: "pipeline.operator-chaining.enabled", Type: Bool, Default: "true", Aliases: []string{"pipeline.operator-chaining"}},
	{Key: "rest.address"},
	{Key: "rest.bind-address", Aliases: []string{"web.address", "jobmanager.web.address"}},
	{Key: "restart-strategy.exponential-delay.attempts-before-reset-backoff", Type: Int, Default: "2147483647"},
	{Key: "restart-strategy.exponential-delay.initial-backoff", Type: Duration, Default: "1 s"},
	{Key: "restart-strategy.exponential-delay.max-backoff", Type: Duration, Default: "1 min"},
	{Key: "restart-strategy.exponential-delay.reset-backoff-threshold", Type: Duration, Default: "1 h"},
	{Key: "restart-strategy.failure-rate.delay", Type: Duration, Default: "1 s"},
	{Key: "restart-strategy.failure-rate.failure-rate-interval", Type: Duration, Default: "1 min"},
	{Key: "restart-strategy.failure-rate.max-failures-per-interval", Type: Int, Default: "1"},
	{Key: "restart-strategy.fixed-delay.attempts", Type: Int, Default: "1"},
	{Key: "restart-strategy.fixed-delay.delay", Type: Duration, Default: "1 s"},
	{Key: "restart-strategy.type", Aliases: []string{"restart-strategy"}},
	{Key: "s3.access-key", Sensitive: Identifier, Aliases: []string{"s3.access.key"}},
	{Key: "s3.secret-key", Sensitive: Secret, Aliases: []string{"s3.secret.key"}},
	{Key: "security.delegation.tokens.enabled", Type: Bool, Default: "true", Aliases: []string{"security.kerberos.fetch.delegation-token"}},
	{Key: "security.delegation.tokens.renewal.retry.backoff", Type: Duration, Default: "1 h", Aliases: []string{"security.kerberos.tokens.renewal.retry.backoff"}},
	{Key: "security.delegation.tokens.renewal.time-ratio", Type: Float, Default: "0.75", Aliases: []string{"security.kerberos.tokens.renewal.time-ratio"}},
	{Key: "security.ssl.internal.enabled", Type: Bool, Default: "false"},
	{Key: "security.ssl.internal.key-password", Sensitive: Secret},
	{Key: "security.ssl.internal.keystore-password", Sensitive: Secret},
	{Key: "security.ssl.internal.truststore-password", Sensitive: Secret},
	{Key: "security.ssl.key-password", Sensitive: Secret},
	{Key: "security.ssl.keystore-password", Sensitive: Secret},
	{Key: "security.ssl.rest.authentication-enabled", Type: Bool, Default: "false"},
	{Key: "security.ssl.rest.enabled", Type: Bool, Default: "false"},
	{Key: "security.ssl.rest.key-password", Sensitive: Secret},
	{Key: "security.ssl.rest.keystore-password", Sensitive: Secret},
	{Key: "security.ssl.rest.truststore-password", Sensitive: Secret},
	{Key: "security.ssl.truststore-password", Sensitive: Secret},
	{Key: "state.backend.gemini.ttl.ms", Type: Long},
	{Key: "state.backend.rocksdb.checkpoint.transfer.thread.num", Type: Int, Default: "4"},
	{Key: "state.backend.rocksdb.memory.managed", Type: Bool, Default: "true"},
	{Key: "state.backend.type", Default: "hashmap", Aliases: []string{"state.backend"}},
	{Key: "state.changelog.enabled", Type: Bool, Default: "false", Aliases: []string{"state.backend.changelog.enabled"}},
	{Key: "state.changelog.periodic-materialize.interval", Type: Duration, Default: "10 min", Aliases: []string{"state.backend.changelog.periodic-materialize.interval"}},
	{Key: "state.changelog.storage", Default: "memory", Aliases: []string{"state.backend.changelog.storage"}},
	{Key: "table.exec.async-lookup.timeout", Type: Duration, Default: "3 min"},
	{Key: "table.exec.async-scalar.max-concurrent-operations", Type: Int, Default: "10", Aliases: []string{"table.exec.async-scalar.buffer-capacity"}},
	{Key: "table.exec.async-scalar.retry-delay", Type: Duration, Default: "100 ms"},
	{Key: "table.exec.async-scalar.timeout", Type: Duration, Default: "3 min"},
	{Key: "table.exec.interval-join.min-cleanup-interval", Type: Duration, Default: "0 ms"},
	{Key: "table.exec.mini-batch.allow-latency", Type: Duration, Default: "0 ms"},
	{Key: "table.exec.mini-batch.enabled", Type: Bool, Default: "false"},
	{Key: "table.exec.mini-batch.size", Type: Long, Default: "-1"},
	{Key: "table.exec.resource.default-parallelism", Type: Int, Default: "-1"},
	{Key: "table.exec.sink.not-null-enforcer", Type: Enum, Default: "ERROR"},
	{Key: "table.exec.sink.upsert-materialize", Type: Enum, Default: "AUTO"},
	{Key: "table.exec.source.idle-timeout", Type: Duration, Default: "0 ms"},
	{Key: "table.exec.state.ttl", Type: Duration, Default: "0 ms"},
	{Key: "table.local-time-zone", Default: "default"},
	{Key: "taskmanager.memory.managed.fraction", Type: Float, Default: "0.4"},
	{Key: "taskmanager.memory.managed.size", Type: MemorySize, Aliases: []string{"taskmanager.memory.size"}},
	{Key: "taskmanager.memory.process.size", Type: MemorySize},
	{Key: "taskmanager.network.memory.buffer-debloat.enabled", Type: Bool, Default: "false"},
	{Key: "taskmanager.network.memory.buffer-debloat.period", Type: Duration, Default: "200 ms"},
	{Key: "taskmanager.network.memory.buffer-debloat.target", Type: Duration, Default: "1 s"},
	{Key: "taskmanager.numberOfTaskSlots", Type: Int, Default: "1"},
	{Key: "web.cancel.enable", Type: Bool, Default: "true"},
	{Key: "web.submit.enable", Type: Bool, Default: "true", Aliases: []string{"jobmanager.web.submit.enable"}},
}

// movedPrefixes are families of options that changed their prefix as a whole
// (release notes of 1.18 and 1.20); the old spellings are still read in 2.2.
var movedPrefixes = []struct{ old, current string }{
	{"akka.", "pekko."},
	{"state.backend.changelog.", "state.changelog."},
	{"state.backend.latency-track.", "state.latency-track."},
}

// lookupSetting finds the row of a key or of one of its older spellings.
func lookupSetting(key string) *Option {
	if o := row(settings, key); o != nil {
		return o
	}
	for i := range settings {
		for _, alias := range settings[i].Aliases {
			if alias == key {
				return &settings[i]
			}
		}
	}
	if moved := currentPrefix(key); moved != key {
		return row(settings, moved)
	}
	return nil
}

// row finds a key in rows that are sorted by key.
func row(rows []Option, key string) *Option {
	i := sort.Search(len(rows), func(i int) bool { return rows[i].Key >= key })
	if i < len(rows) && rows[i].Key == key {
		return &rows[i]
	}
	return nil
}

func canonical(key string) string {
	if o := lookupSetting(key); o != nil {
		return o.Key
	}
	return currentPrefix(key)
}

func currentPrefix(key string) string {
	for _, p := range movedPrefixes {
		if len(key) > len(p.old) && key[:len(p.old)] == p.old {
			return p.current + key[len(p.old):]
		}
	}
	return key
}
