// Package masking finds sensitive data that leaves a draft unmasked.
//
// What is sensitive is told by package sensitive and the team's policy, where a
// value comes from by package lineage. The package judges what is left of the
// value when it reaches a sink, once for each column that is written: every leak
// has one fault, and one rule that speaks of it.
package masking

import (
	"embed"

	"github.com/flinkvet/flinkvet/rules"
)

//go:embed *.md
var pages embed.FS

// Pack holds the rules about sensitive data.
var Pack = rules.NewPack("masking", rules.Security, pages)
