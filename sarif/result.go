package sarif

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/flinkvet/flinkvet/rules"
)

func results(standing []rules.Finding, suppressed []Suppressed, judged []*rules.Rule, p *places) []*sarif.Result {
	all := slices.Clone(standing)
	for _, s := range suppressed {
		all = append(all, s.Finding)
	}
	prints := rules.Fingerprints(all)
	made := make([]*sarif.Result, 0, len(all))
	for i, f := range all {
		index, _ := slices.BinarySearchFunc(judged, f.Rule, byName)
		r := result(f, index, prints[i], p)
		if n := i - len(standing); n >= 0 {
			r.Suppressions = []*sarif.Suppression{suppression(suppressed[n], prints[i], p)}
		}
		made = append(made, r)
	}
	return made
}

func result(f rules.Finding, index int, print string, p *places) *sarif.Result {
	r := &sarif.Result{
		RuleID:              ptr(f.Rule.Name),
		RuleIndex:           ptr(uint(index)),
		Level:               ptr(f.Severity.String()),
		Message:             sarif.Message{Text: ptr(sentence(f.Message) + links(f.Related))},
		Locations:           []*sarif.Location{p.location(f.At)},
		RelatedLocations:    p.related(f.Related),
		CodeFlows:           p.flow(f),
		PartialFingerprints: map[string]any{"flinkvet/v1": print},
	}
	if hash, ok := p.lineHash(f.At); ok {
		r.PartialFingerprints["primaryLocationLineHash"] = hash
	}
	for _, x := range f.Fixes {
		if len(x.Edits) > 0 {
			r.Fixes = append(r.Fixes, p.fix(x))
		}
	}
	return r
}

// sentence makes a sentence of a message. A name at its start stays as it is
// spelt.
func sentence(message string) string {
	if message == "" {
		return ""
	}
	if plainWord().MatchString(message) {
		message = strings.ToUpper(message[:1]) + message[1:]
	}
	if strings.HasSuffix(message, ".") || strings.HasSuffix(message, "?") || strings.HasSuffix(message, "…") {
		return message
	}
	return message + "."
}

// plainWord matches a first word that is no name of a key or a file.
var plainWord = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z]+([ ,;:]|$)`) })

// links names the related places in words that GitHub makes links of.
func links(related []rules.Related) string {
	var words []string
	for i, r := range related {
		words = append(words, fmt.Sprintf("[%s](%d)", linkText.Replace(r.Message), i+1))
	}
	if len(words) == 0 {
		return ""
	}
	return " See " + strings.Join(words, ", ") + "."
}

// linkText quotes what would end a link.
var linkText = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`)

func suppression(s Suppressed, print string, p *places) *sarif.Suppression {
	// The library writes null for what is missing here, which is not valid.
	return &sarif.Suppression{
		Kind:          "inSource",
		Status:        ptr("accepted"),
		Location:      p.location(s.At),
		Guid:          ptr(guid(print)),
		Justification: ptr(s.Reason),
	}
}

// guid makes a name-based UUID of a fingerprint: version 5, RFC 4122 variant.
func guid(print string) string {
	hex := []byte(print[:32])
	hex[12], hex[16] = '5', "89ab"[hex[16]&3]
	return fmt.Sprintf("%s-%s-%s-%s-%s", hex[:8], hex[8:12], hex[12:16], hex[16:20], hex[20:])
}
