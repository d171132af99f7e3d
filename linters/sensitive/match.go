package sensitive

import (
	"cmp"
	"slices"
	"strings"
	"sync"
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
	if best, _ := longest(name); class != "" && (best.from == 0 || !whose[name[0]]) && ofNobody(c.Of, class) {
		return Verdict{}
	}
	if class == "" {
		class, sure = abbreviation(name, c)
	}
	if class == "" && len(name) == 1 && name[0] == "name" && OfPeople(cmp.Or(c.Of, c.Table)) {
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
	if !ok {
		return "", false
	}
	if class, sure = fits(name, best); class == "" { // consignee_phone is a phone
		class, sure = fits(name, last(name))
	}
	return class, sure
}

// fits returns the class of a term where the words around it leave it.
func fits(name []string, best find) (class Class, sure bool) {
	before := name[:best.from]
	if !personal(before, best.class) || lone[best.words] && !all(before, whose) {
		return "", false
	}
	for _, tail := range name[best.to:] {
		if !mayFollow(best.term, tail) {
			return "", false
		}
	}
	return best.class, best.sure && (best.class != Address && best.class != Name || all(before, whose))
}

// all reports whether all words are in the set. One or two letters are the
// prefix of a schema and say nothing.
func all(words []string, in map[string]bool) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return (len(w) > 2 || w == "to") && !in[w] && !in[strings.TrimSuffix(w, "s")] })
}

// mayFollow reports whether a word behind a phrase leaves what it means. The
// number of a mail is a parcel's, that of a street a house's.
func mayFollow(t term, tail string) bool {
	if numbers[tail] && (t.class == Email || t.words == "street") {
		return false
	}
	return tails[tail] || headOf(t.class, tail)
}

// headOf reports whether the word, behind a phrase, is itself of its class:
// tel_mobile, email_address.
func headOf(class Class, word string) bool {
	t, ok := lookup(word)
	return ok && t.class == class
}

// personal reports whether the words before a phrase leave its meaning: is_phone
// is a flag, shop_phone no person's.
func personal(before []string, class Class) bool {
	return !ofThings(before, class) && !slices.ContainsFunc(before, func(word string) bool { return heads[word] })
}

// ofThings reports whether the words make something one of no person:
// shop_phone, or "address of the server".
func ofThings(words []string, class Class) bool {
	return slices.ContainsFunc(words, func(word string) bool {
		return owners[word] && class != Secret && class != BankCard || places[word] && (class == Address || class == Network)
	})
}

// longest returns the longest term among the words; of equals, the last.
func longest(name []string) (best find, ok bool) {
	for i := range name {
		for n := 1; n <= longestTerm && i+n <= len(name); n++ {
			if t, is := lookup(strings.Join(name[i:i+n], " ")); is && (!ok || longer(t, i, best)) {
				best, ok = find{t, i, i + n}, true
			}
		}
	}
	return best, ok
}

// last returns the term among the words that ends last, and of these the longest.
func last(name []string) (best find) {
	for to := len(name); to > 0; to-- {
		for from := max(0, to-longestTerm); from < to; from++ {
			if t, is := lookup(strings.Join(name[from:to], " ")); is {
				return find{t, from, to}
			}
		}
	}
	return best
}

// longestTerm is the number of words of the longest phrase.
const longestTerm = 3

// phrases are the terms by their words, with and without the spaces.
var phrases = sync.OnceValue(func() map[string]term {
	byWords := make(map[string]term)
	for _, t := range english {
		byWords[t.words] = t
		byWords[strings.ReplaceAll(t.words, " ", "")] = t
	}
	return byWords
})

// lookup returns the term that the words are, also in the plural.
func lookup(words string) (t term, ok bool) {
	for _, plural := range []string{"", "s", "es"} {
		if singular, cut := strings.CutSuffix(words, plural); cut {
			if t, ok = phrases()[singular]; ok {
				return t, true
			}
		}
	}
	return t, false
}

func longer(t term, at int, best find) bool {
	if len(t.words) != len(best.words) {
		return len(t.words) > len(best.words)
	}
	return at > best.from
}

// ofNobody reports whether a field is inside of something that is no person's:
// the phone of a shop.
func ofNobody(of string, class Class) bool {
	name := Words(of)
	for len(name) > 0 && tableTails[name[len(name)-1]] {
		name = name[:len(name)-1]
	}
	return len(name) > 0 && !personal(name[len(name)-1:], class)
}

// abbreviation returns the class of a pinyin word that the name ends in. Two
// letters mean many things, so they need another such word among the siblings,
// and no comment that says something else.
func abbreviation(name []string, c Column) (class Class, sure bool) {
	if len(name) == 0 {
		return "", false
	}
	word := name[len(name)-1]
	class = pinyin[word]
	if class == "" || len(word) > 2 {
		return class, class != ""
	}
	if c.Comment != "" {
		return "", false
	}
	short := false
	for _, sibling := range c.Siblings {
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

// OfPeople reports whether a table's rows are persons: dim_users and user_info
// are, user_events are events.
func OfPeople(table string) bool {
	name := Words(table)
	for i := len(name) - 1; i >= 0; i-- {
		if !tableTails[name[i]] {
			return people[name[i]]
		}
	}
	return false
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
	if !OfPeople(c.Table) {
		return false
	}
	return slices.ContainsFunc(c.Siblings, func(s string) bool {
		class, _ := phrase(Words(s))
		return class == Location && s != c.Name
	})
}
