package variables

import (
	"bytes"
	"go/token"
	"sort"
	"strings"
	"unicode"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A finder collects references, each place once.
type finder struct {
	set   *Set
	files []*config.File
	seen  map[token.Pos]bool
}

// expanded reports whether the program that reads a file fills the reference at
// pos in, before the platform sees it: the shell, Docker Compose and Terraform
// have references of the same form, and take "$${" for one that they leave.
func (f *finder) expanded(pos token.Pos) bool {
	for _, file := range f.files {
		off := int(pos) - file.Source.Tok.Base()
		if file.Source.Kind.Expands() && 0 <= off && off < len(file.Source.Data) {
			return !bytes.HasPrefix(file.Source.Data[off:], []byte("$${"))
		}
	}
	return false
}

// script adds the references in a script, except those in its comments.
func (f *finder) script(s *sql.Script) {
	comments := s.Comments
	f.text(s.Text, func(_ string, at draft.Range) bool {
		i := sort.Search(len(comments), func(i int) bool { return comments[i].To > at.From })
		return i == len(comments) || comments[i].From > at.From
	})
}

// literal adds the references in a value that a platform fills in. The
// configuration of a cluster, the environment of a container and the parameters
// of a program are read by the shell, by Flink's own scripts and by builds,
// which have references of the same form, so there only secrets of the
// namespace count.
func (f *finder) literal(l *literals.Literal) {
	if l.Role == literals.Comment || !strings.Contains(l.Value(), "${") {
		return
	}
	onlySecrets := l.Role == literals.ClusterSetting || l.Role == literals.Environment || l.Role == literals.Parameter ||
		strings.HasPrefix(l.Key, "env.")
	f.text(l.Text, func(name string, _ draft.Range) bool {
		return !onlySecrets || strings.HasPrefix(name, SecretPrefix)
	})
}

// file adds the references in what are no literals: the transforms and routes of
// a pipeline, and the place of the JAR, which Ververica Platform fills in too.
func (f *finder) file(c *config.File) {
	for _, p := range c.Pipelines {
		f.tree(p.Tree)
	}
	for _, d := range c.Deployments {
		if d.Platform == config.VVP && d.JAR != nil {
			f.text(d.JAR.Text, func(string, draft.Range) bool { return true })
		}
	}
}

func (f *finder) tree(v *config.Value) {
	if v == nil {
		return
	}
	if v.Form == config.Scalar && strings.Contains(v.Text.String(), "${") {
		f.text(v.Text, func(string, draft.Range) bool { return true })
	}
	for _, e := range v.Entries {
		f.tree(e.Value)
	}
	for _, item := range v.Items {
		f.tree(item)
	}
}

// text adds the references in a text that keep accepts.
func (f *finder) text(t draft.Text, keep func(name string, at draft.Range) bool) {
	s := t.String()
	for from := 0; ; {
		at := strings.Index(s[from:], "${")
		if at < 0 {
			return
		}
		lo := from + at
		from = lo + len("${")
		hi := strings.IndexByte(s[from:], '}')
		if hi < 0 {
			return
		}
		name := s[from : from+hi]
		escaped := lo > 0 && (s[lo-1] == '$' || s[lo-1] == '\\')
		if escaped || !isName(name) {
			continue
		}
		if r := t.Range(lo, from+hi+1); !f.seen[r.Pos()] && keep(name, r) {
			f.add(&Reference{Range: r, Name: name})
		}
	}
}

func (f *finder) add(r *Reference) {
	if f.expanded(r.Pos()) {
		return
	}
	if f.seen == nil {
		f.seen = map[token.Pos]bool{}
	}
	f.seen[r.Pos()] = true
	f.set.References = append(f.set.References, r)
}

// isName reports whether what stands between the braces can name a variable.
func isName(s string) bool {
	for i, r := range s {
		if !unicode.IsLetter(r) && r != '_' && (i == 0 || !unicode.IsDigit(r) && r != '.' && r != '-') {
			return false
		}
	}
	return s != ""
}
