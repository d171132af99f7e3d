package draft

import (
	"go/token"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestTemplated(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"job.sql", "SELECT 1", false},
		{"job.sql.j2", "SELECT 1", true},
		{"job.sql", "{% if x %} SELECT 1 {% endif %}", true},
		{"job.sql", "SELECT '{{ one }}'", false},
		{"job.sql", "SELECT * FROM {{ ref('orders') }}", true},
		{"values.yaml", "a: {{ .Values.a }}", true},
		{"values.yaml", "{{- if x }}", true},
		{"values.yaml", "a: '{{ a }}'", false},
		{"pod.yaml", "name: {{ include \"x\" . }}", true},
	} {
		fset := token.NewFileSet()
		f := NewFile(fset, c.name, []byte(c.text))
		assert.Equal(t, c.want, f.Templated(), "%s: %s", c.name, c.text)
		d := &Draft{Files: []*File{NewFile(fset, "other.sql", nil), f}}
		assert.Equal(t, c.want, d.TemplatedAt(f.Pos(0)))
	}
	assert.False(t, (&Draft{}).TemplatedAt(1))
}
