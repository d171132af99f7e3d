package draft

import (
	"bytes"
	"go/token"
	"path"
	"slices"
	"strings"
)

// templateExtensions are the endings of names by which engines of templates
// know their files: Jinja, Go's text/template, Mustache, FreeMarker, ERB.
var templateExtensions = []string{
	".j2", ".jinja", ".jinja2", ".tpl", ".tmpl", ".gotmpl", ".mustache", ".hbs", ".ftl", ".erb",
}

// templateMarks are what only a template holds: statements of Jinja, and of
// Helm the chomping brackets and the built-in objects.
var templateMarks = []string{"{%", "{{-", "-}}", "{{ .", "{{.", "{{ include ", "{{ template ", "{{ if ", "{{ range ", "{{ ref(", "{{ config(", "{{ source(", "{{ var("}

// Templated reports whether the file is a template, so that it becomes what
// its kind says only when something fills it in.
func (f *File) Templated() bool {
	if slices.Contains(templateExtensions, strings.ToLower(path.Ext(f.Name))) {
		return true
	}
	if !bytes.Contains(f.Data, []byte("{{")) && !bytes.Contains(f.Data, []byte("{%")) {
		return false
	}
	return slices.ContainsFunc(templateMarks, func(mark string) bool { return bytes.Contains(f.Data, []byte(mark)) })
}

// TemplatedAt reports whether the file that pos stands in is a template.
func (d *Draft) TemplatedAt(pos token.Pos) bool {
	f := d.FileAt(pos)
	return f != nil && f.Templated()
}
