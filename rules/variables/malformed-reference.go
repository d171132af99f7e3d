package variables

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/linters/variables"
	"github.com/flinkvet/flinkvet/rules"
)

// MalformedReference finds references to secrets that are spelt so that the
// platform does not take them for any.
var MalformedReference = Pack.Add(rules.Rule{
	Name:     "malformed-reference",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Literals),
	Run:      malformedReference,
})

// nearReference matches what is meant as ${secret_values.name}, right or wrong.
var nearReference = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\$\{\s*(?i:secrets?[-_]?values?)\s*[.:]\s*([A-Za-z0-9_-]+)\s*\}|\$(?i:secret[-_]?values)\.([A-Za-z0-9_-]+)`)
})

func malformedReference(pass *analysis.Pass) {
	for _, lit := range linters.Literals.Of(pass) {
		value := lit.Value()
		if lit.Role == literals.Comment || !strings.Contains(value, "$") || !strings.Contains(strings.ToLower(value), "secret") {
			continue
		}
		for _, m := range nearReference().FindAllStringSubmatchIndex(value, -1) {
			name := submatch(value, m, 1) + submatch(value, m, 2)
			if value[m[0]:m[1]] == "${"+variables.SecretPrefix+name+"}" {
				continue
			}
			rules.Report{
				At:      lit.Text.Range(m[0], m[1]),
				Message: fmt.Sprintf("this is not how a secret is referenced, and stays as it is; write ${%s%s}", variables.SecretPrefix, name),
			}.To(pass)
		}
	}
}

// malformed reports whether a name between braces is a misspelt one of a
// secret.
func malformed(name string) bool {
	return nearReference().MatchString("${"+name+"}") && !strings.HasPrefix(name, variables.SecretPrefix)
}

func submatch(s string, m []int, n int) string {
	if m[2*n] < 0 {
		return ""
	}
	return s[m[2*n]:m[2*n+1]]
}
