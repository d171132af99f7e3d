package plan

import (
	"regexp/syntax"
	"strings"
)

// variants is how many samples there are of a regular expression: those that
// differ in which characters, how many of them and which alternatives there are.
const variants = 6

// sample returns a text that a regular expression matches.
func sample(pattern string, variant int) string {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return pattern
	}
	var b strings.Builder
	sampleOf(&b, re, variant)
	return b.String()
}

// fillers are what stands for any character, by variant.
const fillers = "xa0_z9"

func sampleOf(b *strings.Builder, re *syntax.Regexp, variant int) {
	switch re.Op {
	case syntax.OpLiteral:
		b.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		b.WriteRune(inClass(re.Rune, variant))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		b.WriteByte(fillers[variant%len(fillers)])
	case syntax.OpCapture:
		sampleOf(b, re.Sub[0], variant)
	case syntax.OpStar:
		repeat(b, re.Sub[0], variant, 0, -1)
	case syntax.OpPlus:
		repeat(b, re.Sub[0], variant, 1, -1)
	case syntax.OpQuest:
		repeat(b, re.Sub[0], variant, 0, 1)
	case syntax.OpRepeat:
		repeat(b, re.Sub[0], variant, re.Min, re.Max)
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			sampleOf(b, sub, variant)
		}
	case syntax.OpAlternate:
		sampleOf(b, re.Sub[variant%len(re.Sub)], variant)
	}
}

// maxRepeats bounds how often a sample repeats something.
const maxRepeats = 64

// repeat writes samples one after the other: as few as may be in the first
// variant, and more and more of them in the others.
func repeat(b *strings.Builder, re *syntax.Regexp, variant, least, most int) {
	n := least + variant
	if most >= 0 {
		n = min(n, most)
	}
	for range min(n, maxRepeats) {
		sampleOf(b, re, variant)
	}
}

// inClass returns a character of a class: a usual one where it has one, or one of
// the ends of its ranges.
func inClass(ranges []rune, variant int) rune {
	var usual []rune
	for r := 0; r+1 < len(ranges); r += 2 {
		for _, c := range fillers {
			if ranges[r] <= c && c <= ranges[r+1] {
				usual = append(usual, c)
			}
		}
	}
	usual = append(usual, ranges[:min(len(ranges), variants)]...)
	if len(usual) == 0 {
		return 'x'
	}
	return usual[variant%len(usual)]
}
