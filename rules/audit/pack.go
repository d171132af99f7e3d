// Package audit holds the rules about the record that a team keeps: what it
// ignores, and why.
//
// Comments that ignore findings can be judged only once the findings are known,
// so these rules have no Run; package settle reports them.
package audit

import (
	"embed"

	"github.com/flinkvet/flinkvet/rules"
)

//go:embed *.md
var pages embed.FS

// Pack holds the rules for audit and compliance.
var Pack = rules.NewPack("audit", rules.Audit, pages)
