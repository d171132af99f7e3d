package lineage

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/flinkvet/flinkvet/linters/sql"
)

// A cut is what is left of a value's characters: chars of them, and for each of
// rests all but some; of the latter hidden are gone in all. With a pattern it is
// what a replacement leaves. A nil cut leaves a number that is not known.
type cut struct {
	chars, rests, hidden int
	pattern              *regexp.Regexp
	// groups is the replacement without its own characters.
	groups string
}

// counted reports whether the number of characters is known once the value is.
func (c *cut) counted() bool { return c != nil }

// kept returns how many of the telling characters of a value are left, and of
// how many; samples are forms of such values, the usual one first.
func (c *cut) kept(samples []string) (n, of int, known bool) {
	if c == nil {
		return 0, 0, false
	}
	if c.pattern != nil {
		for _, s := range samples {
			if c.pattern.MatchString(s) {
				return telling(c.pattern.ReplaceAllString(s, c.groups)), telling(s), true
			}
		}
		return 0, 0, false
	}
	if len(samples) == 0 {
		return c.chars, 0, c.rests == 0
	}
	of = telling(samples[0])
	return max(min(c.chars+c.rests*of-c.hidden, of), 0), of, true
}

// telling counts the characters of a text that tell who it is: letters and
// digits, of an address of e-mail those before the @.
func telling(text string) int {
	local, _, _ := strings.Cut(text, "@")
	n := 0
	for _, r := range local {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// and returns what two parts of one value leave together.
func (c *cut) and(o *cut) *cut {
	if c == nil || o == nil || c.pattern != nil || o.pattern != nil {
		return nil
	}
	return &cut{chars: c.chars + o.chars, rests: c.rests + o.rests, hidden: c.hidden + o.hidden}
}

// leavesMore compares two cuts as far as they can be without a value.
func (c *cut) leavesMore(o *cut) bool {
	switch {
	case c == nil:
		return false
	case o == nil:
		return true
	case c.rests != o.rests:
		return c.rests > o.rests
	}
	return c.chars-c.hidden > o.chars-o.hidden
}

// shortened returns values of which the cut is left, unless it is less already.
func shortened(values []value, c *cut, name string, call *sql.Call) []value {
	for i, v := range values {
		switch {
		case !v.use.Direct():
		case v.left < Part:
			values[i].left = Part
			values[i].but(func(d *detail) { d.cut, d.function, d.call, d.coded = c, name, call, "" })
		case v.left == Part && v.cut.leavesMore(c) && c.counted():
			values[i].but(func(d *detail) { d.cut = c })
		case v.left == Part && v.cut == nil:
			values[i].but(func(d *detail) { d.cut = c })
		}
	}
	return used(values, Transformation)
}

// first is a cut that leaves n characters; a number that is not known is 0.
func first(n int) *cut {
	if n <= 0 {
		return nil
	}
	return &cut{chars: n}
}

// without is a cut that leaves all but n characters.
func without(n int) *cut {
	if n <= 0 {
		return nil
	}
	return &cut{rests: 1, hidden: n}
}

// prefix is the length of what is cut from the front of a value to bring it
// into its usual form: a country code, a sign.
const prefix = 3

// substring returns what SUBSTRING leaves. Without a length only a long start
// cuts enough off.
func substring(values []value, call *sql.Call) []value {
	start := number(call.Args, 1)
	switch {
	case len(call.Args) > 2:
		return shortened(values, first(number(call.Args, 2)), "SUBSTRING", call)
	case start < 0:
		return shortened(values, first(-start), "SUBSTRING", call)
	case start > 0 && start <= prefix+1:
		return used(values, Transformation)
	}
	return shortened(values, without(start-1), "SUBSTRING", call)
}

// overlay returns what OVERLAY leaves: all but what is covered, as far as both
// the length and the text are constants.
func overlay(values []value, call *sql.Call) []value {
	n := 0
	if len(call.Args) > 1 {
		if over, ok := text(call.Args[1]); ok {
			n = utf8.RuneCountInString(over)
		}
	}
	if len(call.Args) > 3 {
		if length, ok := call.Args[3].(*sql.Number); ok && length.Text == "0" {
			return used(values, Transformation)
		}
		n = number(call.Args, 3)
	}
	return covered(values, call, n)
}

// covered returns what is left where n characters are covered, 0 for a number
// that is not known.
func covered(values []value, call *sql.Call, n int) []value {
	name := function(call)
	if n <= 0 {
		return left(values, Masked, name, call)
	}
	return shortened(values, without(n), name, call)
}

// replaced returns what REPLACE leaves: all, unless it puts stars in the place
// of a piece of the value itself, REPLACE(x, SUBSTRING(x, 4, 4), '****').
func replaced(values []value, call *sql.Call) []value {
	if len(call.Args) != 3 || !stars(call.Args[2]) {
		return used(values, Transformation)
	}
	piece, ok := call.Args[1].(*sql.Call)
	if !ok {
		return used(values, Transformation)
	}
	switch function(piece) {
	case "SUBSTRING", "SUBSTR":
		return covered(values, call, number(piece.Args, 2))
	case "LEFT", "RIGHT":
		return covered(values, call, number(piece.Args, 1))
	}
	return left(values, Masked, "REPLACE", call)
}

// separators are the signs between the values of a list.
const separators = ",;|/、 \t"

// piece is the cut of a function that takes a piece out of a text: what stands
// before the @ is all that tells of an address of e-mail, and one of a list is
// whole.
func piece(call *sql.Call, name string) *cut {
	if len(call.Args) != 3 {
		return nil
	}
	sign, _ := text(call.Args[1])
	n, isNumber := call.Args[2].(*sql.Number)
	if sign == "@" && isNumber && (name == "SPLIT_INDEX" && n.Text == "0" || name == "SUBSTRING_INDEX" && n.Text == "1") {
		return &cut{rests: 1}
	}
	if sign != "" && strings.Contains(separators, sign) {
		return &cut{rests: 1}
	}
	return nil
}

// samples are values in their usual forms. A replacement that leaves them all
// alone only tidies up.
var samples = []string{"13812345678", "110101199003071234", "6222021234567890123", "someone@example.com", "Jane", "北京市海淀区中关村大街1号", "192.168.10.25"}

// kept matches what a replacement of Java's has of the value: references to
// groups, and the @ that divides an address.
var kept = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\$(\d)|@`) })

// regexpReplace masks, unless the pattern matches nothing but separators. What
// is left is counted where the pattern is a constant that Go reads as well.
func regexpReplace(values []value, call *sql.Call) []value {
	const name = "REGEXP_REPLACE"
	if len(call.Args) != 3 {
		return left(values, Masked, name, call)
	}
	pattern, constant := text(call.Args[1])
	re, err := regexp.Compile(pattern)
	if !constant || err != nil {
		return left(values, Masked, name, call)
	}
	if tidies(re) {
		return used(values, Transformation)
	}
	replacement, constant := text(call.Args[2])
	if !constant {
		return left(values, Masked, name, call)
	}
	var groups strings.Builder
	for _, m := range kept().FindAllStringSubmatch(replacement, -1) {
		if m[1] == "" {
			groups.WriteString(m[0])
		} else {
			groups.WriteString("${" + m[1] + "}")
		}
	}
	return shortened(values, &cut{pattern: re, groups: groups.String()}, name, call)
}

func tidies(re *regexp.Regexp) bool {
	for _, sample := range samples {
		if telling(re.ReplaceAllString(sample, "")) != telling(sample) {
			return false
		}
	}
	return true
}

// translate masks where letters or digits are replaced. Where each is replaced by
// one of its own, it can be undone.
func translate(values []value, call *sql.Call) []value {
	if len(call.Args) != 3 {
		return left(values, Masked, "TRANSLATE", call)
	}
	from, constant := text(call.Args[1])
	to, known := text(call.Args[2])
	switch {
	case constant && !strings.ContainsAny(from, "0123456789abcdefghijklmnopqrstuvwxyz"):
		return used(values, Transformation)
	case constant && known && undoable(from, to):
		return coded(values, "TRANSLATE")
	}
	return left(values, Masked, "TRANSLATE", call)
}

func undoable(from, to string) bool {
	seen := map[rune]bool{}
	for _, r := range to {
		if seen[r] {
			return false
		}
		seen[r] = true
	}
	return len([]rune(from)) == len(seen)
}

// dated returns what is left of a date in a format: no day, no more than its
// other digits.
func dated(values []value, call *sql.Call) []value {
	if len(call.Args) > 1 {
		if format, ok := text(call.Args[1]); ok && !strings.ContainsAny(format, "dDF") {
			return shortened(values, &cut{chars: telling(format)}, "DATE_FORMAT", call)
		}
	}
	return used(values, Transformation)
}
