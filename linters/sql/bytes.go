package sql

import (
	"unicode"
	"unicode/utf8"
)

// The classes of bytes, which say what a byte can be a part of.
const (
	letterByte  = 1 << iota // a letter of a word, or _
	digitByte               // a digit
	spaceByte               // white space
	skippedByte             // what may begin a comment, or white space of several bytes
	jointByte               // what the names of collations have between letters
	plainByte               // an operator that begins no longer one
	tailByte                // what may follow a word without ending it
)

// classes holds the classes of each byte.
var classes = makeClasses()

func makeClasses() (classes [256]uint8) {
	for c := range classes {
		switch c := byte(c); {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '_':
			classes[c] = letterByte
		case '0' <= c && c <= '9':
			classes[c] = digitByte
		case c >= utf8.RuneSelf:
			classes[c] = skippedByte | tailByte
		}
	}
	for class, bytes := range map[uint8]string{
		spaceByte:   " \n\t\r\f",
		skippedByte: "-/{",
		jointByte:   ".-:",
		tailByte:    ".-:$'&",
		plainByte:   "()[]};,?+^&",
	} {
		for _, c := range []byte(bytes) {
			classes[c] |= class
		}
	}
	return classes
}

func isLetter(c byte) bool { return classes[c]&letterByte != 0 }

func isDigit(c byte) bool { return classes[c]&digitByte != 0 }

func isIdentRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
}
