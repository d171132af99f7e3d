// Package checkpoint judges whether a job can go on after a failure: that it
// takes checkpoints, often enough and not too often, to a place that outlives
// the machine, and that it is restarted.
//
// The rules look at the configuration in force, whichever file or statement it
// comes from. What the program of a JAR sets is not visible to them, so of a
// job with a program they report only what its files set.
package checkpoint

import (
	"embed"

	"github.com/flinkvet/flinkvet/rules"
)

//go:embed *.md
var pages embed.FS

// Pack holds the rules about checkpoints, restarts and the state's place.
var Pack = rules.NewPack("checkpoint", rules.CodeReview, pages)

// Keys of Flink's configuration, in their current spelling.
const (
	alignedTimeout   = "execution.checkpointing.aligned-checkpoint-timeout"
	checkpointDir    = "execution.checkpointing.dir"
	concurrent       = "execution.checkpointing.max-concurrent-checkpoints"
	incremental      = "execution.checkpointing.incremental"
	interval         = "execution.checkpointing.interval"
	minPause         = "execution.checkpointing.min-pause"
	mode             = "execution.checkpointing.mode"
	retained         = "execution.checkpointing.num-retained"
	retention        = "execution.checkpointing.externalized-checkpoint-retention"
	savepointDir     = "execution.checkpointing.savepoint-dir"
	storage          = "execution.checkpointing.storage"
	timeout          = "execution.checkpointing.timeout"
	tolerable        = "execution.checkpointing.tolerable-failed-checkpoints"
	unaligned        = "execution.checkpointing.unaligned.enabled"
	claimMode        = "execution.state-recovery.claim-mode"
	restorePath      = "execution.state-recovery.path"
	ignoreUnclaimed  = "execution.state-recovery.ignore-unclaimed-state"
	fromLocal        = "execution.state-recovery.from-local"
	runtimeMode      = "execution.runtime-mode"
	haType           = "high-availability.type"
	haDir            = "high-availability.storageDir"
	maxParallelism   = "pipeline.max-parallelism"
	restartStrategy  = "restart-strategy.type"
	restartAttempts  = "restart-strategy.fixed-delay.attempts"
	stateBackend     = "state.backend.type"
	changelogEnabled = "state.changelog.enabled"
	changelogStorage = "state.changelog.storage"
	rocksdbManaged   = "state.backend.rocksdb.memory.managed"
	rocksdbPerSlot   = "state.backend.rocksdb.memory.fixed-per-slot"
	stateTTL         = "table.exec.state.ttl"
	geminiTTL        = "state.backend.gemini.ttl.ms"
)
