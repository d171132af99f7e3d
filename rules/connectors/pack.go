// Package connectors judges what a job gives its connectors: options that do not
// exist, values that cannot be read, options that do nothing or contradict each
// other, and what goes wrong between a job and the systems at its ends.
//
// The rules go by what the published connectors declare. Of a connector that no
// table knows they say nothing, and where a variable gives a value they do not
// judge it.
package connectors

import (
	"embed"

	"github.com/flinkvet/flinkvet/rules"
)

//go:embed *.md
var pages embed.FS

// Pack holds the rules about connectors and their options.
var Pack = rules.NewPack("connectors", rules.CodeReview, pages)
