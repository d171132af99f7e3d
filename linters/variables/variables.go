// Package variables finds the references to variables in a draft and what
// declares them.
//
// A reference is ${name}, or ${secret_values.name} for a secret of the
// namespace, as Realtime Compute for Apache Flink (VVR) and Ververica Platform
// fill them in before Flink sees the text. What other programs fill in, such
// as Kafka's ${provider:path:key} or the shell's ${NAME:-default}, is none.
// The package fills nothing in.
package variables

import (
	"strings"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// SecretPrefix is what stands before the name of a secret of the namespace.
const SecretPrefix = "secret_values."

// A Reference is a place in the draft that a variable's value is put into.
type Reference struct {
	draft.Range
	// Name is what stands between the braces: "bucket", "secret_values.ak_id".
	Name string
}

// Secret reports whether a secret of the namespace is meant.
func (r *Reference) Secret() bool { return strings.HasPrefix(r.Name, SecretPrefix) }

// A Declaration is a variable that exists.
type Declaration struct {
	draft.Range
	// Name is as a reference writes it, a secret's with SecretPrefix.
	Name string
}

// A Set is the variables that a draft names and those that are declared for
// it.
type Set struct {
	References   []*Reference
	Declarations []*Declaration
	// Listed says that the files say which variables there are, so that one
	// they do not declare does not exist; ListedSecrets says so of secrets.
	Listed, ListedSecrets bool

	declared map[string]*Declaration
}

// Find returns the variables of a draft.
func Find(p *policy.Policy, files []*config.File, lits []*literals.Literal, scripts []*sql.Script) *Set {
	s := &Set{declared: map[string]*Declaration{}}
	s.declareAll(p, files)
	for _, script := range scripts {
		s.define(script)
	}
	f := finder{set: s, files: files}
	for _, script := range scripts {
		f.script(script)
	}
	for _, lit := range lits {
		f.literal(lit)
	}
	for _, file := range files {
		f.file(file)
	}
	return s
}

// Declaration returns what declares the variable that a reference names, nil
// where nothing does.
func (s *Set) Declaration(r *Reference) *Declaration { return s.declared[r.Name] }

// Declares reports whether something declares a variable of a name, a secret's
// with SecretPrefix.
func (s *Set) Declares(name string) bool { return s.declared[name] != nil }

// Complete reports whether the variables of the reference's kind are all
// known.
func (s *Set) Complete(r *Reference) bool {
	if r.Secret() {
		return s.ListedSecrets
	}
	return s.Listed
}

// Nearest returns the declared name that a reference most likely means, or ""
// where none is near.
func (s *Set) Nearest(r *Reference) string {
	var names []string
	for _, d := range s.Declarations {
		names = append(names, d.Name)
	}
	return near.Word(r.Name, names)
}
