package flink

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// durationLabels are the labels of TimeUtils.TimeUnit (flink-core, 1.13 to 2.2):
// each unit has its short forms, which have no plural, and words, which have one.
var durationLabels = map[time.Duration][]string{
	24 * time.Hour:   {"d", "day", "days"},
	time.Hour:        {"h", "hour", "hours"},
	time.Minute:      {"min", "m", "minute", "minutes"},
	time.Second:      {"s", "sec", "secs", "second", "seconds"},
	time.Millisecond: {"ms", "milli", "millis", "millisecond", "milliseconds"},
	time.Microsecond: {"µs", "micro", "micros", "microsecond", "microseconds"},
	time.Nanosecond:  {"ns", "nano", "nanos", "nanosecond", "nanoseconds"},
}

func TestDurationLabels(t *testing.T) {
	for unit, labels := range durationLabels {
		for _, label := range labels {
			for _, text := range []string{"3" + label, "3 " + label, "\t3   " + label + " \n", "3 " + strings.ToUpper(label), "003" + label} {
				got, unitless, err := ParseDuration(text)
				assert.NoError(t, err, text)
				assert.Equal(t, 3*unit, got, text)
				assert.False(t, unitless, text)
			}
		}
	}
}

func TestDurationRefused(t *testing.T) {
	for _, text := range []string{
		"3 mins", "3 hr", "3 hrs", "3 hs", "3 ds", "3 w", "3 week", "3 weeks", "3 month", "3 y", "3 msec", "3 us", "3 sek",
		"+3 s", "-3 s", "3.0 s", "3,0 s", "1_000 ms", "0x3 s", "1e3 ms", "٣ s", "3\u00a0s", "\u00a03 s",
		"1 h 30 min", "1h30m", "PT3S", "P1D", "3 s;", "'3 s'", "s 3", "none",
	} {
		_, _, err := ParseDuration(text)
		assert.Error(t, err, "%q", text)
	}
}

// memoryLabels are the labels of MemorySize.MemoryUnit (flink-core, 1.13 to 2.2).
var memoryLabels = map[int64][]string{
	1:       {"b", "bytes"},
	1 << 10: {"k", "kb", "kibibytes"},
	1 << 20: {"m", "mb", "mebibytes"},
	1 << 30: {"g", "gb", "gibibytes"},
	1 << 40: {"t", "tb", "tebibytes"},
}

func TestMemoryLabels(t *testing.T) {
	for unit, labels := range memoryLabels {
		for _, label := range labels {
			for _, text := range []string{"3" + label, "3 " + label, " 3   " + label + " ", "3 " + strings.ToUpper(label)} {
				got, err := ParseMemorySize(text)
				assert.NoError(t, err, text)
				assert.Equal(t, 3*unit, got, text)
			}
		}
	}
	for _, text := range []string{"3 byte", "3 kib", "3 KiB", "3 mib", "3 Gi", "3 gigabytes", "3 megabytes", "3 p", "3 pb", "-3 mb", "3.5 gb", "3\u00a0mb", "mb"} {
		_, err := ParseMemorySize(text)
		assert.Error(t, err, "%q", text)
	}
}
