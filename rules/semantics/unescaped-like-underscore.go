package semantics

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// UnescapedLikeUnderscore finds patterns of LIKE in which an underscore stands in
// the middle of a word, where it matches any character.
var UnescapedLikeUnderscore = Pack.Add(rules.Rule{
	Name:      "unescaped-like-underscore",
	Severity:  rules.Note,
	Precision: rules.Medium,
	Needs:     linters.Needs(linters.Draft, linters.Scripts),
	Run:       unescapedLikeUnderscore,
})

func unescapedLikeUnderscore(pass *analysis.Pass) {
	for _, s := range scripts(pass) {
		for _, like := range sql.All[*sql.Like](s) {
			pattern, ok := like.Pattern.(*sql.Str)
			if !ok || like.Escape != nil || like.Op != "LIKE" && like.Op != "ILIKE" || !joinsWords(pattern.Value()) {
				continue
			}
			pass.ReportRangef(pattern, "%s", fmt.Sprintf("the underscore in %q matches any character; where the sign itself is meant, write %s",
				pattern.Value(), escaped(pattern.Value())))
		}
	}
}

// joinsWords reports whether every underscore of a pattern stands between letters
// or digits, as in the name of something, and there is one.
func joinsWords(pattern string) bool {
	found := false
	runes := []rune(pattern)
	for i, r := range runes {
		if r != '_' {
			continue
		}
		if i == 0 || i == len(runes)-1 || !isWord(runes[i-1]) || !isWord(runes[i+1]) {
			return false
		}
		found = true
	}
	return found && !strings.ContainsRune(pattern, '\n')
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// escaped writes the pattern with its underscores escaped.
func escaped(pattern string) string {
	sign := "/"
	if strings.Contains(pattern, sign) {
		sign = "^"
	}
	return fmt.Sprintf("'%s' ESCAPE '%s'", strings.ReplaceAll(strings.ReplaceAll(pattern, "'", "''"), "_", sign+"_"), sign)
}
