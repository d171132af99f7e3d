package flink

import (
	"slices"
	"time"
)

// A VVR is a release of the engine of Realtime Compute for Apache Flink.
type VVR struct {
	Release Release
	// Flink is the version that it is made from.
	Flink Version
	// supported is the last day of its support, "" where none is announced.
	supported string
}

// vvrReleases are the releases with their end of support, oldest first (release
// notes of Realtime Compute for Apache Flink, of 2026-07-09; what they give as
// "to be decided", and what is only in older copies of them, has no day).
var vvrReleases = []VVR{
	{Release{4, 0, 13}, Version{1, 13}, ""},
	{Release{4, 0, 14}, Version{1, 13}, "2023-06-30"},
	{Release{4, 0, 15}, Version{1, 13}, "2023-06-30"},
	{Release{4, 0, 16}, Version{1, 13}, "2023-06-30"},
	{Release{4, 0, 18}, Version{1, 13}, ""},
	{Release{6, 0, 2}, Version{1, 15}, "2023-06-30"},
	{Release{6, 0, 3}, Version{1, 15}, "2024-07-12"},
	{Release{6, 0, 4}, Version{1, 15}, "2024-07-26"},
	{Release{6, 0, 5}, Version{1, 15}, "2024-09-20"},
	{Release{6, 0, 6}, Version{1, 15}, "2024-11-13"},
	{Release{6, 0, 7}, Version{1, 15}, ""},
	{Release{8, 0, 1}, Version{1, 17}, "2025-02-21"},
	{Release{8, 0, 3}, Version{1, 17}, "2025-04-23"},
	{Release{8, 0, 4}, Version{1, 17}, "2025-05-27"},
	{Release{8, 0, 5}, Version{1, 17}, "2025-07-04"},
	{Release{8, 0, 6}, Version{1, 17}, "2025-10-01"},
	{Release{8, 0, 7}, Version{1, 17}, "2025-11-29"},
	{Release{8, 0, 8}, Version{1, 17}, "2026-01-22"},
	{Release{8, 0, 9}, Version{1, 17}, "2026-03-11"},
	{Release{8, 0, 10}, Version{1, 17}, "2026-05-21"},
	{Release{8, 0, 11}, Version{1, 17}, ""},
	{Release{11, 1, 0}, Version{1, 20}, "2026-12-04"},
	{Release{11, 2, 0}, Version{1, 20}, "2027-02-08"},
	{Release{11, 3, 0}, Version{1, 20}, "2027-04-13"},
	{Release{11, 4, 0}, Version{1, 20}, "2027-05-30"},
	{Release{11, 5, 0}, Version{1, 20}, "2027-07-09"},
	{Release{11, 6, 0}, Version{1, 20}, "2027-10-09"},
	{Release{11, 7, 0}, Version{1, 20}, "2027-12-03"},
}

// VVRRelease looks a release of VVR up, false where the tables do not have it.
// From 11 on names leave the third number out, and it does not count.
func VVRRelease(r Release) (VVR, bool) {
	if r.Major >= 11 {
		r.Patch = 0
	}
	i := slices.IndexFunc(vvrReleases, func(v VVR) bool { return v.Release == r })
	if i < 0 {
		return VVR{}, false
	}
	return vvrReleases[i], true
}

// EndOfSupport returns the last day of the release's support, false where none
// is announced.
func (v VVR) EndOfSupport() (time.Time, bool) {
	day, err := time.Parse(time.DateOnly, v.supported)
	return day, err == nil
}
