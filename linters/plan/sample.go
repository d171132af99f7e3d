package plan

import (
	"regexp/syntax"
	"strings"
)

// variants is how many samples there are of a regular expression: those that
// differ in which characters, how many of them and which alternatives there are.
const variants = 6

// maxSteps bounds the work on a sample: repetitions may be nested.
const maxSteps = 2000

// sample returns a text that a regular expression matches; of one that is too deep
// only its beginning.
func sample(pattern string, variant int) string {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return pattern
	}
	s := &sampler{variant: variant}
	s.of(re)
	return s.b.String()
}

// A sampler writes a sample.
type sampler struct {
	b       strings.Builder
	variant int
	steps   int
}

// fillers are what stands for any character, by variant.
const fillers = "xa0_z9"

func (s *sampler) of(re *syntax.Regexp) {
	if s.steps++; s.steps > maxSteps {
		return
	}
	switch re.Op {
	case syntax.OpLiteral:
		s.b.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		s.b.WriteRune(inClass(re.Rune, s.variant))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		s.b.WriteByte(fillers[s.variant%len(fillers)])
	case syntax.OpCapture:
		s.of(re.Sub[0])
	case syntax.OpStar:
		s.repeat(re.Sub[0], 0, -1)
	case syntax.OpPlus:
		s.repeat(re.Sub[0], 1, -1)
	case syntax.OpQuest:
		s.repeat(re.Sub[0], 0, 1)
	case syntax.OpRepeat:
		s.repeat(re.Sub[0], re.Min, re.Max)
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			s.of(sub)
		}
	case syntax.OpAlternate:
		s.of(re.Sub[s.variant%len(re.Sub)])
	}
}

// repeat writes samples one after the other: as few as may be in the first
// variant, and more and more of them in the others.
func (s *sampler) repeat(re *syntax.Regexp, least, most int) {
	n := least + s.variant
	if most >= 0 {
		n = min(n, most)
	}
	for range n {
		if s.steps > maxSteps {
			return
		}
		s.of(re)
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
