package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// What a release sets with -ldflags "-X main.version=…".
var version, commit, date string

// A build says where this program comes from.
type build struct {
	Version string `json:"version"`
	Commit  string `json:"commit,omitempty"`
	Date    string `json:"date,omitempty"`
	Go      string `json:"go"`
}

// thisBuild takes what a release has set, and else what the Go command knows.
func thisBuild() build {
	b := build{Version: version, Commit: commit, Date: date, Go: runtime.Version()}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		b.Version = cmp.Or(b.Version, "devel")
		return b
	}
	if main := info.Main.Version; main != "(devel)" {
		b.Version = cmp.Or(b.Version, main)
	}
	b.Version = cmp.Or(b.Version, "devel")
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Commit = cmp.Or(b.Commit, s.Value)
		case "vcs.time":
			b.Date = cmp.Or(b.Date, s.Value)
		}
	}
	return b
}

func newVersion() *cobra.Command {
	var short, asJSON bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, out := thisBuild(), cmd.OutOrStdout()
			switch {
			case asJSON:
				return json.NewEncoder(out).Encode(b)
			case short:
				_, err := fmt.Fprintln(out, b.Version)
				return err
			}
			_, err := fmt.Fprintln(out, b)
			return err
		},
	}
	cmd.Flags().BoolVar(&short, "short", false, "print the version alone")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print an object of JSON")
	cmd.MarkFlagsMutuallyExclusive("short", "json")
	return cmd
}

func (b build) String() string {
	s := "flinkvet " + b.Version
	if b.Commit != "" {
		s += fmt.Sprintf(", commit %.12s", b.Commit)
	}
	if b.Date != "" {
		s += ", " + b.Date
	}
	return s + ", " + b.Go
}
