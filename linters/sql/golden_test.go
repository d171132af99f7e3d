package sql

import (
	"fmt"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// TestGolden holds what the parser makes of a text against testdata/golden:
// each archive has the text and any of its tree, its errors, what its comments
// cover, and its canonical form.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/golden/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			require.NoError(t, err)
			archive := txtar.Parse(data)
			require.Equal(t, "script.sql", archive.Files[0].Name)
			text := string(archive.Files[0].Data)
			script := Parse(draft.NewText(text, 1))
			for i, f := range archive.Files[1:] {
				got := goldenPart(t, f.Name, script, text)
				if *update {
					archive.Files[i+1].Data = []byte(got)
				} else {
					require.Equal(t, string(f.Data), got, f.Name)
				}
			}
			if *update {
				require.NoError(t, os.WriteFile(name, txtar.Format(archive), 0o644))
			}
		})
	}
}

func goldenPart(t *testing.T, name string, s *Script, text string) string {
	var b strings.Builder
	switch name {
	case "tree":
		for _, stmt := range s.Stmts {
			dump(&b, reflect.ValueOf(stmt), text, 0)
		}
	case "errors":
		for _, e := range s.Errors {
			fmt.Fprintf(&b, "%s %q: %s\n", place(text, e.Pos()), text[e.From-1:e.To-1], e.Msg)
		}
	case "comments":
		for _, c := range s.Comments {
			fmt.Fprintf(&b, "%q covers %q\n", c.Text, text[c.Covers.From-1:c.Covers.To-1])
		}
	case "canonical":
		for _, stmt := range s.Stmts {
			b.WriteString(Format(stmt) + ";\n")
		}
	default:
		t.Fatalf("no part is called %q", name)
	}
	return b.String()
}

// place returns a position as line:column.
func place(text string, pos token.Pos) string {
	head := text[:pos-1]
	return fmt.Sprintf("%d:%d", strings.Count(head, "\n")+1, len(head)-strings.LastIndexByte(head, '\n'))
}

// dump writes a node with its fields, of which those are left out that are
// empty.
func dump(b *strings.Builder, v reflect.Value, text string, depth int) {
	for v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return
		}
		v = v.Elem()
	}
	n := v.Addr().Interface().(interface {
		Pos() token.Pos
		End() token.Pos
	})
	source := text[n.Pos()-1 : n.End()-1]
	if len(source) > 40 {
		source = source[:30] + "…" + source[len(source)-8:]
	}
	fmt.Fprintf(b, "%s %q\n", v.Type().Name(), source)
	dumpFields(b, v, text, depth)
}

// dumpFields writes the fields of a node. Those that it keeps elsewhere, since
// few of its kind have them, are written as if they were its own.
func dumpFields(b *strings.Builder, v reflect.Value, text string, depth int) {
	indent := strings.Repeat("  ", depth)
	for i := range v.NumField() {
		field, value := v.Type().Field(i), v.Field(i)
		if field.Name == "Range" || value.IsZero() {
			continue
		}
		switch value.Interface().(type) {
		case *CallClauses, *ColumnForm, *IdentForm, *StrForm, *TypeForm:
			dumpFields(b, value.Elem(), text, depth)
			continue
		}
		fmt.Fprintf(b, "%s  %s ", indent, field.Name)
		dumpValue(b, value, text, depth+1)
	}
}

func dumpValue(b *strings.Builder, value reflect.Value, text string, depth int) {
	switch x := value.Interface().(type) {
	case draft.Range:
		fmt.Fprintf(b, "%q\n", text[x.From-1:x.To-1])
		return
	case draft.Text:
		fmt.Fprintf(b, "%q\n", x.String())
		return
	}
	switch value.Kind() {
	case reflect.Pointer, reflect.Interface:
		if _, ok := value.Interface().(Node); ok {
			dump(b, value, text, depth)
			return
		}
		fmt.Fprintf(b, "%+v\n", value.Elem().Interface())
	case reflect.Slice:
		b.WriteString("\n")
		for i := range value.Len() {
			b.WriteString(strings.Repeat("  ", depth+1))
			dumpValue(b, value.Index(i), text, depth+1)
		}
	case reflect.Struct:
		dump(b, value, text, depth)
	default:
		fmt.Fprintf(b, "%v\n", value.Interface())
	}
}
