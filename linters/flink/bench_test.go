package flink

import "testing"

func BenchmarkSetting(b *testing.B) {
	for name, key := range map[string]string{
		"current": "execution.checkpointing.interval", "renamed": "state.backend",
		"family": "metrics.reporter.prom.port", "unknown": "com.acme.orders.topic.name",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Setting(key)
			}
		})
	}
}
