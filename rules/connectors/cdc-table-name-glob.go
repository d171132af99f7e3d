package connectors

import (
	"fmt"
	"strings"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCTableNameGlob finds regular expressions for names of tables that are written
// as if they were patterns of a shell or of LIKE.
var CDCTableNameGlob = Pack.Add(rules.Rule{
	Name:     "cdc-table-name-glob",
	Severity: rules.Warning,
	Needs:    endpointViews,
	Run:      each(use.cdcTableNameGlob),
})

func (u use) cdcTableNameGlob() {
	if !u.follows() || u.Table == nil {
		return
	}
	for _, o := range u.options {
		if !o.Spelled || !flink.NamePattern(u.Identifier, o.Key) {
			continue
		}
		pattern := o.Value()
		if star := globStar(pattern); star >= 0 {
			u.report(o, fmt.Sprintf("%q is a regular expression, in which * repeats what stands before it and does not stand for any text; write %q", o.Key, pattern[:star]+"."+pattern[star:]))
		} else if strings.Contains(pattern, "%") {
			u.report(o, fmt.Sprintf("%q is a regular expression, in which %% is only itself, and no table is found; write %q", o.Key, strings.ReplaceAll(pattern, "%", ".*")))
		}
	}
}

// globStar returns where a pattern has a star that repeats a character of a name,
// which nobody means, or stands first; -1 where it has none.
func globStar(pattern string) int {
	inClass := false
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; {
		case c == '\\':
			i++
			if i+1 < len(pattern) && pattern[i+1] == '*' {
				i++ // it repeats a class: \d*
			}
		case c == '[' || c == ']':
			inClass = c == '['
		case c == '*' && !inClass && (i == 0 || isNameByte(pattern[i-1]) || pattern[i-1] == '(' || pattern[i-1] == '|'):
			return i
		}
	}
	return -1
}
