package main

import (
	"go/token"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/internal/discover"
	"github.com/flinkvet/flinkvet/internal/driver"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/policy"
)

// A sieve makes units of what was found, without what the policies exclude.
type sieve struct {
	policies *policies
	read     func(string) ([]byte, error)
	// named are the files that are checked although they are excluded.
	named map[string]bool
	// known are the patterns of policies that have been read.
	known map[string][]policy.Glob
}

// units returns the units to check, and adds the rest to what is skipped.
func (s *sieve) units(found *discover.Found) []driver.Unit {
	var units []driver.Unit
	for _, u := range found.Units {
		unit := s.policies.unit(u)
		if main := unit.Names[0]; s.excludes(unit.Names) && !s.named[main] {
			found.Skipped = append(found.Skipped, discover.Skip{Path: main, Why: "excluded by policy"})
			continue
		}
		units = append(units, unit)
	}
	slices.SortFunc(found.Skipped, func(a, b discover.Skip) int { return strings.Compare(a.Path, b.Path) })
	return units
}

func (s *sieve) excludes(names []string) bool {
	for _, name := range names[1:] {
		if isPolicy(name) && slices.ContainsFunc(s.patterns(name), func(g policy.Glob) bool { return g.Match(names[0]) }) {
			return true
		}
	}
	return false
}

// patterns returns what a policy file excludes. What is wrong with the file is
// told where the drafts are judged by it.
func (s *sieve) patterns(name string) []policy.Glob {
	patterns, ok := s.known[name]
	if !ok {
		if text, err := s.read(name); err == nil {
			file := config.Read(draft.NewFile(token.NewFileSet(), name, text))
			patterns = policy.Read([]*config.File{file}).Exclude
		}
		s.known[name] = patterns
	}
	return patterns
}
