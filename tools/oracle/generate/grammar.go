package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A grammar is a set of named alternatives. In the text, a line "name = …"
// begins a rule and lines that begin with "|" add alternatives to it. A word
// that is a rule's name stands for the rule, every other word, or one behind
// "\\", for itself. "[" and "]" enclose what may be left out, "{" and "}" what
// may come any number of times.
type grammar struct {
	rules map[string][]sequence
	rand  *rand.Rand
	depth int
}

type sequence []item

// An item is a word, which may be a rule's name, or a part in brackets.
type item struct {
	word string
	part sequence
	many bool
}

func parseGrammar(text string) (*grammar, error) {
	g := &grammar{rules: map[string][]sequence{}}
	name := ""
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		body := strings.TrimPrefix(line, "|")
		if body == line {
			head, rest, ok := strings.Cut(line, " = ")
			if !ok {
				return nil, fmt.Errorf("line %d: expected \"name = …\"", i+1)
			}
			name, body = strings.TrimSpace(head), rest
		}
		for _, alternative := range strings.Split(body, " | ") {
			seq, rest := parseSequence(strings.Fields(alternative))
			if len(rest) > 0 {
				return nil, fmt.Errorf("line %d: unmatched bracket", i+1)
			}
			g.rules[name] = append(g.rules[name], seq)
		}
	}
	return g, nil
}

func parseSequence(words []string) (sequence, []string) {
	var seq sequence
	for len(words) > 0 {
		w := words[0]
		words = words[1:]
		switch {
		case w == "[" || w == "{":
			part, rest := parseSequence(words)
			seq, words = append(seq, item{part: part, many: w == "{"}), rest
		case w == "]" || w == "}":
			return seq, words
		default:
			seq = append(seq, item{word: w})
		}
	}
	return seq, nil
}

// sentence returns the words of a random sentence of the rule. Deep down it
// takes each rule's first alternative, which must lead out of recursion.
func (g *grammar) sentence(rule string) []string {
	alternatives := g.rules[rule]
	choice := 0
	if g.depth < 14 {
		choice = g.rand.IntN(len(alternatives))
	}
	g.depth++
	defer func() { g.depth-- }()
	return g.expand(alternatives[choice])
}

func (g *grammar) expand(seq sequence) []string {
	var words []string
	for _, it := range seq {
		switch {
		case g.rules[it.word] != nil:
			words = append(words, g.sentence(it.word)...)
		case it.word != "":
			words = append(words, strings.TrimPrefix(it.word, `\`))
		default:
			for range g.times(it.many) {
				words = append(words, g.expand(it.part)...)
			}
		}
	}
	return words
}

func (g *grammar) times(many bool) int {
	if g.depth > 10 {
		return 0
	}
	if many {
		return g.rand.IntN(3)
	}
	return g.rand.IntN(2)
}
