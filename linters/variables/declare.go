package variables

import (
	"go/token"
	"strings"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// declareAll adds the variables that the policy, files of variables and the
// deployments' own lists declare.
func (s *Set) declareAll(p *policy.Policy, files []*config.File) {
	for _, w := range p.Variables.Names {
		s.declare(w.Text, w.Range)
		s.Listed = true
	}
	for _, w := range p.Variables.Secrets {
		s.declare(SecretPrefix+strings.TrimPrefix(w.Text, SecretPrefix), w.Range)
		s.ListedSecrets = true
	}
	for _, f := range files {
		s.declareFile(f)
		for _, d := range f.Deployments {
			for _, v := range d.Locals {
				s.declare(v.Name, v.Range)
			}
			s.Listed = s.Listed || len(d.Locals) > 0 || d.Tree.Get("localVariables") != nil
		}
	}
}

// declareFile adds the variables of a namespace. VVR references them as
// ${secret_values.name} and Ververica Platform as ${name}; which of the two a
// file is meant for does not show in every form of it, so both are declared. A
// file of environment variables lists none of the platform's.
func (s *Set) declareFile(f *config.File) {
	for _, v := range f.Variables {
		if f.Source.Kind == draft.EnvFile {
			s.declare(v.Name, v.Range)
			continue
		}
		s.declare(SecretPrefix+v.Name, v.Range)
		s.declare(v.Name, v.Range)
		s.ListedSecrets = true
	}
}

// define adds the variables that a script of Dinky defines: name := text.
func (s *Set) define(script *sql.Script) {
	for _, stmt := range script.Stmts {
		if c, ok := stmt.(*sql.ClientCommand); ok && strings.HasPrefix(c.Rest.String(), ":=") {
			s.declare(c.Verb, draft.Span(c.Pos(), c.Pos()+token.Pos(len(c.Verb))))
		}
	}
}

func (s *Set) declare(name string, at draft.Range) {
	if s.declared[name] == nil {
		d := &Declaration{Range: at, Name: name}
		s.declared[name] = d
		s.Declarations = append(s.Declarations, d)
	}
}
