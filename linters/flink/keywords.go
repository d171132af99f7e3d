package flink

import "strings"

// Keyword reports whether a release's SQL parser knows a word, and whether the
// word is reserved: it cannot be a name without quotes then. A release that is
// not known counts as the newest one (FlinkSqlParserImpl).
func Keyword(v Version, word string) (keyword, reserved bool) {
	for _, r := range keywordsTable.rows(strings.ToUpper(word)) {
		if r.span(1, 2).holds(v) {
			return true, r.cell(3) == "reserved"
		}
	}
	return false, false
}
