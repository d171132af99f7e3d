package all

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

func TestNamesAreUnique(t *testing.T) {
	packs, names := map[string]bool{}, map[string]bool{}
	for _, p := range Packs() {
		assert.False(t, packs[p.Name], "two packs are named %s", p.Name)
		packs[p.Name] = true
		assert.NotEmpty(t, p.Rules, p.Name)
	}
	for _, r := range Rules() {
		assert.False(t, names[r.Name], "two rules are named %s", r.Name)
		assert.False(t, packs[r.Name], "the rule %s is named like a pack", r.Name)
		names[r.Name] = true
	}
}

func TestAnalyzersAreValid(t *testing.T) {
	var analyzers []*analysis.Analyzer
	for _, r := range Rules() {
		if r.Analyzer() != nil {
			analyzers = append(analyzers, r.Analyzer())
		}
	}
	assert.NoError(t, analysis.Validate(analyzers))
}

func TestSecurityRulesHaveScores(t *testing.T) {
	for _, p := range Packs() {
		for _, r := range p.Rules {
			if p.Phase == rules.Security {
				assert.True(t, r.Score > 0 && r.Score <= 10, "%s: score %v", r.Name, r.Score)
			}
		}
	}
}

func TestRule(t *testing.T) {
	r, _ := Rule("unused-ignore")
	assert.Equal(t, "unused-ignore", r.Name)
	r, meant := Rule("unused-ignroe")
	assert.Nil(t, r)
	assert.Equal(t, "unused-ignore", meant)
}
