package flink

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// String returns the version as Flink writes it, "1.20", or "" where it is not
// known.
func (v Version) String() string {
	if v.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d.%d", v.Major, v.Minor)
}

// IsZero reports whether the version is not known.
func (v Version) IsZero() bool { return v == Version{} }

// Before reports whether v is older than o. A version that is not known is
// not before any other.
func (v Version) Before(o Version) bool {
	if v.IsZero() {
		return false
	}
	return v.Major < o.Major || v.Major == o.Major && v.Minor < o.Minor
}

// AtLeast reports whether v is known and is o or newer.
func (v Version) AtLeast(o Version) bool { return !v.IsZero() && !v.Before(o) }

var versionShape = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:flink-|v)?(\d{1,3})[._](\d{1,3})(?:[._]\d+)?(?:-[\w.]+)?$`)
})

// ParseVersion reads a Flink version in the spellings that are in use: "1.20",
// "1.20.2", "v1_20" of the Kubernetes operator, "flink-1.20".
func ParseVersion(s string) (Version, bool) {
	m := versionShape().FindStringSubmatch(strings.ToLower(strings.TrimSpace(s)))
	if m == nil {
		return Version{}, false
	}
	v := Version{atoi(m[1]), atoi(m[2])}
	return v, v.Major > 0
}

func atoi(digits string) int {
	if digits == "" {
		return 0
	}
	n, _ := strconv.Atoi(digits)
	return n
}
