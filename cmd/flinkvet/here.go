package main

import (
	"os"
	"path/filepath"
)

// here is the current directory, from which the user sees the files.
type here struct{ root, dir string }

func newHere(root string) here {
	dir, err := os.Getwd()
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		dir = root
	}
	return here{root, dir}
}

// path returns how a file's name is written from the current directory. Of a
// file in another repository the absolute path may be the shorter one.
func (h here) path(name string) string {
	file := filepath.FromSlash(name)
	foreign := filepath.IsAbs(file) || !below(h.root, h.dir)
	if !filepath.IsAbs(file) {
		file = filepath.Join(h.root, file)
	}
	rel, err := filepath.Rel(h.dir, file)
	if err != nil || foreign && len(file) < len(rel) {
		rel = file
	}
	return filepath.ToSlash(rel)
}

// below reports whether a path is root or lies below it.
func below(root, path string) bool {
	rel, err := filepath.Rel(root, path)
	return err == nil && filepath.IsLocal(rel)
}
