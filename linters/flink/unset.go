package flink

// Unset returns what a release of Flink does where a key that has no default is
// not set, "" where there is nothing to tell (pages Checkpointing and Task
// Failure Recovery; the strategy changed with 1.19, FLINK-33735).
func Unset(v Version, key string) string {
	switch key {
	case "execution.checkpointing.interval":
		return "no checkpoints are taken"
	case "execution.checkpointing.dir":
		return "checkpoints are kept in the job manager's memory"
	case "execution.checkpointing.savepoint-dir":
		return "a savepoint needs a path"
	case "restart-strategy.type":
		if v.Before(Version{1, 19}) {
			return "fixed-delay without an end where checkpoints are taken, else no restart"
		}
		return "exponential-delay where checkpoints are taken, else no restart"
	}
	return ""
}
