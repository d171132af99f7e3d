package variables

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/linters/variables"
	"github.com/flinkvet/flinkvet/rules"
)

// SecretUsedAsData finds secrets in the text of queries, which ends in plans,
// logs and tables.
var SecretUsedAsData = Pack.Add(rules.Rule{
	Name:     "secret-used-as-data",
	Severity: rules.Warning,
	Score:    6.5,
	Tags:     []string{"external/cwe/cwe-532"},
	Needs:    linters.Needs(linters.Scripts, linters.Variables),
	Run:      secretUsedAsData,
})

func secretUsedAsData(pass *analysis.Pass) {
	refs := linters.Variables.Of(pass).References
	for _, script := range linters.Scripts.Of(pass) {
		hidden := hidingRanges(script)
		for _, s := range sql.All[*sql.Str](script) {
			ref := firstIn(refs, s.Range)
			if ref != nil && ref.Secret() && !anyHolds(hidden, s.Range) && inQuery(script, s) {
				usedAsData(ref).To(pass)
			}
		}
	}
}

func usedAsData(ref *variables.Reference) rules.Report {
	return rules.Report{At: ref, Message: fmt.Sprintf("the secret %q becomes a part of the query, which plans, logs and sinks show; give secrets to options only", ref.Name)}
}

// hidingRanges returns where a secret is hidden or goes no further: options,
// hints, settings, and the arguments of functions that hash, sign or encrypt.
func hidingRanges(script *sql.Script) []draft.Range {
	var ranges []draft.Range
	for _, o := range sql.All[*sql.Options](script) {
		ranges = append(ranges, o.Range)
	}
	for _, h := range sql.All[*sql.Hint](script) {
		ranges = append(ranges, h.Range)
	}
	for _, c := range sql.All[*sql.Call](script) {
		if c.Name != nil && hides(c.Name.Last().Name) {
			ranges = append(ranges, c.Range)
		}
	}
	return ranges
}

func hides(function string) bool {
	function = strings.ToLower(function)
	for _, word := range []string{"md5", "sha", "hash", "hmac", "crypt", "mask", "sign", "token"} {
		if strings.Contains(function, word) {
			return true
		}
	}
	return false
}

func anyHolds(ranges []draft.Range, r draft.Range) bool {
	for _, outer := range ranges {
		if outer.Holds(r) {
			return true
		}
	}
	return false
}

// inQuery reports whether a string is a part of a query, and not of a statement
// that sets or creates something else.
func inQuery(script *sql.Script, s *sql.Str) bool {
	for _, q := range sql.All[*sql.Select](script) {
		if q.Range.Holds(s.Range) {
			return true
		}
	}
	return false
}
