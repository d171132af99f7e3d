package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkProcess runs the program itself, start and end included: over one
// small draft, and over a thousand jobs. It reports the most memory that a
// process held, where the system says it.
func BenchmarkProcess(b *testing.B) {
	program := filepath.Join(b.TempDir(), "flinkvet")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	w := writeJobs(b, 1000)
	for _, c := range []struct{ name, path string }{
		{"one-draft", filepath.Join(w.dir, "team-00", "job-0001.sql")},
		{"thousand-jobs", w.dir},
	} {
		b.Run(c.name, func(b *testing.B) {
			largest := 0
			for b.Loop() {
				cmd := exec.Command(program, "check", "--fail-on=never", c.path)
				if err := cmd.Start(); err != nil {
					b.Fatal(err)
				}
				peak := watchProcess(cmd.Process.Pid)
				if err := cmd.Wait(); err != nil {
					b.Fatal(err)
				}
				largest = max(largest, <-peak)
			}
			b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(time.Millisecond), "ms")
			if largest > 0 {
				b.ReportMetric(float64(largest)/(1<<10), "MB")
			}
		})
	}
}

// watchProcess sends the most kilobytes that a process held, once it is gone;
// 0 where there is no /proc. What a finished process reports of itself would
// not do: it counts the moment at which it was still a copy of this one.
func watchProcess(pid int) <-chan int {
	done := make(chan int, 1)
	go func() {
		peak := 0
		for {
			status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
			_, field, found := strings.Cut(string(status), "VmHWM:")
			if err != nil || !found {
				done <- peak
				return
			}
			kilobytes := 0
			_, _ = fmt.Sscan(field, &kilobytes)
			peak = max(peak, kilobytes)
			time.Sleep(time.Millisecond)
		}
	}()
	return done
}
