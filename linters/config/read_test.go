package config

import (
	"flag"
	"fmt"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"github.com/flinkvet/flinkvet/linters/draft"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestRead holds what is read of each file in testdata/read against what is
// written there. The archive's comment names the kind of the file.
func TestRead(t *testing.T) {
	names, err := filepath.Glob("testdata/read/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			require.NoError(t, err)
			in := archive.Files[0]
			fset, f := parse(in.Name, string(in.Data), kindNamed(t, strings.TrimSpace(string(archive.Comment))))
			got := (&dumper{fset: fset}).file(f)
			checkRanges(t, f)
			if *update {
				archive.Files = []txtar.File{in, {Name: "want", Data: []byte(got)}}
				require.NoError(t, os.WriteFile(name, txtar.Format(archive), 0o666))
				return
			}
			require.Len(t, archive.Files, 2)
			assert.Equal(t, string(archive.Files[1].Data), got)
		})
	}
}

func kindNamed(t *testing.T, name string) draft.Kind {
	for k := draft.Unknown; k <= draft.Policy; k++ {
		if k.String() == name {
			return k
		}
	}
	t.Fatalf("%q is no kind of file", name)
	return draft.Unknown
}

func parse(name, text string, kind draft.Kind) (*token.FileSet, *File) {
	fset := token.NewFileSet()
	f := draft.NewFile(fset, name, []byte(text))
	f.Kind = kind
	return fset, Read(f)
}

// A dumper writes down what was read, with the place of everything.
type dumper struct {
	fset *token.FileSet
	out  strings.Builder
}

func (d *dumper) line(depth int, format string, args ...any) {
	d.out.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(&d.out, format, args...)
	d.out.WriteByte('\n')
}

func (d *dumper) at(r draft.Range) string {
	from, to := d.fset.Position(r.Pos()), d.fset.Position(r.End())
	if from.Line == to.Line {
		return fmt.Sprintf("%d:%d-%d", from.Line, from.Column, to.Column)
	}
	return fmt.Sprintf("%d:%d-%d:%d", from.Line, from.Column, to.Line, to.Column)
}

func (d *dumper) file(f *File) string {
	if f.Templated {
		d.line(0, "templated")
	}
	if f.Source.Kind == draft.Policy {
		for _, t := range f.Trees {
			d.tree(0, t)
		}
	}
	d.properties(0, "property", f.Properties)
	for _, dep := range f.Deployments {
		d.deployment(dep)
	}
	for _, s := range f.Scripts {
		d.value(0, "script", s)
	}
	for _, t := range f.Tunings {
		d.line(0, "tuning %s scheduled=%t off=%t policy=%t times=%d", d.at(t.Range), t.Scheduled, t.Off(), t.Policy != nil, len(t.Times))
		d.value(1, "deployment", t.Deployment)
		d.value(1, "state", t.State)
	}
	d.properties(0, "param", f.Params)
	for _, s := range f.Snapshots {
		d.line(0, "snapshot %s checkpoint=%t", d.at(s.Range), s.Checkpoint)
		d.value(1, "name", s.Name)
		d.value(1, "kind", s.JobKind)
		d.value(1, "job", s.Job)
		d.value(1, "path", s.Path)
	}
	for _, p := range f.Pipelines {
		d.line(0, "pipeline %s", d.at(p.Range))
		d.endpoint("source", p.Source)
		d.endpoint("sink", p.Sink)
		d.properties(1, "config", p.Config)
	}
	d.variables(0, "variable", f.Variables)
	for _, c := range f.Comments {
		d.line(0, "comment %s %q covers %s", d.at(c.Range), c.Text, d.at(c.Covers))
	}
	for _, e := range f.Errors {
		d.line(0, "error %s %s", d.at(e.Range), e.Msg)
	}
	return d.out.String()
}

