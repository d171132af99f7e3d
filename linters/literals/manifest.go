package literals

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
)

// secretManifest adds what a Secret of Kubernetes holds, beside the deployment
// that it is for: stringData as it is, and data decoded.
func (g *gatherer) secretManifest(tree *config.Value) {
	if kind := tree.Get("kind").String(); kind == "List" {
		if items := tree.Get("items"); items != nil {
			for _, item := range items.Items {
				g.secretManifest(item)
			}
		}
		return
	} else if kind != "Secret" || tree.Get("apiVersion").String() != "v1" {
		return
	}
	start := len(g.found)
	for _, field := range []string{"data", "stringData"} {
		entries := tree.Get(field)
		if entries == nil {
			continue
		}
		for _, e := range entries.Entries {
			if e.Value.Form == config.Scalar {
				g.manifestEntry(e, field == "data")
			}
		}
	}
	g.together(start)
}

func (g *gatherer) manifestEntry(e *config.Entry, encoded bool) {
	text := e.Value.Text
	if encoded {
		text = decoded(text)
	}
	g.add(&Literal{
		Range: e.Value.Range, Role: SecretData, Text: text,
		Key: e.Key.Text.String(), KeyRange: e.Key.Range,
	})
}

// decoded returns what a text is the base64 of, every byte of it standing for
// the whole; the text itself where it is none.
func decoded(text draft.Text) draft.Text {
	plain, err := base64.StdEncoding.DecodeString(strings.TrimSpace(text.String()))
	if err != nil || len(plain) == 0 || !utf8.Valid(plain) {
		return text
	}
	whole := text.Whole()
	var b draft.TextBuilder
	b.Decoded(string(plain), whole.Pos(), int(whole.To-whole.From))
	return b.Text(whole.Pos())
}

// logTemplate adds the properties of a Log4j configuration in XML that a
// deployment holds as text: <Property name="accessKeySecret">…</Property>.
func (g *gatherer) logTemplate(d *config.Deployment) {
	if d.Tree == nil {
		return
	}
	for _, path := range [][]string{
		{"logging", "log4j2ConfigurationTemplate"},
		{"spec", "template", "spec", "logging", "log4j2ConfigurationTemplate"},
	} {
		if v := d.Tree.At(path...); v.IsString() {
			g.xmlProperties(v.Text)
		}
	}
}

// xmlProperties adds the elements <Property name="key">value</Property>.
func (g *gatherer) xmlProperties(text draft.Text) {
	const opening, closing = `<Property name="`, `</Property>`
	start, s := len(g.found), text.String()
	for from := 0; ; {
		at := strings.Index(s[from:], opening)
		if at < 0 {
			break
		}
		key := from + at + len(opening)
		from = key
		name, rest, ok := strings.Cut(s[key:], `">`)
		if !ok || !isKey(name) {
			continue
		}
		lo := key + len(name) + len(`">`)
		value, _, ok := strings.Cut(rest, closing)
		if !ok || strings.ContainsAny(value, "<>") && !strings.HasPrefix(value, "<") {
			continue
		}
		g.add(&Literal{
			Range: text.Range(lo, lo+len(value)), Role: Setting, Text: text.Slice(lo, lo+len(value)),
			Key: name, KeyRange: text.Range(key, key+len(name)),
		})
	}
	g.together(start)
}
