package flink

import (
	"cmp"
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
		_, ok = v.Released()
		assert.Equal(t, v.released != "", ok, "%v has a day that is none", v.Release)
		assert.True(t, v.supported == "" || v.supported > v.released, "%v ends before it begins", v.Release)
		assert.NotEmpty(t, v.Source, "%v", v.Release)
		assert.Equal(t, v.Release == Release{8, 0, 1} || v.Release == Release{8, 0, 3}, v.LosesData(), "%v", v.Release)
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

func TestVVRGate(t *testing.T) {
	for _, c := range []struct {
		key, value string
		want       Release
	}{
		{"fs.oss.bucket.lake.accessKeyId", "x", Release{8, 0, 6}},
		{"fs.oss.bucket", "x", Release{}},
		{"python.executable", "python3.11", Release{11, 7, 0}},
		{"python.executable", "venv.zip/venv/bin/python", Release{}},
		{"state.backend.gemini.file.cache.download.type", "lazydownloadonrestore", Release{6, 0, 6}},
	} {
		gate, ok := VVRGate(c.key, c.value)
		assert.Equal(t, c.want, gate.Since, c.key)
		assert.Equal(t, c.want != Release{}, ok, c.key)
	}
	assert.True(t, slices.IsSortedFunc(vvrGates, func(a, b Gate) int { return cmp.Compare(a.Key, b.Key) }))
}

func TestPythonVersions(t *testing.T) {
	assert.Equal(t, []string{"3.7"}, PythonVersions(Release{8, 0, 10}))
	assert.Equal(t, []string{"3.9"}, PythonVersions(Release{8, 0, 11}))
	assert.Equal(t, []string{"3.9", "3.10", "3.11"}, PythonVersions(Release{11, 8, 0}))
}

func TestVERA(t *testing.T) {
	for name, want := range map[string]Version{"vera-4.5-flink-1.20-jdk17": {1, 20}, "vera-4.5": {1, 20}, "vera-1.0.11-flink-1.17": {1, 17}, "vera-1.0.6": {1, 17}, "vera-9.1": {}} {
		e, ok := ParseEngine(name)
		assert.True(t, ok, name)
		assert.Equal(t, want, e.Flink, name)
	}
}

func TestPlatformDefaults(t *testing.T) {
	ttl := func(engine string) bool {
		return slices.ContainsFunc(PlatformDefaults(Target{Platform: "vvr", Engine: engine}), func(d Default) bool { return d.Key == "table.exec.state.ttl" })
	}
	assert.True(t, ttl(""))
	assert.True(t, ttl("vvr-4.0.13-flink-1.13"))
	assert.False(t, ttl("vvr-4.0.11-flink-1.13"))
	assert.Empty(t, PlatformDefaults(Target{Platform: "oss"}))
}
