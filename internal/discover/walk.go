package discover

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// A walk goes through what the user named and puts the files on the shelf.
type walk struct {
	root     string
	opts     Options
	excludes ignoreFile
	shelf    *shelf
	skipped  []Skip
	problems []Problem
	// seen are the directories that have been gone through, looked those whose
	// files are on the shelf.
	seen, looked map[string]bool
	// ignores are the patterns in force in each directory, outermost first.
	ignores map[string][]ignoreFile
}

func newWalk(root string, opts Options) *walk {
	return &walk{
		root: root, opts: opts, shelf: newShelf(root),
		excludes: ignoreFile{root, parsePatterns(opts.Exclude)},
		seen:     map[string]bool{}, looked: map[string]bool{}, ignores: map[string][]ignoreFile{},
	}
}

// walkAll goes through the paths, and then through the neighbours of the files
// among them for what belongs to their drafts.
func (w *walk) walkAll(dir string) {
	paths := w.opts.Paths
	if len(paths) == 0 && w.opts.Held == nil {
		paths = []string{"."}
	}
	for _, in := range w.opts.Held {
		file := from(dir, in.Name)
		if real, err := filepath.EvalSymlinks(filepath.Dir(file)); err == nil {
			file = filepath.Join(real, filepath.Base(file))
		}
		w.shelf.hold(file, in.Data)
		w.neighbours(filepath.Dir(file))
	}
	for _, path := range paths {
		w.path(from(dir, path))
	}
}

// path goes through one path that the user named. A symbolic link is followed.
func (w *walk) path(path string) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		w.problem(path, pathMessage(path, err))
		return
	}
	info, err := os.Stat(real)
	if err != nil {
		w.problem(path, pathMessage(path, err))
		return
	}
	switch isDir := info.IsDir(); {
	case w.opts.ForceExclude && w.left(real, isDir):
		w.skipped = append(w.skipped, Skip{w.shelf.name(real), "excluded"})
	case isDir:
		w.dir(real)
		w.ancestors(real)
	case !info.Mode().IsRegular():
		w.problem(real, "is not a regular file")
	default:
		w.shelf.askByName(real)
		w.neighbours(filepath.Dir(real))
	}
}

// dir goes through a directory and all below it.
func (w *walk) dir(dir string) {
	if w.seen[dir] {
		return
	}
	w.seen[dir] = true
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.problem(dir, pathMessage(dir, err))
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		switch {
		case e.Name() == ".git":
		case w.excluded(path, e.IsDir()):
			w.keepPolicy(path, e)
		case e.IsDir():
			w.dir(path)
		case e.Type()&fs.ModeSymlink != 0:
			w.skip(path, "a symbolic link, which is not followed")
		case !e.Type().IsRegular():
			w.skip(path, "not a regular file")
		default:
			w.shelf.ask(path)
		}
	}
}

// neighbours looks into a directory, its conf directory and the directories
// above for files that may belong to the draft of a file in it.
func (w *walk) neighbours(dir string) {
	w.look(dir)
	w.look(filepath.Join(dir, "conf"))
	w.ancestors(dir)
}

func (w *walk) ancestors(dir string) {
	for top := w.shelf.topOf(dir); dir != top && dir != filepath.Dir(dir); {
		dir = filepath.Dir(dir)
		w.look(dir)
	}
}

// look puts the files of a directory on the shelf without asking for them to be
// checked. What goes wrong is no problem: nobody named the directory.
func (w *walk) look(dir string) {
	if w.seen[dir] || w.looked[dir] {
		return
	}
	w.looked[dir] = true
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		switch {
		case !e.Type().IsRegular():
		case w.excluded(path, false):
			w.keepPolicy(path, e)
		default:
			w.shelf.add(path)
		}
	}
}

// keepPolicy puts an ignored policy on the shelf: it is in force all the same.
func (w *walk) keepPolicy(path string, e fs.DirEntry) {
	if e.Type().IsRegular() && slices.Contains(policyNames, e.Name()) {
		w.shelf.add(path)
	}
}

// excluded reports whether patterns leave out a path whose directory is walked.
func (w *walk) excluded(path string, isDir bool) bool {
	return ignored([]ignoreFile{w.excludes}, path, isDir) || ignored(w.ignoresIn(filepath.Dir(path)), path, isDir)
}

// left reports whether patterns leave out a path or a directory above it.
func (w *walk) left(path string, isDir bool) bool {
	for top := w.shelf.topOf(filepath.Dir(path)); path != top && path != filepath.Dir(path); path, isDir = filepath.Dir(path), true {
		if w.excluded(path, isDir) {
			return true
		}
	}
	return false
}

// ignoresIn returns the patterns that are in force in a directory.
func (w *walk) ignoresIn(dir string) []ignoreFile {
	if files, ok := w.ignores[dir]; ok {
		return files
	}
	var files []ignoreFile
	if dir == w.shelf.topOf(dir) {
		if f, ok := repositoryExcludes(dir); ok {
			files = append(files, f)
		}
	} else if parent := filepath.Dir(dir); parent != dir {
		files = slices.Clip(w.ignoresIn(parent))
	}
	if f, ok := readIgnoreFile(dir, filepath.Join(dir, ".gitignore")); ok {
		files = append(files, f)
	}
	w.ignores[dir] = files
	return files
}

func (w *walk) skip(path, why string) {
	w.skipped = append(w.skipped, Skip{w.shelf.name(path), why})
}

func (w *walk) problem(path, message string) {
	w.problems = append(w.problems, Problem{w.shelf.name(path), message})
}

// pathMessage says in words for the user what is wrong with a path.
func pathMessage(path string, err error) string {
	info, statErr := os.Lstat(path)
	link := statErr == nil && info.Mode()&fs.ModeSymlink != 0
	switch {
	case errors.Is(err, fs.ErrNotExist) && link:
		return "is a symbolic link to a file that does not exist"
	case errors.Is(err, fs.ErrNotExist):
		return "does not exist"
	case errors.Is(err, syscall.ELOOP), strings.Contains(err.Error(), "too many links"):
		return "is a symbolic link that leads back to itself"
	case errors.Is(err, fs.ErrPermission):
		return "cannot be read: permission denied"
	}
	if inner := errors.Unwrap(err); inner != nil {
		err = inner
	}
	return "cannot be read: " + err.Error()
}
