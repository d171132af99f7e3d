package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// A sketch is lineage as nodes and arrows: a box for each table of a draft, in it
// its columns, arrows from source to sink.
type sketch struct {
	boxes  []*box
	arrows []arrow
	byName map[string]*box
}

type box struct {
	id, title string
	columns   []node
	byName    map[string]string
}

type node struct{ id, name string }

// An arrow leads from one node to another, or to a whole box. One that only
// decides is dotted and says how.
type arrow struct{ from, to, label string }

func newSketch(d drawnDraft) *sketch {
	s := &sketch{byName: map[string]*box{}}
	for _, sink := range d.Sinks {
		// A table that is read and written is two boxes: jobs do not run in a circle.
		to := s.box("to "+sink.Table, sink.drawnTable)
		for _, c := range sink.Columns {
			column := to.column(c.Column)
			for _, source := range c.Sources {
				s.arrows = append(s.arrows, arrow{s.from(source), column, ""})
			}
			for _, source := range c.Deciders {
				s.arrows = append(s.arrows, arrow{s.from(source), column, source.Use})
			}
		}
		for _, source := range sink.Rows {
			s.arrows = append(s.arrows, arrow{s.from(source), to.id, source.Use})
		}
	}
	return s
}

func (s *sketch) from(source drawnSource) string {
	return s.box("from "+source.Table, source.drawnTable).column(source.Column)
}

func (s *sketch) box(key string, t drawnTable) *box {
	if b, ok := s.byName[key]; ok {
		return b
	}
	b := &box{id: fmt.Sprintf("t%d", len(s.boxes)), title: t.Table + t.kind(), byName: map[string]string{}}
	s.boxes, s.byName[key] = append(s.boxes, b), b
	return b
}

func (b *box) column(name string) string {
	if id, ok := b.byName[name]; ok {
		return id
	}
	id := fmt.Sprintf("%sc%d", b.id, len(b.columns))
	b.columns, b.byName[name] = append(b.columns, node{id, name}), id
	return id
}

// drawMermaid prints a flowchart of Mermaid for each draft.
func drawMermaid(w io.Writer, drafts []drawnDraft, _ drawing) error {
	out := bufio.NewWriter(w)
	for _, d := range drafts {
		s := newSketch(d)
		fmt.Fprintf(out, "%%%% %s\nflowchart LR\n", oneLine(d.Draft))
		for _, b := range s.boxes {
			fmt.Fprintf(out, "  subgraph %s[%s]\n", b.id, inMermaid(b.title))
			for _, c := range b.columns {
				fmt.Fprintf(out, "    %s[%s]\n", c.id, inMermaid(c.name))
			}
			fmt.Fprintln(out, "  end")
		}
		for _, a := range s.arrows {
			if a.label == "" {
				fmt.Fprintf(out, "  %s --> %s\n", a.from, a.to)
			} else {
				fmt.Fprintf(out, "  %s -. %s .-> %s\n", a.from, a.label, a.to)
			}
		}
	}
	return out.Flush()
}

// inMermaid quotes a text; quotes and signs of HTML are written as entities.
func inMermaid(text string) string {
	return `"` + strings.NewReplacer(`&`, "#amp;", `"`, "#quot;", "<", "#lt;", ">", "#gt;", "#", "#35;", "\n", " ").Replace(text) + `"`
}

// drawDot prints a graph of Graphviz for each draft.
func drawDot(w io.Writer, drafts []drawnDraft, _ drawing) error {
	out := bufio.NewWriter(w)
	for _, d := range drafts {
		s := newSketch(d)
		fmt.Fprintf(out, "digraph %s {\n  rankdir=LR;\n  compound=true;\n  node [shape=box];\n", inDot(d.Draft))
		for _, b := range s.boxes {
			fmt.Fprintf(out, "  subgraph cluster_%s {\n    label=%s;\n    %s [shape=point, style=invis];\n", b.id, inDot(b.title), b.id)
			for _, c := range b.columns {
				fmt.Fprintf(out, "    %s [label=%s];\n", c.id, inDot(c.name))
			}
			fmt.Fprintln(out, "  }")
		}
		for _, a := range s.arrows {
			switch {
			case a.label == "":
				fmt.Fprintf(out, "  %s -> %s;\n", a.from, a.to)
			case strings.Contains(a.to, "c"):
				fmt.Fprintf(out, "  %s -> %s [style=dotted, label=%s];\n", a.from, a.to, inDot(a.label))
			default:
				fmt.Fprintf(out, "  %s -> %s [style=dotted, label=%s, lhead=cluster_%s];\n", a.from, a.to, inDot(a.label), a.to)
			}
		}
		fmt.Fprintln(out, "}")
	}
	return out.Flush()
}

// inDot quotes a text.
func inDot(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(text) + `"`
}
