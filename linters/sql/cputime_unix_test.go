//go:build unix

package sql

import (
	"syscall"
	"time"
)

// cpuTime returns the time that all CPUs have spent on this process, in it and in
// the system for it.
func cpuTime() time.Duration {
	var use syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &use) != nil {
		return 0
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}
