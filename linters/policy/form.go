package policy

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
)

// A form is a shape that a value of the policy may have. The strict reader and
// the schema for editors are made from the same forms.
type form[T any] struct {
	schema map[string]any
	read   func(r *reader, v *config.Value, into *T)
}

// A key is a key of an object, what it is for, and the form of its value.
type key[T any] struct {
	name, doc string
	required  bool
	form      form[T]
}

// A reader notes what is wrong in one policy file.
type reader struct {
	dir    string
	errors []draft.Error
}

func (r *reader) fail(at draft.Range, format string, args ...any) {
	r.errors = append(r.errors, draft.Error{Range: at, Msg: fmt.Sprintf(format, args...)})
}

// in makes a form of a part the form of the whole.
func in[T, Part any](at func(*T) *Part, f form[Part]) form[T] {
	return form[T]{f.schema, func(r *reader, v *config.Value, into *T) { f.read(r, v, at(into)) }}
}

// within makes keys of a part keys of the whole.
func within[T, Part any](at func(*T) *Part, keys []key[Part]) []key[T] {
	var lifted []key[T]
	for _, k := range keys {
		lifted = append(lifted, key[T]{k.name, k.doc, k.required, in(at, k.form)})
	}
	return lifted
}

// text is the schema of a text.
var text = map[string]any{"type": "string", "minLength": 1}

// word is any text; what names what the text is.
func word(what string) form[Word] {
	return form[Word]{
		text,
		func(r *reader, v *config.Value, into *Word) {
			if v == nil || v.Form != config.Scalar || v.Text.Len() == 0 {
				r.fail(rangeOf(v), "expected %s here", what)
				return
			}
			*into = Word{v.Range, v.Text.String()}
		},
	}
}

// checked is a word for which wrong has nothing to say.
func checked(what string, schema map[string]any, wrong func(text string) string) form[Word] {
	plain := word(what)
	return form[Word]{schema, func(r *reader, v *config.Value, into *Word) {
		var w Word
		if plain.read(r, v, &w); w.Text == "" {
			return
		}
		if msg := wrong(w.Text); msg != "" {
			r.fail(v.Range, "%q %s", w.Text, msg)
			return
		}
		*into = w
	}}
}

// oneOf is one of a few words.
func oneOf(words ...string) form[Word] {
	all := strings.Join(words, ", ")
	return checked("one of "+all, map[string]any{"enum": words}, func(text string) string {
		if slices.Contains(words, text) {
			return ""
		}
		return "is not known here" + cmp.Or(near.Hint(text, words), "; use one of "+all)
	})
}

// flag is true or false.
var flag = form[*bool]{
	map[string]any{"type": "boolean"},
	func(r *reader, v *config.Value, into **bool) {
		if v != nil && v.Form == config.Scalar && !v.Quoted {
			if text := v.Text.String(); text == "true" || text == "false" {
				yes := text == "true"
				*into = &yes
				return
			}
		}
		r.fail(rangeOf(v), "expected true or false here")
	},
}

// list is any number of values of a form.
func list[T any](f form[T]) form[[]T] {
	return form[[]T]{
		map[string]any{"type": "array", "items": f.schema},
		func(r *reader, v *config.Value, into *[]T) {
			if v == nil || v.Form != config.List {
				r.fail(rangeOf(v), "expected a list here")
				return
			}
			for _, item := range v.Items {
				var one T
				before := len(r.errors)
				if f.read(r, item, &one); len(r.errors) == before {
					*into = append(*into, one)
				}
			}
		},
	}
}

// named is a map whose keys are up to the author; name is where a key goes.
func named[T any](name func(*T) *Word, f form[T]) form[[]T] {
	return form[[]T]{
		map[string]any{"type": "object", "additionalProperties": f.schema},
		func(r *reader, v *config.Value, into *[]T) {
			for _, e := range r.entries(v) {
				var one T
				before := len(r.errors)
				if f.read(r, e.Value, &one); len(r.errors) == before {
					*name(&one) = Word{e.Key.Range, e.Key.Text.String()}
					*into = append(*into, one)
				}
			}
		},
	}
}

// object is a map with the given keys and no others.
func object[T any](keys ...key[T]) form[T] {
	return form[T]{
		objectSchema(keys),
		func(r *reader, v *config.Value, into *T) {
			entries := r.entries(v)
			for _, e := range entries {
				if k := keyOf(keys, e); k != nil {
					k.form.read(r, e.Value, into)
				} else {
					name := e.Key.Text.String()
					r.fail(e.Key.Range, "unknown key %q%s", name, near.Hint(name, names(keys)))
				}
			}
			for _, k := range keys {
				if k.required && !given(entries, k.name) && v != nil && v.Form == config.Map {
					r.fail(v.Range, "the key %q is missing", k.name)
				}
			}
		},
	}
}

// entries returns the entries of a map, each key once.
func (r *reader) entries(v *config.Value) []*config.Entry {
	if v == nil || v.Form != config.Map {
		r.fail(rangeOf(v), "expected keys and values here")
		return nil
	}
	var once []*config.Entry
	for _, e := range v.Entries {
		if given(once, e.Key.Text.String()) {
			r.fail(e.Key.Range, "the key %q is given twice", e.Key.Text.String())
			continue
		}
		once = append(once, e)
	}
	return once
}

func given(entries []*config.Entry, name string) bool {
	return slices.ContainsFunc(entries, func(e *config.Entry) bool { return e.Key.Text.String() == name })
}

func keyOf[T any](keys []key[T], e *config.Entry) *key[T] {
	for i := range keys {
		if keys[i].name == e.Key.Text.String() {
			return &keys[i]
		}
	}
	return nil
}

func names[T any](keys []key[T]) (all []string) {
	for _, k := range keys {
		all = append(all, k.name)
	}
	return all
}

func rangeOf(v *config.Value) draft.Range {
	if v == nil {
		return draft.Range{}
	}
	return v.Range
}

func objectSchema[T any](keys []key[T]) map[string]any {
	properties, required := map[string]any{}, []string{}
	for _, k := range keys {
		property := map[string]any{"title": strings.ReplaceAll(k.name, "-", " "), "description": k.doc}
		for word, value := range k.form.schema {
			property[word] = value
		}
		properties[k.name] = property
		if k.required {
			required = append(required, k.name)
		}
	}
	schema := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		schema["required"] = required
	}
	return schema
}

// Schema returns the JSON Schema (draft-07) of policy files.
func Schema() []byte {
	schema := map[string]any{
		"$schema":     "http://json-schema.org/draft-07/schema#",
		"title":       "flinkvet policy",
		"description": "What a team has decided about the drafts of its Flink jobs (.flinkvet.yaml).",
	}
	for word, value := range documentForm.schema {
		schema[word] = value
	}
	text, err := json.MarshalIndent(schema, "", "  ")
	if err != nil {
		panic(err) // a form whose schema is not JSON
	}
	return append(text, '\n')
}
