package flink

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// An Engine is the version of an engine as a platform names it.
type Engine struct {
	// Platform is "vvr" for VVR, "vvp" for VERA, and "" for plain Flink.
	Platform string
	// Release is the engine's own version; zero for plain Flink.
	Release Release
	// Flink is the version of Flink that the engine is made from.
	Flink Version
	// JDK is the Java version that the name demands, 0 where it says none.
	JDK int
}

// A Release is a version of VVR or VERA: 8.0.11, or 11.5 with Patch 0.
type Release struct{ Major, Minor, Patch int }

// Before reports whether r is older than o.
func (r Release) Before(o Release) bool { return compareReleases(r, o) < 0 }

func compareReleases(a, b Release) int {
	return cmp.Or(cmp.Compare(a.Major, b.Major), cmp.Compare(a.Minor, b.Minor), cmp.Compare(a.Patch, b.Patch))
}

// The engine names of VVR put the JDK before Flink's version, those of VERA
// behind it; both are seen with either part missing (release notes of Realtime
// Compute for Apache Flink; VERA engine versions).
var engineShape = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(vvr|vera)-(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?(?:-jdk(\d{1,2}))?(?:-flink-(\d{1,3})\.(\d{1,3})(?:\.\d+)?)?(?:-jdk(\d{1,2}))?$`)
})

// ParseEngine reads the name of an engine: "vvr-11.5-jdk11-flink-1.20",
// "vera-4.5-flink-1.20-jdk17", or a version of plain Flink in any spelling
// that ParseVersion reads.
func ParseEngine(s string) (Engine, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	m := engineShape().FindStringSubmatch(s)
	if m == nil {
		v, ok := ParseVersion(s)
		return Engine{Flink: v}, ok
	}
	e := Engine{
		Platform: "vvr",
		Release:  Release{atoi(m[2]), atoi(m[3]), atoi(m[4])},
		Flink:    Version{atoi(m[6]), atoi(m[7])},
		JDK:      atoi(cmp.Or(m[5], m[8])),
	}
	made := vvrFlink
	if m[1] == "vera" {
		e.Platform, made = "vvp", veraFlink
	}
	if e.Flink.IsZero() {
		e.Flink = made(e.Release)
	}
	return e, true
}

// vvrFlink returns the version of Flink that a release of VVR is made from,
// for names that do not say it: the major version decides (release notes of
// Realtime Compute for Apache Flink).
func vvrFlink(r Release) Version {
	switch r.Major {
	case 2:
		return Version{1, 11}
	case 3:
		return Version{1, 12}
	case 4:
		return Version{1, 13}
	case 6:
		return Version{1, 15}
	case 8:
		return Version{1, 17}
	case 11:
		return Version{1, 20}
	}
	return Version{}
}

// String writes the release as the names of engines do: from 11 on VVR leaves
// the third number out.
func (r Release) String() string {
	if r.Major >= 11 {
		return fmt.Sprintf("%d.%d", r.Major, r.Minor)
	}
	return fmt.Sprintf("%d.%d.%d", r.Major, r.Minor, r.Patch)
}
