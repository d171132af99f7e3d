package flink

import (
	"slices"
	"strings"
)

// A Gate is a setting that VVR reads from a release on.
type Gate struct {
	// Key is the setting's; one that ends in a dot stands for all below it.
	Key string
	// Values are the values that the gate is about; none stands for all.
	Values []string
	Since  Release
	// Source is the page that says so.
	Source string
}

// vvrGates are the gates, in order of key.
var vvrGates = []Gate{
	{Key: "fs.oss.bucket.", Since: Release{8, 0, 6}, Source: "credentials of single buckets of OSS, Realtime Compute for Apache Flink"},
	{Key: "python.client.executable", Values: []string{"python3.9"}, Since: Release{8, 0, 11}, Source: pythonPage},
	{Key: "python.client.executable", Values: []string{"python3.10", "python3.11"}, Since: Release{11, 7, 0}, Source: pythonPage},
	{Key: "python.executable", Values: []string{"python3.9"}, Since: Release{8, 0, 11}, Source: pythonPage},
	{Key: "python.executable", Values: []string{"python3.10", "python3.11"}, Since: Release{11, 7, 0}, Source: pythonPage},
	{Key: "state.backend.gemini.file.cache.download.type", Values: []string{"LazyDownloadOnRestore"}, Since: Release{6, 0, 6}, Source: startPage},
}

const (
	pythonPage = "Develop a Python draft, Realtime Compute for Apache Flink"
	startPage  = "Improve startup and rescaling speed, Realtime Compute for Apache Flink"
)

// VVRGate returns the gate of a setting, false where VVR has read it, as far as
// known, in all of its releases.
func VVRGate(key, value string) (Gate, bool) {
	i := slices.IndexFunc(vvrGates, func(g Gate) bool {
		named := g.Key == key || strings.HasSuffix(g.Key, ".") && strings.HasPrefix(key, g.Key)
		return named && (g.Values == nil || slices.ContainsFunc(g.Values, func(v string) bool { return strings.EqualFold(v, value) }))
	})
	if i < 0 {
		return Gate{}, false
	}
	return vvrGates[i], true
}

// What else needs a release of VVR (feature lists of Realtime Compute for Apache
// Flink).
var (
	// DefaultTTLSince is the first release that gives the state of SQL jobs a
	// time to live by default (page GeminiStateBackend).
	DefaultTTLSince = Release{4, 0, 12}
	// DynamicUpdateSince is the first that changes the parallelism and the
	// checkpoints of a job while it runs (page "Dynamically update deployment
	// parameters").
	DynamicUpdateSince = Release{8, 0, 1}
	// OperatorTTLSince is the first that takes a time to live for each operator.
	OperatorTTLSince = Release{8, 0, 7}
)

// PythonVersions returns the versions of Python that a release of VVR comes
// with, the one in use by default first (page "Develop a Python draft").
func PythonVersions(r Release) []string {
	switch {
	case r.Before(Release{8, 0, 11}):
		return []string{"3.7"}
	case r.Before(Release{11, 7, 0}):
		return []string{"3.9"}
	}
	return []string{"3.9", "3.10", "3.11"}
}

// veraFlink returns the version of Flink that a release of VERA, the engine of
// Ververica Platform, is made from (page "VERA Engine Versions"); zero where the
// page has none of its major version.
func veraFlink(r Release) Version {
	switch r.Major {
	case 1:
		return Version{1, 17}
	case 4:
		return Version{1, 20}
	}
	return Version{}
}
