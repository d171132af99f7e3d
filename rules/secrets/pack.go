// Package secrets finds credentials that a draft spells out.
//
// A secret is reported once, by the rule that knows most about it; which one
// that is, and what is no secret at all, is decided in one place (see secret).
// No message holds a secret's text. The package does not look for secrets by
// how random a text is: it goes by what a value is given to and by the shapes
// that providers publish.
package secrets

import (
	"embed"

	"github.com/flinkvet/flinkvet/rules"
)

//go:embed *.md
var pages embed.FS

// Pack holds the rules about credentials.
var Pack = rules.NewPack("secrets", rules.Security, pages)
