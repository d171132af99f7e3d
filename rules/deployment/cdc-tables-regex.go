package deployment

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCTablesRegex finds patterns of a CDC pipeline's tables whose dot is meant
// as any character and parts names.
var CDCTablesRegex = Pack.Add(rules.Rule{
	Name:     "cdc-tables-regex",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Configs),
	Run:      cdcTablesRegex,
})

func cdcTablesRegex(pass *analysis.Pass) {
	for _, f := range linters.Configs.Of(pass) {
		for _, p := range f.Pipelines {
			if p.Source != nil {
				for _, key := range []string{"tables", "tables.exclude"} {
					judgeTables(pass, key, p.Source.Option(key))
				}
			}
			for _, t := range p.Transforms {
				judgeTables(pass, "source-table", t.Source)
			}
			for _, r := range p.Routes {
				judgeTables(pass, "source-table", r.Source)
			}
		}
	}
}

func judgeTables(pass *analysis.Pass, key string, value *config.Value) {
	patterns := value.String()
	for at := 0; at < len(patterns); {
		pattern, _, _ := strings.Cut(patterns[at:], ",")
		if dot := bareDot(pattern); dot >= 0 {
			written := strings.TrimSpace(pattern)
			lo := at + strings.Index(pattern, written)
			rules.Report{
				At:      value.Text.Range(lo, lo+len(written)),
				Message: fmt.Sprintf(`in %q a dot parts the names of database and table; write \. where it means any character%s`, key, meant(pattern, dot)),
			}.To(pass)
		}
		at += len(pattern) + 1
	}
}

// bareDot returns where a pattern has a dot that is not escaped and that a
// quantifier follows, which a delimiter never has, or -1.
func bareDot(pattern string) int {
	inClass := false
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; {
		case c == '\\':
			i++
		case c == '[' || c == ']':
			inClass = c == '['
		case c == '.' && !inClass && i+1 < len(pattern) && strings.IndexByte("*+?{", pattern[i+1]) >= 0:
			return i
		}
	}
	return -1
}

// meant says how the pattern is to be written, "" where that is not clear: the
// dot after a whole name is the delimiter as well.
func meant(pattern string, dot int) string {
	escape := `\`
	if !strings.Contains(strings.ReplaceAll(pattern[:dot], `\.`, ""), ".") {
		if dot == 0 || strings.IndexByte("_]-", pattern[dot-1]) >= 0 {
			return ""
		}
		escape = `.\`
	}
	return ": " + strings.TrimSpace(pattern[:dot]+escape+pattern[dot:])
}
