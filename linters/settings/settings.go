// Package settings resolves the configuration in force: what holds for a key
// after every layer has had its say, and what was overridden on the way.
package settings

import (
	"github.com/flinkvet/flinkvet/linters/draft"
)

// A Layer is where a setting comes from; a later one overrides an earlier.
type Layer uint8

// The layers, weakest first.
const (
	Default Layer = iota
	Platform
	Cluster
	Deployment
	Script
	Program
)

var layerNames = [...]string{"default", "platform", "cluster", "deployment", "script", "program"}

func (l Layer) String() string { return layerNames[l] }

// A Setting is a value given to a key in one place.
type Setting struct {
	// Key is the key's current spelling, Written the one in the file.
	Key, Written string
	Value        string
	Layer        Layer
	// Range is where the value stands and KeyRange where its key does; both
	// are invalid for defaults of Flink and of a platform.
	draft.Range
	KeyRange draft.Range
}
