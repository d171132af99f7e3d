package flink

import (
	"slices"
	"time"
)

// A VVR is a release of the engine of Realtime Compute for Apache Flink.
type VVR struct {
	Release Release
	// Flink is the version that it is made from, and Patch that version's third
	// number.
	Flink Version
	Patch int
	// Source is where the row comes from.
	Source string

	// released is the day from which on it is generally available, supported the
	// last day of its support; "" where the source does not tell them.
	released, supported string
	// losesData says that the release notes warn of the loss of data.
	losesData bool
}

// Where the rows of vvrReleases come from.
const (
	notes      = "release notes of Realtime Compute for Apache Flink, 2026-07-09"
	olderNotes = "release notes of Realtime Compute for Apache Flink, an older copy"
	firstNotes = "release notes of Realtime Compute for Apache Flink, 2021"
)

// vvrReleases are the releases, oldest first. What the release notes give as "to
// be decided" has no last day. The support of those that can lose data was cut
// short.
var vvrReleases = []VVR{
	{Release: Release{2, 1, 2}, Flink: Version{1, 11}, Patch: 2, released: "", supported: "", Source: firstNotes},
	{Release: Release{2, 1, 3}, Flink: Version{1, 11}, Patch: 3, released: "", supported: "", Source: firstNotes},
	{Release: Release{3, 0, 2}, Flink: Version{1, 12}, Patch: 3, released: "", supported: "", Source: firstNotes},
	{Release: Release{4, 0, 13}, Flink: Version{1, 13}, Patch: 3, released: "2022-05-16", supported: "", Source: olderNotes},
	{Release: Release{4, 0, 14}, Flink: Version{1, 13}, Patch: 3, released: "2022-08-18", supported: "2023-06-30", Source: olderNotes},
	{Release: Release{4, 0, 15}, Flink: Version{1, 13}, Patch: 3, released: "2022-09-19", supported: "2023-06-30", Source: olderNotes},
	{Release: Release{4, 0, 16}, Flink: Version{1, 13}, Patch: 3, released: "2022-11-09", supported: "2023-06-30", Source: olderNotes},
	{Release: Release{4, 0, 18}, Flink: Version{1, 13}, Patch: 3, released: "2023-06-21", supported: "", Source: olderNotes},
	{Release: Release{6, 0, 2}, Flink: Version{1, 15}, Patch: 0, released: "2022-09-19", supported: "2023-06-30", Source: olderNotes},
	{Release: Release{6, 0, 3}, Flink: Version{1, 15}, Patch: 2, released: "2022-12-12", supported: "2024-07-12", Source: olderNotes},
	{Release: Release{6, 0, 4}, Flink: Version{1, 15}, Patch: 2, released: "2022-12-26", supported: "2024-07-26", Source: olderNotes},
	{Release: Release{6, 0, 5}, Flink: Version{1, 15}, Patch: 3, released: "2023-02-20", supported: "2024-09-20", Source: olderNotes},
	{Release: Release{6, 0, 6}, Flink: Version{1, 15}, Patch: 3, released: "2023-04-13", supported: "2024-11-13", Source: olderNotes},
	{Release: Release{6, 0, 7}, Flink: Version{1, 15}, Patch: 4, released: "2023-06-21", supported: "", Source: olderNotes},
	{Release: Release{8, 0, 1}, Flink: Version{1, 17}, Patch: 1, released: "2023-08-21", supported: "2025-02-21", losesData: true, Source: notes},
	{Release: Release{8, 0, 3}, Flink: Version{1, 17}, Patch: 1, released: "2023-10-23", supported: "2025-04-23", losesData: true, Source: notes},
	{Release: Release{8, 0, 4}, Flink: Version{1, 17}, Patch: 1, released: "2023-11-27", supported: "2025-05-27", Source: notes},
	{Release: Release{8, 0, 5}, Flink: Version{1, 17}, Patch: 2, released: "2024-01-04", supported: "2025-07-04", Source: notes},
	{Release: Release{8, 0, 6}, Flink: Version{1, 17}, Patch: 2, released: "2024-04-01", supported: "2025-10-01", Source: notes},
	{Release: Release{8, 0, 7}, Flink: Version{1, 17}, Patch: 2, released: "2024-05-29", supported: "2025-11-29", Source: notes},
	{Release: Release{8, 0, 8}, Flink: Version{1, 17}, Patch: 2, released: "2024-07-22", supported: "2026-01-22", Source: notes},
	{Release: Release{8, 0, 9}, Flink: Version{1, 17}, Patch: 2, released: "2024-09-11", supported: "2026-03-11", Source: notes},
	{Release: Release{8, 0, 10}, Flink: Version{1, 17}, Patch: 2, released: "2024-11-21", supported: "2026-05-21", Source: notes},
	{Release: Release{8, 0, 11}, Flink: Version{1, 17}, Patch: 2, released: "2025-01-15", supported: "", Source: notes},
	{Release: Release{11, 1, 0}, Flink: Version{1, 20}, Patch: 1, released: "2025-06-04", supported: "2026-12-04", Source: notes},
	{Release: Release{11, 2, 0}, Flink: Version{1, 20}, Patch: 2, released: "2025-08-08", supported: "2027-02-08", Source: notes},
	{Release: Release{11, 3, 0}, Flink: Version{1, 20}, Patch: 2, released: "2025-10-13", supported: "2027-04-13", Source: notes},
	{Release: Release{11, 4, 0}, Flink: Version{1, 20}, Patch: 2, released: "2025-11-30", supported: "2027-05-30", Source: notes},
	{Release: Release{11, 5, 0}, Flink: Version{1, 20}, Patch: 2, released: "2026-01-09", supported: "2027-07-09", Source: notes},
	{Release: Release{11, 6, 0}, Flink: Version{1, 20}, Patch: 2, released: "2026-04-09", supported: "2027-10-09", Source: notes},
	{Release: Release{11, 7, 0}, Flink: Version{1, 20}, Patch: 2, released: "2026-06-03", supported: "2027-12-03", Source: notes},
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

// Released returns the day from which on the release is generally available,
// false where it is not known.
func (v VVR) Released() (time.Time, bool) {
	day, err := time.Parse(time.DateOnly, v.released)
	return day, err == nil
}

// LosesData reports whether the release notes warn that the release can lose
// data.
func (v VVR) LosesData() bool { return v.losesData }

// SafeAfterLoss is the first release after those that can lose data.
var SafeAfterLoss = Release{8, 0, 5}
