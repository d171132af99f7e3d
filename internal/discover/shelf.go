package discover

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/flinkvet/flinkvet/linters/draft"
)

const (
	// maxFile is the size of the largest file that is checked.
	maxFile = 16 << 20
	// headSize is enough of a file to tell its kind, in whatever encoding.
	headSize = 128 << 10
)

// A shelf holds the files of a run by their names.
type shelf struct {
	root string
	// beside are the files that each policy names beside its drafts, common the
	// policy that holds for all drafts, nil where each has its own.
	beside   map[*file][]string
	common   *file
	problems []Problem
	byName   map[string]*file
	// files are sorted by name, once they are classified.
	files []*file
	// waiting are the files that are not classified yet, ends the ends of the
	// names that a deployment could mean.
	waiting []*file
	ends    [][]byte
	// tops are the directories at which looking upward ends, the root first.
	tops []string
}

// A file is a file on the disk, or what the caller holds in its place.
type file struct {
	name, path string
	// asked says that the user named the file or a directory above it, named
	// that it was the file itself. The others are here because they may belong
	// to a draft.
	asked, named bool
	// held says that the caller has the text, so that the disk does not count.
	held  bool
	class draft.Class
	// data is the whole file, kept where the caller has it, and where it is small
	// and may belong to many drafts.
	data    []byte
	problem string
	// upstream says that a policy names it as a snapshot of a source database.
	upstream bool
	// mentions says that its deployments may name a script or a pipeline, refs
	// are the paths that they name, and script says that one of them holds a
	// script.
	mentions bool
	refs     []string
	script   bool
	// sessions are its deployments that run scripts before others.
	sessions []session
	// lacksScript says that it describes a job of SQL, and does not hold the SQL.
	lacksScript bool
}

func (f *file) draft() bool {
	return f.class.Kind != draft.Unknown && f.class.Kind != draft.OtherSQL
}

func newShelf(root string) *shelf {
	return &shelf{root: root, byName: map[string]*file{}, tops: []string{root}}
}

// name returns the name of a path: relative to the root where it lies below.
func (s *shelf) name(path string) string {
	if rel, ok := below(s.root, path); ok {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(path)
}

// topOf returns the directory at which looking upward from dir ends: the root,
// or for what lies outside it a root of its own.
func (s *shelf) topOf(dir string) string {
	for _, top := range s.tops {
		if _, ok := below(top, dir); ok {
			return top
		}
	}
	top := RootOf(dir)
	s.tops = append(s.tops, top)
	return top
}

// below returns the path relative to dir, and whether it lies in or below it.
func below(dir, path string) (string, bool) {
	rest, ok := strings.CutPrefix(path, dir)
	if !ok || rest == "" {
		return ".", ok
	}
	if os.IsPathSeparator(dir[len(dir)-1]) {
		return rest, true
	}
	return rest[1:], os.IsPathSeparator(rest[0])
}

func (s *shelf) add(path string) *file {
	name := s.name(path)
	f := s.byName[name]
	if f == nil {
		f = &file{name: name, path: path}
		s.byName[name] = f
		s.files = append(s.files, f)
	}
	return f
}

func (s *shelf) ask(path string) { s.add(path).asked = true }

func (s *shelf) askByName(path string) {
	f := s.add(path)
	f.asked, f.named = true, true
}

// hold puts a file on the shelf whose text the caller has.
func (s *shelf) hold(path string, data []byte) {
	f := s.add(path)
	f.asked, f.named, f.held, f.data = true, true, true, data
}

// classify tells the kind of the files but for scripts that nobody asked for:
// most of them are of no concern to those that somebody did.
func (s *shelf) classify() {
	slices.SortFunc(s.files, func(a, b *file) int { return cmp.Compare(a.name, b.name) })
	s.ends = endings(s.files)
	var now []*file
	for _, f := range s.files {
		if f.asked || !draft.NamedScript(f.name) {
			now = append(now, f)
		} else {
			s.waiting = append(s.waiting, f)
		}
	}
	each(now, func(f *file) { f.classify(s.ends) })
}

// classifyWaiting tells the kind of those of the other scripts that matter.
func (s *shelf) classifyWaiting(matters func(*file) bool) {
	var now, later []*file
	for _, f := range s.waiting {
		if matters(f) {
			now = append(now, f)
		} else {
			later = append(later, f)
		}
	}
	s.waiting = later
	each(now, func(f *file) { f.classify(s.ends) })
}

// each does the work on every file, on several at once.
func each(files []*file, work func(*file)) {
	next := make(chan *file)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0)+1, len(files)) {
		workers.Go(func() {
			for f := range next {
				work(f)
			}
		})
	}
	for _, f := range files {
		next <- f
	}
	close(next)
	workers.Wait()
}

// classify tells the file's kind from its name or its head. Ends are those of
// the names of scripts.
func (f *file) classify(ends [][]byte) {
	var sure bool
	if f.class, sure = draft.ClassifyName(f.name); sure && !f.draft() {
		return
	}
	head, whole, size := f.data, true, int64(len(f.data))
	if !f.held {
		var err error
		if head, size, err = f.head(); err != nil {
			f.problem = pathMessage(f.path, err)
			return
		}
		whole = size == int64(len(head))
	}
	text, _ := draft.Decode(head)
	f.class = draft.Classify(f.name, text)
	switch {
	case !f.draft():
		f.data = nil
	case size > maxFile:
		f.problem = fmt.Sprintf("is larger than %d MiB; not checked", maxFile>>20)
	case f.class.Kind.Describes():
		f.lacksScript = whole && f.class.Kind == draft.Deployment && lacksScript(text)
		f.mentions = !whole || slices.ContainsFunc(ends, func(end []byte) bool { return bytes.Contains(text, end) })
	case whole && f.class.Kind.Config():
		f.data = head
	}
}

// head returns the head of the file and the size of the whole.
func (f *file) head() ([]byte, int64, error) {
	in, err := os.Open(f.path)
	if err != nil {
		return nil, 0, err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return nil, 0, err
	}
	head := make([]byte, min(info.Size(), headSize))
	n, err := io.ReadFull(in, head)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		// The file has become shorter meanwhile.
		return head[:n], int64(n), nil
	}
	return head, info.Size(), err
}

// read returns the bytes of a file on the shelf, or of another below the root.
func (s *shelf) read(name string) ([]byte, error) {
	if f := s.byName[name]; f != nil {
		return f.read()
	}
	in, err := os.OpenInRoot(s.root, filepath.FromSlash(name))
	return readAll(in, err)
}

func (f *file) read() ([]byte, error) {
	if f.data != nil || f.held {
		return f.data, nil
	}
	in, err := os.Open(f.path)
	return readAll(in, err)
}

func readAll(in *os.File, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	if err == nil && len(data) > maxFile {
		return nil, fmt.Errorf("is larger than %d MiB", maxFile>>20)
	}
	return data, err
}

// policyNames are the names of a policy file; the first is in force where a
// directory has both.
var policyNames = []string{".flinkvet.yaml", ".flinkvet.yml"}
