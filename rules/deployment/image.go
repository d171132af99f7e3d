package deployment

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/flinkvet/flinkvet/linters/flink"
)

// An image is the name of a container's image, taken apart.
type image struct{ repository, tag, digest string }

func imageOf(name string) image {
	var i image
	i.repository, i.digest, _ = strings.Cut(strings.TrimSpace(name), "@")
	if colon := strings.LastIndexByte(i.repository, ':'); colon > strings.LastIndexByte(i.repository, '/') {
		i.repository, i.tag = i.repository[:colon], i.repository[colon+1:]
	}
	return i
}

// flinkImages are the repositories whose tags begin with the version of Flink.
var flinkImages = []string{
	"flink", "library/flink", "docker.io/flink", "docker.io/library/flink", "apache/flink", "docker.io/apache/flink", "ghcr.io/apache/flink-docker",
}

var flinkInTag = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:^|[-_.])flink[-_]?v?(\d+)[._](\d+)(?:[._-]|$)`) })

// flink returns the version of Flink that the image's name tells.
func (i image) flink() (flink.Version, bool) {
	if slices.Contains(flinkImages, i.repository) {
		version, _, _ := strings.Cut(i.tag, "-")
		return flink.ParseVersion(version)
	}
	if m := flinkInTag().FindStringSubmatch(strings.ToLower(i.tag)); m != nil {
		return flink.ParseVersion(m[1] + "." + m[2])
	}
	return flink.Version{}, false
}
