// Package report writes findings for readers: people before a terminal, other
// tools, and the places where code is reviewed. Every format is one file.
//
// It decides nothing about which findings stand, opens no file by itself, and
// never writes the text of a secret. SARIF has a package of its own.
package report

import (
	"io"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/rules"
)

// A Run is what reports are made of.
type Run struct {
	// Findings are what stands, sorted by place.
	Findings []rules.Finding
	// Secrets are the places of everything that a rule took for a secret,
	// also where its finding does not stand. No frame shows them.
	Secrets []rules.Place
	// Path gives a file's name as it is written from the current directory.
	Path func(name string) string
	// Read returns a file as it is on disk.
	Read func(name string) ([]byte, error)
}

// A Format writes the report of a run.
type Format func(w io.Writer, run Run) error

// Redacts reports whether what the rule marks is a secret.
func Redacts(r *rules.Rule) bool {
	return r.Pack().Name == "secrets" || slices.Contains(r.Tags, rules.MarksSecret)
}

// onDisk is the file that a name stands for: an entry of a JAR is in the JAR.
func onDisk(name string) string {
	jar, _, _ := strings.Cut(name, "!/")
	return jar
}
