// Package literals gathers the constants of a draft with the keys that they are
// given to, whatever the language: a connector option of a CREATE TABLE, a key
// of a deployment's flinkConfiguration, a SET statement, an argument.
package literals

import (
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
)

// A Role is what a literal is given to.
type Role uint8

// The roles of literals.
const (
	Plain           Role = iota // no key: a string in an expression, a list item
	ConnectorOption             // WITH of a table or model, OPTIONS hint, CDC source or sink
	CatalogOption               // WITH of CREATE CATALOG
	Setting                     // SET, a deployment's configuration, …
	ClusterSetting              // config.yaml, flink-conf.yaml, a mounted configuration file
	Environment                 // an environment variable
	Argument                    // an argument of the main class
	Parameter                   // what a program reads by key: Java properties, property groups
	VariableValue               // the value of a platform variable
	EnvironmentFile             // an entry of a file of environment variables
	Comment                     // the text of a comment
	SecretData                  // an entry of a Secret of Kubernetes, decoded
)

// A Literal is a constant and the key that it is given to.
type Literal struct {
	// Range is the value's, quotes included.
	draft.Range
	Role Role
	// Key is the key, "" where there is none; KeyRange is where it stands.
	Key      string
	KeyRange draft.Range
	// Text is the decoded value.
	Text draft.Text
	// Owner is the connector, format or catalog type that the option belongs
	// to ("jdbc"), "" where it is not said.
	Owner string
	// Option is what is known of the key; nil where the literal has no key.
	Option *flink.Option
	// Peers are the literals that are given to the same thing, this one among
	// them: the options of one table, the properties of one file.
	Peers []*Literal
}

// Value returns the literal's decoded text.
func (l *Literal) Value() string { return l.Text.String() }
