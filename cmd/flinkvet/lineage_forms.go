package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// drawJSON prints a list of the drafts.
func drawJSON(w io.Writer, drafts []drawnDraft, _ drawing) error {
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	if drafts == nil {
		drafts = []drawnDraft{}
	}
	return out.Encode(drafts)
}

// drawText prints the drafts for people.
func drawText(w io.Writer, drafts []drawnDraft, d drawing) error {
	for _, draft := range drafts {
		fmt.Fprintf(w, "%s:\n", draft.Draft)
		for _, s := range draft.Sinks {
			s.text(w, d)
		}
	}
	return nil
}

func (s drawnSink) text(w io.Writer, d drawing) {
	fmt.Fprintf(w, "  %s%s, written at %s\n", s.Table, s.kind(), s.Place)
	width := 0
	for _, c := range s.Columns {
		width = max(width, len(c.Column))
	}
	for _, c := range s.Columns {
		fmt.Fprintf(w, "    %-*s <- %s\n", width, c.Column, c.text())
		if d.paths {
			c.ways(w)
		}
	}
	if len(s.Rows) > 0 {
		fmt.Fprintf(w, "    rows: %s\n", byUse(s.Rows))
	}
}

func (t drawnTable) kind() string {
	if t.Connector == "" {
		return ""
	}
	return " (" + t.Connector + ")"
}

func (p drawnPlace) String() string {
	if p.Line == 0 {
		return "an unknown place"
	}
	return fmt.Sprintf("%s:%d:%d", p.Path, p.Line, p.Column)
}

func (c drawnColumn) text() string {
	var parts []string
	for _, s := range c.Sources {
		parts = append(parts, s.text())
	}
	switch {
	case !c.Known:
		parts = append(parts, "not known")
	case len(parts) == 0:
		parts = []string{"no column"}
	}
	text := strings.Join(parts, ", ")
	if len(c.Deciders) > 0 {
		text += "; decided by " + byUse(c.Deciders)
	}
	return text
}

// text names a source, its class, and what became of its value.
func (s drawnSource) text() string {
	text := s.Table + "." + s.Column
	var marks []string
	if s.Class != "" {
		marks = append(marks, s.Class)
	}
	switch {
	case s.Left != "whole" && s.Class != "" && s.Function != "":
		marks = append(marks, s.Left+" by "+s.Function)
	case s.Use == "aggregation":
		marks = append(marks, s.Use)
	}
	if len(marks) > 0 {
		text += " [" + strings.Join(marks, ", ") + "]"
	}
	return text
}

// byUse lists sources under what they are used for: "filter a.x, a.y; join …".
func byUse(sources []drawnSource) string {
	var uses []string
	names := map[string][]string{}
	for _, s := range sources {
		if names[s.Use] == nil {
			uses = append(uses, s.Use)
		}
		names[s.Use] = append(names[s.Use], s.Table+"."+s.Column)
	}
	var parts []string
	for _, use := range uses {
		parts = append(parts, use+" "+strings.Join(names[use], ", "))
	}
	return strings.Join(parts, "; ")
}

// ways prints the way of each value, step by step.
func (c drawnColumn) ways(w io.Writer) {
	for _, s := range c.Sources {
		var steps []string
		for i, step := range s.Path {
			name := step.Name
			if i == 0 {
				name = s.Table + "." + s.Column
			}
			if step.Line > 0 {
				name += fmt.Sprintf(" (%d:%d)", step.Line, step.Column)
			}
			steps = append(steps, name)
		}
		fmt.Fprintf(w, "      %s\n", strings.Join(steps, " > "))
	}
}
