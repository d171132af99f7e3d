// Package deployment judges what is handed to the platform beside the draft's
// own code: deployments and configuration files.
package deployment

import (
	"embed"

	"github.com/flinkvet/flinkvet/rules"
)

//go:embed *.md
var pages embed.FS

// Pack holds the rules about deployments.
var Pack = rules.NewPack("deployment", rules.Deploy, pages)
