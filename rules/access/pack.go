// Package access judges how a job reaches what it works with, and who can reach
// it: encryption that is switched off, identities that nobody checks, interfaces
// that are open, and users that may do more than they need.
//
// It goes by what a draft says, not by what is missing: encryption is often set
// for a whole cluster or by a network that no file shows. Services on the same
// machine are left alone, and drafts that are not for production.
package access

import (
	"embed"

	"github.com/flinkvet/flinkvet/rules"
)

//go:embed *.md
var pages embed.FS

// Pack holds the rules about transport and access.
var Pack = rules.NewPack("access", rules.Security, pages)
