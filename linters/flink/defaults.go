package flink

import "slices"

// A Default is a value that a platform gives to a key unless the job says
// otherwise.
type Default struct{ Key, Value string }

// vvrDefaults are what Realtime Compute for Apache Flink sets for a job with a
// cluster of its own, as the job manager's log of a job on VVR 8.0.1 shows. The
// state time to live holds for SQL jobs (GeminiStateBackend page: 1.5 days
// since VVR 4.0.12).
var vvrDefaults = []Default{
	{"execution.checkpointing.dir", "oss://"},
	{"execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION"},
	{"execution.checkpointing.incremental", "true"},
	{"execution.checkpointing.interval", "180s"},
	{"execution.checkpointing.min-pause", "180s"},
	{"execution.checkpointing.savepoint-dir", "oss://"},
	{"execution.checkpointing.tolerable-failed-checkpoints", "2147483647"},
	{"execution.state-recovery.ignore-unclaimed-state", "true"},
	{"high-availability.storageDir", "oss://"},
	{"high-availability.type", "org.apache.flink.kubernetes.highavailability.KubernetesHaServicesFactory"},
	{"jobmanager.execution.failover-strategy", "region"},
	{"restart-strategy.fixed-delay.attempts", "2147483647"},
	{"restart-strategy.fixed-delay.delay", "10 s"},
	{"restart-strategy.type", "fixed-delay"},
	{"state.backend.type", "com.alibaba.flink.statebackend.GeminiStateBackendFactory"},
	{"table.exec.state.ttl", "36 h"},
	{"taskmanager.numberOfTaskSlots", "1"},
	{"web.cancel.enable", "false"},
	{"web.submit.enable", "false"},
}

// PlatformDefaults returns what the target's platform sets for a job that has
// a cluster of its own; sessions get none of it. Directories that the platform
// chooses itself stand with their scheme alone.
func PlatformDefaults(t Target) []Default {
	if t.Platform != "vvr" {
		return nil
	}
	if e, ok := ParseEngine(t.Engine); ok && e.Release != (Release{}) && e.Release.Before(DefaultTTLSince) {
		return slices.DeleteFunc(slices.Clone(vvrDefaults), func(d Default) bool { return d.Key == "table.exec.state.ttl" })
	}
	return vvrDefaults
}
