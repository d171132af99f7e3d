package flink

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"time"
)

// Errors of values that Flink refuses.
var (
	errNoNumber = errors.New("does not start with a number")
	errTooLarge = errors.New("is too large for a 64 bit number")
	errUnit     = errors.New("has a unit that Flink does not know")
)

// parseDuration follows org.apache.flink.util.TimeUtils#parseDuration: digits,
// then a unit in any case; "1.5 s", "-1 s" and "PT1S" are refused. A duration
// beyond the range of time.Duration counts as the longest one.
func parseDuration(s string) (d time.Duration, unitless bool, err error) {
	n, label, err := splitUnit(s)
	if err != nil {
		return 0, false, err
	}
	unit, ok := durationUnit(label)
	switch {
	case !ok:
		return 0, false, errUnit
	case n > math.MaxInt64/int64(unit):
		return math.MaxInt64, label == "", nil
	}
	return time.Duration(n) * unit, label == "", nil
}

// durationUnit knows the labels of TimeUtils.TimeUnit.
func durationUnit(label string) (time.Duration, bool) {
	switch label {
	case "d", "day", "days":
		return 24 * time.Hour, true
	case "h", "hour", "hours":
		return time.Hour, true
	case "m", "min", "minute", "minutes":
		return time.Minute, true
	case "s", "sec", "secs", "second", "seconds":
		return time.Second, true
	case "", "ms", "milli", "millis", "millisecond", "milliseconds":
		return time.Millisecond, true
	case "µs", "μs", "micro", "micros", "microsecond", "microseconds":
		return time.Microsecond, true
	case "ns", "nano", "nanos", "nanosecond", "nanoseconds":
		return time.Nanosecond, true
	}
	return 0, false
}

// ParseMemorySize reads a memory size as org.apache.flink.configuration.MemorySize
// does; a number without a unit counts bytes. A size beyond 64 bits is refused.
func ParseMemorySize(s string) (bytes int64, err error) {
	n, label, err := splitUnit(s)
	if err != nil {
		return 0, err
	}
	shift, ok := memoryShift(label)
	switch {
	case !ok:
		return 0, errUnit
	case n > math.MaxInt64>>shift:
		return 0, errTooLarge
	}
	return n << shift, nil
}

func memoryShift(label string) (uint, bool) {
	switch label {
	case "", "b", "bytes":
		return 0, true
	case "k", "kb", "kibibytes":
		return 10, true
	case "m", "mb", "mebibytes":
		return 20, true
	case "g", "gb", "gibibytes":
		return 30, true
	case "t", "tb", "tebibytes":
		return 40, true
	}
	return 0, false
}

// splitUnit takes a quantity apart into its number and its unit in lower case.
func splitUnit(s string) (n int64, label string, err error) {
	s = javaTrim(s)
	digits := s[:len(s)-len(strings.TrimLeft(s, "0123456789"))]
	if digits == "" {
		return 0, "", errNoNumber
	}
	n, err = strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return 0, "", errTooLarge
	}
	return n, strings.ToLower(javaTrim(s[len(digits):])), nil
}

// javaTrim follows String#trim of Java, which knows no spaces beyond ASCII.
func javaTrim(s string) string { return strings.TrimFunc(s, func(r rune) bool { return r <= ' ' }) }
