package settle

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/rules"
)

// A Choice is which rules a run is about. Its words are the names of rules,
// packs and phases, tags, the last part of a tag ("cwe-798"), and "all". The
// empty Choice is every rule but those of low precision.
type Choice struct {
	// Select leaves only the rules that a word of it means; empty leaves all.
	Select []string
	// Ignore leaves out the rules that a word of it means, unless a word of
	// Select means them more closely.
	Ignore []string
}

// Check returns an error for a word that means no rule of the packs.
func (c Choice) Check(packs []*rules.Pack) error {
	for _, word := range slices.Concat(c.Select, c.Ignore) {
		means := func(r *rules.Rule) bool { return closeness(word, r) > farAway }
		if !slices.ContainsFunc(packs, func(p *rules.Pack) bool { return slices.ContainsFunc(p.Rules, means) }) {
			return fmt.Errorf("no rule, pack, phase or tag is named %q%s", word, near.Hint(word, names(packs)))
		}
	}
	return nil
}

// names returns the names of the packs' rules, of the packs and of the phases.
func names(packs []*rules.Pack) []string {
	var all []string
	for _, p := range packs {
		all = append(all, p.Name, string(p.Phase))
		for _, r := range p.Rules {
			all = append(all, r.Name)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// How closely a word means a rule, from not at all to by its own name.
const (
	farAway = iota
	byAll
	byTag
	byPhase
	byPack
	byName
)

func closeness(word string, r *rules.Rule) int {
	switch {
	case word == r.Name:
		return byName
	case word == r.Pack().Name:
		return byPack
	case word == string(r.Pack().Phase):
		return byPhase
	case slices.ContainsFunc(r.Tags, func(tag string) bool { return tag == word || strings.HasSuffix(tag, "/"+word) }):
		return byTag
	case word == "all":
		return byAll
	}
	return farAway
}

func closest(words []string, r *rules.Rule) int {
	nearest := farAway
	for _, word := range words {
		nearest = max(nearest, closeness(word, r))
	}
	return nearest
}

// takes reports whether the run is about the rule. A rule of low precision
// that is not asked for may still be switched on by policy.
func (c Choice) takes(r *rules.Rule) bool {
	ignored := closest(c.Ignore, r)
	if len(c.Select) == 0 {
		return ignored == farAway
	}
	return closest(c.Select, r) > ignored
}

// asksFor reports whether the choice means the rule even where it is of low
// precision.
func (c Choice) asksFor(r *rules.Rule) bool {
	return slices.Contains(c.Select, r.Name) || slices.Contains(c.Select, "all")
}

// level returns the severity of the rule's findings where the scope holds, Off
// where there are to be none.
func (c Choice) level(r *rules.Rule, scope policy.Scope) rules.Severity {
	if !c.takes(r) {
		return rules.Off
	}
	said := scope.Level(r.Name, r.Pack().Name, string(r.Pack().Phase))
	if slices.Contains(c.Select, r.Name) && said == rules.Off.String() {
		said = ""
	}
	if r.Precision == rules.Low && !c.asksFor(r) && scope.Level(r.Name) == "" {
		return rules.Off
	}
	var level rules.Severity
	if err := level.UnmarshalText([]byte(cmp.Or(said, r.Severity.String()))); err != nil {
		return r.Severity
	}
	return level
}