func (d *dumper) deployment(dep *Deployment) {
	d.line(0, "deployment %s %s %s session=%t batch=%t", d.at(dep.Range), dep.Platform, dep.Kind, dep.Session, dep.Batch)
	if dep.Partial {
		d.line(1, "partial")
	}
	d.value(1, "name", dep.Name)
	d.value(1, "cluster", dep.Cluster)
	d.value(1, "engine", dep.Engine)
	d.value(1, "script", dep.Script)
	d.value(1, "jar", dep.JAR)
	d.value(1, "class", dep.EntryClass)
	for _, a := range dep.Args {
		d.value(1, "arg", a)
	}
	d.properties(1, "config", dep.Config)
	d.properties(1, "env", dep.Env)
	d.variables(1, "local", dep.Locals)
}

func (d *dumper) endpoint(what string, e *Endpoint) {
	if e != nil {
		d.line(1, "%s %s %q", what, d.at(e.Range), e.Type)
		d.properties(2, "option", e.Options)
	}
}

func (d *dumper) properties(depth int, what string, props []*Property) {
	for _, p := range props {
		d.value(depth, fmt.Sprintf("%s %s %s", what, d.at(p.KeyRange), p.Key), p.Value)
	}
}

func (d *dumper) variables(depth int, what string, vars []*Variable) {
	for _, v := range vars {
		d.value(depth, fmt.Sprintf("%s %s secret=%t", what, v.Name, v.Secret), v.Value)
	}
}

func (d *dumper) value(depth int, what string, v *Value) {
	switch {
	case v == nil:
	case v.Form == Scalar:
		d.line(depth, "%s = %s %q", what, d.at(v.Range), v.Text.String())
	default:
		d.line(depth, "%s =", what)
		d.tree(depth+1, v)
	}
}

func (d *dumper) tree(depth int, v *Value) {
	switch v.Form {
	case Null:
		d.line(depth, "%s null", d.at(v.Range))
	case Scalar:
		d.line(depth, "%s %q quoted=%t", d.at(v.Range), v.Text.String(), v.Quoted)
	case List:
		d.line(depth, "%s list", d.at(v.Range))
		for _, item := range v.Items {
			d.tree(depth+1, item)
		}
	case Map:
		d.line(depth, "%s map", d.at(v.Range))
		for _, e := range v.Entries {
			d.line(depth+1, "%s %s:", d.at(e.Range), e.Key.Text.String())
			d.tree(depth+2, e.Value)
		}
	}
}

// checkRanges holds every range of what was read to lie in the file and to end
// no earlier than it begins, and every byte of a text to stand in its value.
func checkRanges(t *testing.T, f *File) {
	t.Helper()
	whole := f.Source.Range(0, len(f.Source.Data))
	within := func(what string, r draft.Range) {
		if r.From > r.To || !whole.Holds(r) {
			t.Fatalf("%s: the range %v of a %s is not in the file %v", f.Source.Name, r, what, whole)
		}
	}
	var walk func(v *Value)
	walk = func(v *Value) {
		within("value", v.Range)
		for i := 0; v.Form == Scalar && i <= v.Text.Len(); i++ {
			if pos := v.Text.Pos(i); pos < v.Pos() || pos > v.End() {
				within("text", v.Text.Whole())
				if i < v.Text.Len() && strings.Trim(v.Text.String()[i:], "\n") != "" {
					t.Fatalf("%s: byte %d of %q stands outside of it", f.Source.Name, i, v.Text.String())
				}
			}
		}
		for _, item := range v.Items {
			walk(item)
		}
		for _, e := range v.Entries {
			within("entry", e.Range)
			walk(e.Key)
			walk(e.Value)
		}
	}
	for _, tree := range f.Trees {
		walk(tree)
	}
	for _, p := range f.Properties {
		within("property", p.Range)
		within("key", p.KeyRange)
		walk(p.Value)
	}
	for _, d := range f.Deployments {
		for _, p := range append(slices.Clip(d.Config), d.Env...) {
			within("property", p.Range)
			walk(p.Value)
		}
		for _, a := range d.Args {
			walk(a)
		}
	}
	for _, s := range f.Scripts {
		walk(s)
	}
	for _, c := range f.Comments {
		within("comment", c.Range)
		within("covered construct", c.Covers)
	}
	for _, e := range f.Errors {
		within("error", e.Range)
	}
}
