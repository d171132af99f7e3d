package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/flinkvet/flinkvet/linters/settings"
)

// showJSON prints a list of what holds for each draft.
func showJSON(w io.Writer, drafts []shownDraft) error {
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	if drafts == nil {
		drafts = []shownDraft{}
	}
	return out.Encode(drafts)
}

// showText prints what holds for each draft, for people.
func showText(w io.Writer, drafts []shownDraft) error {
	for _, d := range drafts {
		var policies []string
		for _, name := range d.Policies {
			policies = append(policies, quoted(name))
		}
		fmt.Fprintf(w, "%s:\n", quoted(d.Draft))
		fmt.Fprintf(w, "  policies: [%s]\n", strings.Join(policies, ", "))
		fmt.Fprintf(w, "  target: %s\n", quoted(d.Target))
		fmt.Fprintf(w, "  platform: %s\n", quoted(d.Platform))
		fmt.Fprintf(w, "  profile: %s\n", d.Profile)
		fmt.Fprintf(w, "  complete: %t\n", d.Complete)
		if len(d.Rules) > 0 {
			fmt.Fprintln(w, "  rules:")
		}
		for _, level := range d.Rules {
			fmt.Fprintf(w, "    %s: %s\n", quoted(level.Name), level.Level)
		}
		for _, j := range d.Jobs {
			j.text(w, len(d.Jobs) > 1)
		}
	}
	return nil
}

func (j shownJob) text(w io.Writer, several bool) {
	head := "settings"
	if j.Name != "" {
		head += fmt.Sprintf(" of %s (%s)", j.Name, j.Kind)
	} else if several && j.Kind != "" {
		head += " of " + j.Kind
	}
	fmt.Fprintf(w, "  %s:\n", head)
	for _, s := range j.Settings {
		if s.Layer == unset {
			fmt.Fprintf(w, "    %s is not set\n", s.Key)
			if s.Then != "" {
				fmt.Fprintf(w, "      %s\n", s.Then)
			}
			continue
		}
		fmt.Fprintf(w, "    %s = %s\n      %s\n", s.Key, oneLine(s.Value), s.origin())
		for _, under := range s.Overrides {
			fmt.Fprintf(w, "      overrides %s, %s\n", oneLine(under.Value), under.origin())
		}
	}
}

// origin says where a setting comes from.
func (s shownSetting) origin() string {
	switch {
	case s.Path == "" && s.Layer == settings.Platform.String():
		return "the platform's default"
	case s.Path == "":
		return "Flink's default"
	case s.Written != "":
		return fmt.Sprintf("%s %s:%d:%d as %s", s.Layer, s.Path, s.Line, s.Column, s.Written)
	}
	return fmt.Sprintf("%s %s:%d:%d", s.Layer, s.Path, s.Line, s.Column)
}

// oneLine returns a value on one line, cut off where it is long.
func oneLine(value string) string {
	const longest = 100
	value = strings.Join(strings.Fields(value), " ")
	if runes := []rune(value); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return value
}
