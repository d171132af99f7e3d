// Package near finds the word that was meant by a misspelt one.
package near

import "strings"

// Word returns the one of words that is nearest to the misspelt word, "" where
// none is near enough to be meant. Case does not count.
func Word(misspelt string, words []string) string {
	best, least := "", max(1, len(misspelt)/3)+1
	for _, w := range words {
		if d := distance(strings.ToLower(misspelt), strings.ToLower(w)); d < least {
			best, least = w, d
		}
	}
	return best
}

// Within returns the one of words that is nearest to the misspelt word and at most
// so many slips away from it, "" where none is.
func Within(most int, misspelt string, words []string) string {
	best, least := "", most+1
	for _, w := range words {
		if len(w)-len(misspelt) >= least || len(misspelt)-len(w) >= least {
			continue
		}
		if d := distance(strings.ToLower(misspelt), strings.ToLower(w)); d < least {
			best, least = w, d
		}
	}
	return best
}

// Hint returns `, did you mean "w"?` for the word that was meant, or "".
func Hint(misspelt string, words []string) string {
	return Ask(Word(misspelt, words))
}

// Ask returns `, did you mean "w"?` for a word, "" for none.
func Ask(word string) string {
	if word == "" {
		return ""
	}
	return `, did you mean "` + word + `"?`
}

// Slip reports whether a word is one slip of the pen away from another: a letter
// missing, added, wrong, or in its neighbour's place.
func Slip(written, meant string) bool {
	return distance(strings.ToLower(written), strings.ToLower(meant)) <= 1
}

// distance counts the insertions, deletions, replacements and swaps of
// neighbours that make b of a.
func distance(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before, last, row = last, row, before
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(b)]
}
