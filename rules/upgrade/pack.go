// Package upgrade judges whether a draft is written for the release of Flink, or
// of a platform's engine, that it runs on: keys, options and statements that the
// release no longer has, asks to do without, or does not have yet.
//
// What a release knows is in the tables of package flink. Where a draft does not
// say which release it runs on, the rules are silent.
package upgrade

import (
	"embed"

	"github.com/flinkvet/flinkvet/rules"
)

//go:embed *.md
var pages embed.FS

// Pack holds the rules about releases.
var Pack = rules.NewPack("upgrade", rules.CodeReview, pages)
