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
	interval        = "execution.checkpointing.interval"
	minPause        = "execution.checkpointing.min-pause"
	retention       = "execution.checkpointing.externalized-checkpoint-retention"
	runtimeMode     = "execution.runtime-mode"
	restartStrategy = "restart-strategy.type"
	restartAttempts = "restart-strategy.fixed-delay.attempts"
)
