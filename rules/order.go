package rules

import "cmp"

// sureness orders precisions from the surest on.
var sureness = [...]int{VeryHigh: 0, High: 1, Medium: 2, Low: 3}

// WorstFirst compares findings for sorting: the more severe first, and of
// those the surer.
func WorstFirst(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(b.Severity, a.Severity),
		cmp.Compare(sureness[a.Rule.Precision], sureness[b.Rule.Precision]),
	)
}
