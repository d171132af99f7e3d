package sensitive

import "strings"

// masked reports whether a comment says that the column holds no clear text.
func masked(comment string) bool {
	lower := strings.ToLower(comment)
	for _, word := range maskWords {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}

// byComment returns the class that the head of a comment means, and the classes
// that the comment speaks of.
func byComment(comment string) (class Class, spoken map[Class]bool) {
	if comment == "" {
		return "", nil
	}
	spoken = make(map[Class]bool)
	for _, m := range chinese {
		if strings.Contains(comment, m.word) {
			spoken[m.class] = true
		}
	}
	text := Words(comment)
	for i := range text {
		if found, ok := longest(text[i:min(i+1, len(text))]); ok {
			spoken[found.class] = true
		}
	}
	head := clause(comment)
	if class = chineseClass(head); class != "" {
		return class, spoken
	}
	class, sure := phrase(Words(untilPreposition(head)))
	if !sure {
		return "", spoken
	}
	return class, spoken
}

// clause returns a comment up to its first punctuation: what follows explains.
func clause(comment string) string {
	if at := strings.IndexAny(comment, ",;.:(（，；。：、/|"); at >= 0 {
		return comment[:at]
	}
	return comment
}

// chineseClass returns the class of the word that the text ends in: in Chinese,
// as in English, what a compound is stands last.
func chineseClass(text string) Class {
	text = strings.TrimSpace(text)
	for _, m := range chinese {
		at := strings.LastIndex(text, m.word)
		if at >= 0 && onlyTails(text[at+len(m.word):]) && !headed(text[:at]) {
			return m.class
		}
	}
	return ""
}

func onlyTails(rest string) bool {
	for rest = strings.TrimSpace(rest); rest != ""; {
		before := rest
		for _, tail := range chineseTails {
			rest = strings.TrimPrefix(rest, tail)
		}
		if rest == before {
			return false
		}
	}
	return true
}

func headed(before string) bool {
	for _, head := range chineseHeads {
		if strings.Contains(before, head) {
			return true
		}
	}
	return false
}

// prepositions end the head of an English phrase: "number of phones" is a
// number.
var prepositions = set("of for from in on at to with by as used where that which when if is are was or and")

func untilPreposition(text string) string {
	fields := strings.Fields(text)
	for i, word := range fields {
		if i > 0 && prepositions[strings.ToLower(word)] && !strings.EqualFold(strings.Join(fields[i-1:min(i+2, len(fields))], " "), "date of birth") {
			return strings.Join(fields[:i], " ")
		}
	}
	return text
}
