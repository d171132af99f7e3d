package sensitive

import (
	"slices"
	"strings"
	"unicode"
)

// Words divides a name into its words, in lower case: at underscores and the
// like, where case changes, and between letters and digits. Digits are dropped.
func Words(name string) []string {
	var list []string
	var word []rune
	flush := func() {
		if len(word) > 0 {
			list = append(list, strings.ToLower(string(word)))
			word = word[:0]
		}
	}
	runes := []rune(name)
	for i, r := range runes {
		if !unicode.IsLetter(r) {
			flush()
			continue
		}
		upper := unicode.IsUpper(r)
		afterLower := i > 0 && unicode.IsLower(runes[i-1])
		beforeLower := i > 0 && unicode.IsUpper(runes[i-1]) && i+1 < len(runes) && unicode.IsLower(runes[i+1])
		if upper && (afterLower || beforeLower) {
			flush()
		}
		word = append(word, r)
	}
	flush()
	return list
}

// byName judges a column by its name, the words around it and its type.
func byName(c Column) Verdict {
	name := Words(c.Name)
	class, sure := phrase(name)
	if class == "" {
		class, sure = abbreviation(name, c.Siblings)
	}
	if class == "" && len(name) == 1 && name[0] == "name" && ofPeople(c.Table) {
		class = Name
	}
	if class == "" {
		return Verdict{}
	}
	certainty := Weak
	if sure {
		certainty = Sure
	}
	return Verdict{class, min(certainty, plausible(class, c)), "name"}
}

// A find is where a term stands in a list of words.
type find struct {
	term
	from, to int
}

// phrase returns the class of the phrase that the words end in, save for words
// that change nothing.
func phrase(name []string) (class Class, sure bool) {
	best, ok := longest(name)
	if !ok || !personal(name[:best.from], best.class) {
		return "", false
	}
	for _, tail := range name[best.to:] {
		if !tails[tail] && !headOf(best.class, tail) {
			return "", false
		}
	}
	return best.class, best.sure
}

// headOf reports whether the word, behind a phrase, is itself of its class:
// tel_mobile, email_address.
func headOf(class Class, word string) bool {
	return slices.ContainsFunc(english, func(t term) bool { return t.class == class && t.words == word })
}

// personal reports whether the words before a phrase leave its meaning: is_phone
// is a flag, shop_phone no person's.
func personal(before []string, class Class) bool {
	for _, word := range before {
		if heads[word] {
			return false
		}
		if owners[word] && class != Secret && class != BankCard {
			return false
		}
	}
	return true
}

// longest returns the term that covers most of the words; of equals, the last.
func longest(name []string) (best find, ok bool) {
	for _, t := range english {
		n := strings.Count(t.words, " ") + 1
		for i := range name {
			width := 0
			switch {
			case i+n <= len(name) && same(strings.Join(name[i:i+n], " "), t.words):
				width = n
			case n > 1 && same(name[i], strings.ReplaceAll(t.words, " ", "")):
				width = 1
			default:
				continue
			}
			if !ok || longer(t, i, best) {
				best, ok = find{t, i, i + width}, true
			}
		}
	}
	return best, ok
}

func longer(t term, at int, best find) bool {
	if len(t.words) != len(best.words) {
		return len(t.words) > len(best.words)
	}
	return at > best.from
}

// same compares without regard to the plural.
func same(word, singular string) bool {
	rest, ok := strings.CutPrefix(word, singular)
	return ok && (rest == "" || rest == "s" || rest == "es")
}

// abbreviation returns the class of a pinyin word that the name ends in. Two
// letters mean many things, so they need another such word among the siblings.
func abbreviation(name []string, siblings []string) (class Class, sure bool) {
	if len(name) == 0 {
		return "", false
	}
	word := name[len(name)-1]
	class = pinyin[word]
	if class == "" || len(word) > 2 {
		return class, class != ""
	}
	short := false
	for _, sibling := range siblings {
		for _, w := range Words(sibling) {
			switch {
			case w == word || pinyin[w] == "":
			case len(w) > 2:
				return class, true
			default:
				short = true
			}
		}
	}
	if !short {
		return "", false
	}
	return class, false
}

func ofPeople(table string) bool {
	return slices.ContainsFunc(Words(table), func(w string) bool { return people[w] })
}

// plausible returns how sure a name may make us of a column of its type. Text
// may hold anything; numbers and dates only some classes.
func plausible(class Class, c Column) Certainty {
	switch c.Type {
	case "", "STRING", "VARCHAR", "CHAR", "CHARACTER", "CHARACTER VARYING", "CHAR VARYING":
		return Sure
	case "BYTES", "BINARY", "VARBINARY", "BINARY VARYING":
		return Weak
	case "BIGINT", "DECIMAL", "NUMERIC", "DEC":
		if class == Phone || class == NationalID || class == BankCard {
			return Weak
		}
	case "DATE", "TIMESTAMP", "TIMESTAMP_LTZ":
		if class == Birthday {
			return Weak
		}
	}
	if class == Location && numeric(c.Type) && hasPair(c) {
		return Weak
	}
	return No
}

func numeric(name string) bool {
	return slices.Contains([]string{"DOUBLE", "DOUBLE PRECISION", "FLOAT", "REAL", "DECIMAL", "NUMERIC", "DEC"}, name)
}

// hasPair reports whether another column of the table is a coordinate too, and
// the table is about persons: a place alone is nobody's.
func hasPair(c Column) bool {
	if !ofPeople(c.Table) {
		return false
	}
	return slices.ContainsFunc(c.Siblings, func(s string) bool {
		class, _ := phrase(Words(s))
		return class == Location
	})
}
