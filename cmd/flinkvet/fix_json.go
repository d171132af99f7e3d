package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/internal/driver"
)

// saysUnreadable are the rules whose findings say that a part of a file could
// not be read.
var saysUnreadable = map[string]bool{"syntax-error": true, "malformed-config": true}

// brokenFix is the failure of a fix after which its file cannot be read.
var brokenFix = driver.Failure{
	Rule: "fix",
	Err:  errors.New("the fixes would break the file, which stays as it was; please report it with the draft that shows it"),
}

// A variable is a secret that fixes refer to, and where its value stood.
type variable struct {
	Name   string  `json:"name"`
	Places []where `json:"places"`
	// shared says that the places are in several files, which need not have
	// meant the same value.
	shared bool
}

type where struct {
	Path string `json:"path"`
	Line int    `json:"line"`
}

func (v variable) String() string {
	var places []string
	for _, p := range v.Places {
		places = append(places, fmt.Sprintf("%s:%d", p.Path, p.Line))
	}
	line := fmt.Sprintf("%s (was at %s)", v.Name, strings.Join(places, ", "))
	if v.shared {
		line += "; rename it in one of them where the values differ"
	}
	return line
}

// A mended is a finding that was fixed, where it stood before.
type mended struct {
	Rule    string `json:"rule"`
	Message string `json:"message"`
	Fix     string `json:"fix"`
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
}

// tellJSON says on standard output what was done, or would be.
func (f *fixer) tellJSON(here here) error {
	told := struct {
		Files     []string   `json:"files"`
		Fixed     []mended   `json:"fixed"`
		Variables []variable `json:"variables"`
	}{[]string{}, []mended{}, f.variables(here)}
	for _, name := range slices.Sorted(maps.Keys(f.before)) {
		told.Files = append(told.Files, here.path(name))
	}
	for _, x := range f.fixed {
		told.Fixed = append(told.Fixed, mended{x.Rule.Name, x.Message, x.Fixes[0].Message, here.path(x.At.Path), x.At.Line, x.At.Column})
	}
	encoder := json.NewEncoder(f.cmd.OutOrStdout())
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(told)
}
