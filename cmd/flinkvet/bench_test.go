package main

import (
	"bytes"
	"io"
	"os"
	"runtime/metrics"
	"strings"
	"testing"
	"time"
)

const jobs = 1000

// BenchmarkThousandJobs checks a thousand generated jobs, most of them scripts.
func BenchmarkThousandJobs(b *testing.B) { writeJobs(b, jobs).check() }

// BenchmarkThousandDeployments checks a thousand generated deployments.
func BenchmarkThousandDeployments(b *testing.B) { writeDeployments(b, jobs).check() }

// check checks a workload as the command does. Beside jobs and bytes a second it
// reports the largest heap seen, and how many times longer than only reading the
// files the check takes.
func (w *workload) check() {
	b := w.b
	b.SetBytes(w.bytes)
	heap := watchHeap()
	for b.Loop() {
		var errs bytes.Buffer
		if code := run([]string{"check", "--format=json", w.dir}, strings.NewReader(""), io.Discard, &errs); code != exitFound {
			b.Fatalf("exit code %d: %s", code, errs.String())
		}
	}
	peak := heap.stop()
	check := b.Elapsed() / time.Duration(b.N)

	start := time.Now()
	for _, path := range w.paths {
		if _, err := os.ReadFile(path); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(jobs/check.Seconds(), "jobs/s")
	b.ReportMetric(float64(peak)/(1<<20), "peak-heap-MB")
	b.ReportMetric(check.Seconds()/time.Since(start).Seconds(), "x-reading")
}

// A heapWatch samples the size of the heap.
type heapWatch struct {
	done chan struct{}
	peak chan uint64
}

func watchHeap() heapWatch {
	w := heapWatch{make(chan struct{}), make(chan uint64)}
	go func() {
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		tick := time.NewTicker(time.Millisecond)
		defer tick.Stop()
		var peak uint64
		for {
			metrics.Read(sample)
			peak = max(peak, sample[0].Value.Uint64())
			select {
			case <-w.done:
				w.peak <- peak
				return
			case <-tick.C:
			}
		}
	}()
	return w
}

// stop returns the largest size seen.
func (w heapWatch) stop() uint64 {
	close(w.done)
	return <-w.peak
}
