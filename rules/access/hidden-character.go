package access

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// HiddenCharacter finds names and options that hold a character that cannot be
// seen, or a blank that is no space. What turns the direction of a text is the
// matter of bidi-control-character.
var HiddenCharacter = Pack.Add(rules.Rule{
	Name:     "hidden-character",
	Severity: rules.Warning,
	Score:    4,
	Tags:     []string{"external/cwe/cwe-1007"},
	Needs:    linters.Needs(linters.Scripts, linters.Variables),
	Run:      hiddenCharacter,
})

func hiddenCharacter(pass *analysis.Pass) {
	for _, s := range linters.Scripts.Of(pass) {
		for _, name := range sql.All[*sql.Name](s) {
			for i := range name.Parts {
				unseen(pass, &name.Parts[i])
			}
		}
		for _, id := range sql.All[*sql.Ident](s) {
			unseen(pass, id)
		}
		for _, o := range sql.All[*sql.Option](s) {
			unseenOption(pass, o.Key, o.Value)
		}
		for _, o := range sql.All[*sql.HintOption](s) {
			unseenOption(pass, o.Key, o.Value)
		}
	}
	for _, ref := range linters.Variables.Of(pass).References {
		if r := unseenIn(ref.Name); r != 0 {
			hidden(pass, ref, "the name of this variable", r)
		}
	}
}

func unseen(pass *analysis.Pass, id *sql.Ident) {
	if id.Form != nil && id.Form.Quoted && id.Form.Var == nil {
		if r := unseenIn(id.Name); r != 0 {
			hidden(pass, id, "this name", r)
		}
	}
}

func unseenOption(pass *analysis.Pass, key *sql.Str, value sql.Expr) {
	if key == nil {
		return
	}
	if r := unseenIn(key.Value()); r != 0 {
		hidden(pass, key, "the key of this option", r)
		return
	}
	if s, ok := value.(*sql.Str); ok && !isText(key.Value()) {
		if r := unseenIn(s.Value()); r != 0 && plainBeside(s.Value()) {
			hidden(pass, s, fmt.Sprintf("the value of %q", key.Value()), r)
		}
	}
}

func hidden(pass *analysis.Pass, at analysis.Range, what string, r rune) {
	kind := "invisible character"
	if unicode.IsSpace(r) {
		kind = "blank"
	}
	pass.ReportRangef(at, "%s holds the %s %U, which Flink takes for a part of it; remove it", what, kind, r)
}

// unseenIn returns the first character of a text that cannot be seen or looks like
// a space, 0 where there is none. Between letters and signs of other scripts the
// joiners have their place.
func unseenIn(text string) rune {
	before := 'a'
	for _, r := range text {
		joiner := r == '\u200C' || r == '\u200D'
		switch {
		case r <= unicode.MaxASCII, turns(r), joiner && before > unicode.MaxASCII:
		case unicode.Is(unicode.Cf, r) && !unicode.In(r, unicode.Arabic), unicode.IsSpace(r):
			return r
		}
		before = r
	}
	return 0
}

// texts are words in the keys of options whose value may be any text.
var texts = []string{"delimiter", "separator", "literal", "quote", "escape", "format", "pattern", "expression", "comment", "description", "prompt", "message"}

func isText(key string) bool {
	for _, word := range texts {
		if strings.Contains(key, word) {
			return true
		}
	}
	return false
}

// plainBeside reports whether a value has ASCII characters, and beside them none
// that can be seen: a name, an address, a number.
func plainBeside(value string) bool {
	ascii := false
	for _, r := range value {
		if r > unicode.MaxASCII && !unicode.Is(unicode.Cf, r) && !unicode.IsSpace(r) {
			return false
		}
		ascii = ascii || r <= unicode.MaxASCII
	}
	return ascii
}
