package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/flinkvet/flinkvet/internal/discover"
)

// staged returns the files that the next commit of Git adds or changes, as they
// are in its index and not as they are on disk; only those at or below the
// paths where there are any.
func staged(paths []string) ([]discover.Input, error) {
	top, err := git(nil, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	// A path that starts with ":" has a meaning of its own to Git.
	list := []string{"--literal-pathspecs", "diff", "--cached", "--raw", "-z", "--abbrev=64", "--no-renames", "--diff-filter=ACMRT", "--"}
	raw, err := git(nil, append(list, paths...)...)
	if err != nil {
		return nil, err
	}
	names, blobs := changes(raw)
	texts, err := git([]byte(strings.Join(blobs, "\n")), "cat-file", "--batch")
	if err != nil {
		return nil, err
	}
	return inputs(strings.TrimSuffix(string(top), "\n"), names, texts)
}

// changes reads the names and the blobs of the regular files in a raw diff:
//
//	:100644 100644 OLD NEW M NUL name NUL
func changes(raw []byte) (names, blobs []string) {
	fields := strings.Split(string(raw), "\x00")
	for i := 0; i+1 < len(fields); i += 2 {
		words := strings.Fields(fields[i])
		if len(words) == 5 && strings.HasPrefix(words[1], "100") {
			names, blobs = append(names, fields[i+1]), append(blobs, words[3])
		}
	}
	return names, blobs
}

// inputs reads the texts of blobs as cat-file puts them one behind the other:
//
//	NEW blob SIZE LF text LF
func inputs(top string, names []string, texts []byte) ([]discover.Input, error) {
	in := bufio.NewReader(bytes.NewReader(texts))
	var all []discover.Input
	for _, name := range names {
		head, err := in.ReadString('\n')
		if err != nil {
			return nil, errors.New("--staged: git cat-file ended early")
		}
		var blob, kind string
		var size int
		if _, err := fmt.Sscan(head, &blob, &kind, &size); err != nil {
			return nil, fmt.Errorf("--staged: git cat-file said %q", strings.TrimSpace(head))
		}
		text := make([]byte, size+1)
		if _, err := io.ReadFull(in, text); err != nil {
			return nil, errors.New("--staged: git cat-file ended early")
		}
		all = append(all, discover.Input{Name: filepath.Join(top, filepath.FromSlash(name)), Data: text[:size]})
	}
	return all, nil
}

// git runs Git and returns what it prints.
func git(in []byte, args ...string) ([]byte, error) {
	cmd := exec.Command("git", args...)
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.Output()
	var failed *exec.ExitError
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("--staged: git is not installed, or not in PATH")
	case errors.As(err, &failed):
		line, _, _ := strings.Cut(strings.TrimSpace(string(failed.Stderr)), "\n")
		return nil, fmt.Errorf("--staged: git: %s", strings.TrimPrefix(line, "fatal: "))
	case err != nil:
		return nil, fmt.Errorf("--staged: %w", err)
	}
	return out, nil
}
