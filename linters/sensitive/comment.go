package sensitive

import (
	"slices"
	"strings"
)

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

// byComment returns the class that the head of a comment means, or else the
// class that it mentions as a part of something other.
func byComment(comment string) (class, other Class) {
	head := clause(comment)
	if class, other = chineseClass(head); class != "" || other != "" {
		return class, other
	}
	thing, of := atPreposition(head)
	text := Words(thing)
	class, sure := phrase(text)
	if sure && !ofThings(Words(of), class) {
		return class, ""
	}
	if len(text) > 0 && about[text[len(text)-1]] { // "template of the mail" is a template
		text = Words(head)
	}
	if found, ok := longest(text); ok && (class == "" || sure) {
		other = found.class
	}
	return "", other
}

// about are the words for what is about something and not the thing itself.
var about = set("template model brand type kind status state flag count number format length domain provider carrier operator version switch setting preference subject title")

// clause returns a comment up to its first punctuation: what follows explains.
func clause(comment string) string {
	if at := strings.IndexAny(comment, ",;.:(（，；。：、/|"); at >= 0 {
		return comment[:at]
	}
	return comment
}

// chineseClass returns the class of the word that the text ends in: in Chinese,
// as in English, what a compound is stands last. Where another word follows or
// rules it out, the class is that other one's.
func chineseClass(text string) (class, other Class) {
	for _, m := range chinese {
		at := strings.LastIndex(text, m.word)
		if at < 0 {
			continue
		}
		before, after := text[:at], text[at+len(m.word):]
		switch {
		case holds(before, chineseHeads) || holds(after, chineseOthers),
			m.word == "地址" && holds(before, chinesePlaces), m.class == Health && holds(before, chineseMachines):
			other = m.class
		case onlyTails(m.class, after):
			return m.class, ""
		}
	}
	return "", other
}

// onlyTails reports whether the text adds nothing: 号码, or a length such as 11位.
func onlyTails(class Class, rest string) bool {
	for {
		before := rest
		rest = strings.TrimLeft(rest, " \t0123456789位")
		for _, tail := range chineseTails {
			rest = strings.TrimPrefix(rest, tail)
		}
		if class == Health {
			for _, tail := range chineseHealthTails {
				rest = strings.TrimPrefix(rest, tail)
			}
		}
		if rest == before {
			return rest == ""
		}
	}
}

func holds(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// prepositions end the head of an English phrase: "number of phones" is a
// number.
var prepositions = set("of for from in on at to with by as used where that which when if is are was or and des der von vom für")

// atPreposition divides an English or German phrase before its preposition.
func atPreposition(text string) (thing, of string) {
	fields := strings.Fields(text)
	for i, word := range fields {
		if i > 0 && prepositions[strings.ToLower(word)] && !strings.EqualFold(strings.Join(fields[i-1:min(i+2, len(fields))], " "), "date of birth") {
			return strings.Join(fields[:i], " "), strings.Join(fields[i:], " ")
		}
	}
	return text, ""
}

// Mentions reports whether a text speaks of a class, in whatever sense.
func Mentions(text string, class Class) bool {
	for _, m := range chinese {
		if m.class == class && strings.Contains(text, m.word) {
			return true
		}
	}
	list := Words(text)
	for i := range list {
		for n := 1; n <= longestTerm && i+n <= len(list); n++ {
			if t, ok := lookup(strings.Join(list[i:i+n], " ")); ok && t.class == class {
				return true
			}
		}
		if pinyin[list[i]] == class && len(list[i]) > 2 {
			return true
		}
	}
	return false
}
