// Command generate writes statements for the oracle: random sentences of the
// grammar in grammar.txt, mutations of them that are likely to be wrong, and the
// statements of constructs.txt.
//
// The same seed gives the same statements.
package main

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"strings"
)

//go:embed grammar.txt
var grammarText string

//go:embed constructs.txt
var constructsText string

//go:embed reserved.txt
var reservedText string

func main() {
	count := flag.Int("n", 1000, "sentences; as many mutations come on top")
	seed := flag.Uint64("seed", 1, "seed of the random choices")
	flag.Parse()
	g, err := parseGrammar(grammarText)
	if err != nil {
		log.Fatal(err)
	}
	g.rand = rand.New(rand.NewPCG(*seed, 7))
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for i := range *count {
		words := g.sentence("statement")
		write(enc, fmt.Sprintf("s%04d", i), join(words))
		write(enc, fmt.Sprintf("m%04d", i), join(g.mutate(words)))
	}
	for i, sql := range constructs() {
		write(enc, fmt.Sprintf("c%04d", i), sql)
	}
}

// constructs returns the statements of constructs.txt.
func constructs() []string {
	var list []string
	for line := range strings.Lines(constructsText) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "//"):
		case strings.Contains(line, "{word}"):
			for word := range strings.FieldsSeq(reservedText) {
				list = append(list, strings.ReplaceAll(line, "{word}", word))
			}
		default:
			list = append(list, line)
		}
	}
	return list
}

func write(enc *json.Encoder, id, sql string) {
	record := struct {
		ID  string `json:"id"`
		SQL string `json:"sql"`
	}{id, sql}
	if err := enc.Encode(record); err != nil {
		log.Fatal(err)
	}
}

// join puts words together with a blank between them, but none around a dot,
// in front of a comma or inside brackets.
func join(words []string) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 && !strings.Contains(",);.]", w) && !strings.HasSuffix(words[i-1], "(") && words[i-1] != "." && words[i-1] != "[" {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// mutate returns the words with one mistake of the kinds that people make.
func (g *grammar) mutate(words []string) []string {
	out := append([]string(nil), words...)
	at := g.rand.IntN(len(out))
	switch g.rand.IntN(4) {
	case 0: // a word is missing
		out = append(out[:at], out[at+1:]...)
	case 1: // a word is there twice
		out = append(out[:at+1], out[at:]...)
	case 2: // two words have changed places
		other := g.rand.IntN(len(out))
		out[at], out[other] = out[other], out[at]
	case 3: // a word stands where another should
		out[at] = words[g.rand.IntN(len(words))]
	}
	if len(out) == 0 {
		return []string{";"}
	}
	return out
}
