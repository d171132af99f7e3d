// Package semantics judges whether the SQL of a draft says something that
// Flink understands, and says it without a trap.
package semantics

import (
	"embed"

	"github.com/flinkvet/flinkvet/rules"
)

//go:embed *.md
var pages embed.FS

// Pack holds the rules about the meaning of SQL.
var Pack = rules.NewPack("semantics", rules.CodeReview, pages)
