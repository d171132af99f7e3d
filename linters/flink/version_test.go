package flink

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestParseEngine(t *testing.T) {
	for name, want := range map[string]Engine{
		"vvr-11.5-jdk11-flink-1.20": {"vvr", Release{11, 5, 0}, Version{1, 20}, 11},
		"vvr-8.0.9-flink-1.17":      {"vvr", Release{8, 0, 9}, Version{1, 17}, 0},
		"VVR-4.0.11-flink-1.13":     {"vvr", Release{4, 0, 11}, Version{1, 13}, 0},
		"vvr-8.0.11":                {"vvr", Release{8, 0, 11}, Version{1, 17}, 0},
		"vera-4.5-flink-1.20-jdk17": {"vvp", Release{4, 5, 0}, Version{1, 20}, 17},
		"vera-1.0.6-flink-1.17":     {"vvp", Release{1, 0, 6}, Version{1, 17}, 0},
		"flink-1.20":                {Flink: Version{1, 20}},
		"v1_20":                     {Flink: Version{1, 20}},
		"v2_0":                      {Flink: Version{2, 0}},
		" 1.20 ":                    {Flink: Version{1, 20}},
		"1.20.2":                    {Flink: Version{1, 20}},
		"1.17.2-scala_2.12":         {Flink: Version{1, 17}},
	} {
		got, ok := ParseEngine(name)
		assert.True(t, ok, name)
		assert.Equal(t, want, got, name)
	}
	for _, name := range []string{"", "latest", "vvr", "vvr-", "flink", "1", "0.9", "1.20x", "vvr-8-flink-1.17"} {
		_, ok := ParseEngine(name)
		assert.False(t, ok, name)
	}
}

func TestVersionOrder(t *testing.T) {
	assert.True(t, Version{1, 9}.Before(Version{1, 20}))
	assert.True(t, Version{1, 20}.Before(Version{2, 0}))
	assert.False(t, Version{}.Before(Version{2, 0}))
	assert.False(t, Version{}.AtLeast(Version{1, 0}))
	assert.True(t, Release{8, 0, 9}.Before(Release{8, 0, 11}))
	assert.Equal(t, "1.20", Version{1, 20}.String())
	assert.Equal(t, "", Version{}.String())
}

func TestParseDuration(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"5 s": 5 * time.Second, "5s": 5 * time.Second, " 5  Secs ": 5 * time.Second, "1 second": time.Second,
		"2 d": 48 * time.Hour, "2 days": 48 * time.Hour, "3h": 3 * time.Hour, "1 hour": time.Hour,
		"10 m": 10 * time.Minute, "10min": 10 * time.Minute, "10 MINUTES": 10 * time.Minute,
		"7 ms": 7 * time.Millisecond, "7 millis": 7 * time.Millisecond, "7": 7 * time.Millisecond,
		"1 µs": time.Microsecond, "1 micros": time.Microsecond, "9 ns": 9, "9 nanos": 9,
		"9223372036854775807 d": math.MaxInt64,
	} {
		got, unitless, err := ParseDuration(text)
		assert.NoError(t, err, text)
		assert.Equal(t, want, got, text)
		assert.Equal(t, text == "7", unitless, text)
	}
	for _, text := range []string{"", " ", "s", "-1 s", "1.5 s", "PT5S", "5 fortnights", "5 dd", "99999999999999999999 s", "5 mins"} {
		_, _, err := ParseDuration(text)
		assert.Error(t, err, text)
	}
}

func TestParseMemorySize(t *testing.T) {
	for text, want := range map[string]int64{
		"1024": 1024, "1b": 1, "4 bytes": 4, "1k": 1 << 10, "2 MB": 2 << 20, "3 gibibytes": 3 << 30, "1tb": 1 << 40,
	} {
		got, err := ParseMemorySize(text)
		assert.NoError(t, err, text)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "1.5g", "4 GiB", "9999999999 tb"} {
		_, err := ParseMemorySize(text)
		assert.Error(t, err, text)
	}
}
