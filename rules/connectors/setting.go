package connectors

import (
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/settings"
)

// A setting is a value that the draft gives to a configuration key.
type setting struct {
	settings.Setting
	job  *settings.Effective
	pass *analysis.Pass
}

// eachSetting makes a rule's Run of what judges one setting. What a file says to
// several jobs is judged once.
func eachSetting(judge func(setting)) func(*analysis.Pass) {
	return func(pass *analysis.Pass) {
		seen := map[token.Pos]bool{}
		for _, e := range linters.Settings.Of(pass) {
			for _, key := range e.Keys() {
				for _, s := range e.All(key) {
					if s.KeyRange.IsValid() && !seen[s.KeyRange.Pos()] {
						seen[s.KeyRange.Pos()] = true
						judge(setting{s, e, pass})
					}
				}
			}
		}
	}
}
