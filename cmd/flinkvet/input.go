package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/pflag"

	"github.com/flinkvet/flinkvet/internal/discover"
)

// An input is where the drafts come from.
type input struct {
	stdinName    string
	pathsFrom    string
	forceExclude bool
	staged       bool
}

func (in *input) add(flags *pflag.FlagSet) {
	flags.StringVar(&in.stdinName, "stdin-filename", "", `the path that the text of "-" has`)
	flags.StringVar(&in.pathsFrom, "paths-from", "", `a file with paths to check, one a line; "-" is standard input`)
	flags.BoolVar(&in.forceExclude, "force-exclude", false, "leave out what is excluded or ignored by Git even where it is named")
}

const stdin = "-"

// mostInput is more than the largest file that is checked.
const mostInput = 32 << 20

// options says where to look for drafts.
func (in *input) options(paths []string, from io.Reader) (discover.Options, error) {
	options := discover.Options{ForceExclude: in.forceExclude}
	fromStdin := slices.Contains(paths, stdin)
	options.Paths = slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return p == stdin })
	switch {
	case in.stdinName != "" && !fromStdin:
		return options, errors.New(`--stdin-filename says what "-" is; add "-" to the paths`)
	case fromStdin && in.pathsFrom == stdin:
		return options, errors.New(`standard input holds either a draft ("-") or paths (--paths-from -)`)
	case in.staged && (fromStdin || in.pathsFrom != ""):
		return options, errors.New(`--staged takes what is staged; leave out "-" and --paths-from`)
	case in.staged:
		held, err := staged(options.Paths)
		options.Paths, options.Held = nil, held
		return options, err
	case fromStdin:
		data, err := io.ReadAll(io.LimitReader(from, mostInput))
		if err != nil {
			return options, fmt.Errorf("standard input cannot be read: %w", err)
		}
		options.Held = []discover.Input{{Name: cmp.Or(in.stdinName, nameFor(data)), Data: data}}
	case in.pathsFrom != "":
		listed, err := in.listed(from)
		if err != nil {
			return options, err
		}
		options.Paths = append(options.Paths, listed...)
	}
	return options, nil
}

// listed returns the paths of the file that lists them.
func (in *input) listed(from io.Reader) ([]string, error) {
	var text []byte
	var err error
	if in.pathsFrom == stdin {
		text, err = io.ReadAll(from)
	} else {
		text, err = os.ReadFile(in.pathsFrom)
	}
	if err != nil {
		return nil, fmt.Errorf("--paths-from: %w", err)
	}
	var paths []string
	for _, line := range strings.Split(string(text), "\n") {
		if path := strings.TrimSuffix(line, "\r"); strings.TrimSpace(path) != "" {
			paths = append(paths, path)
		}
	}
	return paths, nil
}

// find looks for the drafts. A list of paths may be empty, and so may be what is
// staged, and then there is nothing to look for.
func (in *input) find(options discover.Options) (*account, error) {
	if (in.pathsFrom != "" || in.staged) && len(options.Paths)+len(options.Held) == 0 {
		return &account{Found: &discover.Found{}}, nil
	}
	if len(options.Held) == 0 {
		options.Root = rootOf(options.Paths)
	}
	found, err := discover.Find(options)
	return &account{Found: found}, err
}

// rootOf returns the root of paths that all lie in one other repository than
// the current directory, "" where the current directory's holds.
func rootOf(paths []string) string {
	current, err := filepath.EvalSymlinks(".")
	if err == nil {
		current, err = filepath.Abs(current)
	}
	if err != nil {
		return ""
	}
	here, root := discover.RootOf(current), ""
	for _, path := range paths {
		dir := dirOf(path)
		if dir == "" || below(here, dir) {
			return ""
		}
		if other := discover.RootOf(dir); root == "" || other == root {
			root = other
		} else {
			return ""
		}
	}
	return root
}

// dirOf returns the directory that a path is, or is in, without symbolic links;
// "" where there is none.
func dirOf(path string) string {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return ""
	}
	abs, err := filepath.Abs(real)
	if err != nil {
		return ""
	}
	if info, err := os.Stat(abs); err == nil && !info.IsDir() {
		return filepath.Dir(abs)
	}
	return abs
}

// named returns the names of the files that are checked even where a policy
// excludes them.
func (in *input) named(root string, options discover.Options) map[string]bool {
	names := map[string]bool{}
	if in.forceExclude {
		return names
	}
	for _, path := range options.Paths {
		names[nameIn(root, path)] = true
	}
	return names
}

// yamlStart matches the first line of most YAML files that is no comment.
var yamlStart = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)\A(\s*(#.*)?\n)*(---|[\w."'-]+:(\s|$))`) })

// nameFor returns a name for text that came without one: its extension counts.
func nameFor(data []byte) string {
	text := strings.TrimSpace(string(data[:min(len(data), 4096)]))
	switch {
	case strings.HasPrefix(text, "{") || strings.HasPrefix(text, "["):
		return "stdin.json"
	case yamlStart().MatchString(text):
		return "stdin.yaml"
	}
	return "stdin.sql"
}
