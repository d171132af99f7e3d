// Package performance judges what makes a job slow or heavy: operators that work
// row by row, state that is larger than it need be, tasks that all rows go to.
package performance

import (
	"embed"

	"github.com/flinkvet/flinkvet/rules"
)

//go:embed *.md
var pages embed.FS

// Pack holds the rules about the cost of a job.
var Pack = rules.NewPack("performance", rules.CodeReview, pages)
