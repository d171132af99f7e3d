// Package discover finds the drafts among files and directories: it walks what
// the user names as Git would see it, tells the kinds of files apart, and puts
// together the files that make one draft.
//
// It judges nothing that it reads. A file that is no draft is named with the
// reason, a file that cannot be read is a problem, and neither keeps the rest
// from being checked.
package discover

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"slices"
)

// Options says where to look.
type Options struct {
	// Dir is the directory that Paths are relative to; "" is the working
	// directory of the process.
	Dir string
	// Root is the directory that names are relative to; "" is RootOf(Dir).
	Root string
	// Paths are files and directories. A file that is named is checked even
	// where Git ignores it. Where both Paths and Held are nil, Dir is looked
	// through.
	Paths []string
	// Held are files whose text does not come from the disk. Their directories
	// need not exist.
	Held []Input
	// Exclude are patterns in the manner of .gitignore, relative to Root, of
	// what to leave out.
	Exclude []string
	// ForceExclude leaves out what is ignored or excluded even where it is
	// named.
	ForceExclude bool
	// Policy is a policy file, relative to the working directory of the process,
	// whose files of the catalog and snapshots hold for all drafts in place of
	// those that their own policies name; with NoPolicy there are none.
	Policy   string
	NoPolicy bool
}

// An Input is a file that the caller holds.
type Input struct {
	// Name is a path relative to Dir, which need not exist. Its extension and
	// its neighbours count.
	Name string
	Data []byte
}

// Found is what is to check, and what is not.
type Found struct {
	// Root is the directory that names are relative to. What lies outside it
	// has an absolute name. All names are slash-separated.
	Root  string
	Units []Unit
	// Skipped are the files that are no part of a draft.
	Skipped  []Skip
	Problems []Problem

	shelf *shelf
}

// A Unit is the names of the files that make one draft: the submitted artifact,
// the policy in force, the variables and the configuration from the weakest
// layer to the strongest.
type Unit struct {
	Names []string
	// Beside are the files that the policy names as upstream and as catalog, and
	// the scripts that the SQL client runs before the draft's, in the order in
	// which they hold. They are no part of the draft, though they may be drafts of
	// their own.
	Beside []string
}

// A Skip is a file that is not checked, and why.
type Skip struct{ Path, Why string }

// A Problem is a path that should have been checked and could not be.
type Problem struct{ Path, Message string }

// Find looks through what the options name. The error says that the directory
// itself cannot be used; whatever is wrong with a single path is a problem.
func Find(opts Options) (*Found, error) {
	dir, err := resolve(opts.Dir)
	if err != nil {
		return nil, err
	}
	root := RootOf(dir)
	if opts.Root != "" {
		if root, err = resolve(opts.Root); err != nil {
			return nil, err
		}
	}
	w := newWalk(root, opts)
	w.walkAll(dir)
	w.shelf.classify()
	w.shelf.readReferences()
	w.shelf.findBeside(opts)
	w.shelf.judgePlain()
	return w.found(), nil
}

// resolve returns the absolute path of a directory without symbolic links.
func resolve(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(abs)
}

// RootOf returns the nearest directory at or above dir that holds a repository
// of Git, or dir where none does.
func RootOf(dir string) string {
	for d := dir; ; d = filepath.Dir(d) {
		if _, err := os.Lstat(filepath.Join(d, ".git")); err == nil {
			return d
		}
		if d == filepath.Dir(d) {
			return dir
		}
	}
}

// Read returns the bytes of a file by its name. The error says what is wrong with
// the file in words for the user.
func (f *Found) Read(name string) ([]byte, error) {
	data, err := f.shelf.read(name)
	if err != nil {
		return nil, errors.New(pathMessage(from(f.Root, name), err))
	}
	return data, nil
}

func (w *walk) found() *Found {
	f := &Found{Root: w.root, Units: w.shelf.units(), Skipped: w.skipped, Problems: append(w.problems, w.shelf.problems...), shelf: w.shelf}
	for _, file := range w.shelf.files {
		switch {
		case !file.asked:
		case file.problem != "":
			f.Problems = append(f.Problems, Problem{file.name, file.problem})
		case !file.draft():
			f.Skipped = append(f.Skipped, Skip{file.name, file.class.Why})
		}
	}
	slices.SortFunc(f.Skipped, func(a, b Skip) int { return cmp.Compare(a.Path, b.Path) })
	slices.SortStableFunc(f.Problems, func(a, b Problem) int { return cmp.Compare(a.Path, b.Path) })
	return f
}
