// Package variables judges how a draft uses the variables that its platform
// fills in: whether they exist, whether they stand where they are filled in,
// and whether something was left to fill in by hand.
package variables

import (
	"embed"

	"github.com/flinkvet/flinkvet/rules"
)

//go:embed *.md
var pages embed.FS

// Pack holds the rules about variables.
var Pack = rules.NewPack("variables", rules.CodeReview, pages)
