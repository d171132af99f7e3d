package flink

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestVVRReleases(t *testing.T) {
	assert.True(t, slices.IsSortedFunc(vvrReleases, func(a, b VVR) int { return compareReleases(a.Release, b.Release) }))
	for _, v := range vvrReleases {
		assert.Equal(t, vvrFlink(v.Release), v.Flink, "%v", v.Release)
		_, ok := v.EndOfSupport()
		assert.Equal(t, v.supported != "", ok, "%v has a day that is none", v.Release)
	}
}

func TestVVRRelease(t *testing.T) {
	for name, want := range map[string]string{
		"vvr-8.0.9-flink-1.17": "2026-03-11", "vvr-11.5-jdk11-flink-1.20": "2027-07-09", "vvr-11.1.4-jdk11-flink-1.20": "2026-12-04",
		"vvr-8.0.11-flink-1.17": "",
	} {
		e, ok := ParseEngine(name)
		assert.True(t, ok, name)
		v, ok := VVRRelease(e.Release)
		assert.True(t, ok, name)
		assert.Equal(t, want, v.supported, name)
	}
	_, ok := VVRRelease(Release{11, 8, 0})
	assert.False(t, ok, "a release that came later")
}
