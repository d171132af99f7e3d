package secrets

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/literals"
)

// A dialect is where a draft may reference secrets as ${secret_values.name}:
// nowhere on plain Flink and under the Kubernetes operator, which fill in
// nothing. Realtime Compute for Apache Flink and Ververica Platform from 3 on
// do so in SQL, in data ingestion, in the arguments of programs and in the
// configuration of a deployment ("Manage variables and keys").
type dialect uint8

const (
	noReferences dialect = iota
	inScripts            // the platform is not said: a script is taken for one of a platform
	everywhere
)

func dialectOf(platform string) dialect {
	switch platform {
	case "vvr", "vvp":
		return everywhere
	case "":
		return inScripts
	}
	return noReferences
}

// takes reports whether a reference may stand where the literal does.
func (d dialect) takes(lit *literals.Literal, file string) bool {
	switch lit.Role {
	case literals.ConnectorOption, literals.CatalogOption:
		return d == everywhere || d == inScripts && strings.HasSuffix(strings.ToLower(file), ".sql")
	case literals.Setting, literals.Argument:
		return d == everywhere
	}
	return false
}

// A namer gives the secrets of a draft names as variables of the platform. One
// value has one name, and two values never share one.
type namer struct {
	byText map[string]string
	taken  map[string]bool
}

// referenced matches the references that a draft has already.
var referenced = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\$\{secret_values\.([^}]+)\}`) })

func newNamer(lits []*literals.Literal) *namer {
	n := &namer{map[string]string{}, map[string]bool{}}
	for _, lit := range lits {
		if !strings.Contains(lit.Value(), "${secret_values.") {
			continue
		}
		for _, m := range referenced().FindAllStringSubmatch(lit.Value(), -1) {
			n.taken[m[1]] = true
		}
	}
	return n
}

// name returns the name of a secret: what it belongs to, and what it is there.
func (n *namer) name(s secret) string {
	if name, ok := n.byText[s.text]; ok {
		return name
	}
	base := snake(s.lit.Owner, thing(s))
	if s.owner == serviceToken && !secretKey(s.lit) {
		base = snake(strings.ToLower(s.name[strings.LastIndexByte(s.name, ' ')+1:]), "token")
	}
	name := base
	for i := 2; n.taken[name]; i++ {
		name = fmt.Sprintf("%s_%d", base, i)
	}
	n.byText[s.text], n.taken[name] = name, true
	return name
}

// general are the words that do not tell of what something is the secret.
var general = []string{"password", "passwd", "pwd", "secret", "token", "key", "credential"}

// thing returns what a secret is: the last word of its key, with the one before
// where it is a general one.
func thing(s secret) string {
	switch s.owner {
	case urlPassword, jaasPassword:
		if s.name == "user info" {
			return "password"
		}
		return s.name
	}
	words := strings.Split(s.lit.Key, ".")
	last := words[len(words)-1]
	if len(words) > 1 && slices.Contains(general, strings.ToLower(last)) && words[len(words)-2] != "properties" {
		last = words[len(words)-2] + "_" + last
	}
	return last
}

// snake joins words as the name of a variable: accessKey, sasl-password and
// "sls" become sls_access_key.
func snake(words ...string) string {
	var name []rune
	for _, word := range words {
		last := '_'
		name = append(name, '_')
		for _, r := range word {
			if unicode.IsUpper(r) && unicode.IsLower(last) || r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				name = append(name, '_')
			}
			if r <= unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
				name = append(name, unicode.ToLower(r))
			}
			last = r
		}
	}
	made := strings.Join(strings.FieldsFunc(string(name), func(r rune) bool { return r == '_' }), "_")
	if made == "" || !unicode.IsLetter(rune(made[0])) {
		made = strings.TrimSuffix("secret_"+made, "_")
	}
	return made
}

// place returns the bytes of the file that are the secret and nothing else, and
// whether there are such: a part of what is written in an escaped form is not
// to be told from the rest.
func (s secret) place() (draft.Range, bool) {
	at := s.Range
	if at == s.lit.Range {
		at = s.lit.Text.Whole()
	} else if int(at.To-at.From) != len(s.text) {
		return at, false
	}
	return at, at.IsValid() && !strings.ContainsAny(s.text, "\r\n")
}

// fix returns the edit that puts a reference in the secret's place.
func (s secret) fix() []analysis.SuggestedFix {
	if s.variable == "" {
		return nil
	}
	at, _ := s.place()
	text := "${secret_values." + s.variable + "}"
	if at == s.lit.Range && s.lit.Role != literals.Argument {
		// A plain scalar of YAML: in a flow mapping its braces would be read as syntax.
		text = `"` + text + `"`
	}
	return []analysis.SuggestedFix{{
		Message:   fmt.Sprintf("store it as the secret %s of the platform and reference that", s.variable),
		TextEdits: []analysis.TextEdit{{Pos: at.Pos(), End: at.End(), NewText: []byte(text)}},
	}}
}
