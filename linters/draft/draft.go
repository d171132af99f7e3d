// Package draft is the ground of flinkvet: the files of a job's draft, their
// kinds, and text that knows where each of its bytes stands.
//
// It knows no more of SQL and YAML than it takes to tell kinds of files apart,
// and nothing of rules. It opens no file and writes none: bytes come in through
// a function that the caller gives.
package draft

import (
	"fmt"
	"go/token"
)

// A File is one source of a draft.
type File struct {
	// Name is slash-separated and relative to the root of the run; an entry of
	// a JAR is named "job.jar!/com/acme/Job.class".
	Name string
	Kind Kind
	// Data is the text in UTF-8 without a byte order mark, whatever the
	// encoding on disk was. Positions count its bytes.
	Data []byte
	// Encoding says how the file is written on disk.
	Encoding Encoding
	Tok      *token.File
}

// Text returns the whole of the file as a text that stands in it.
func (f *File) Text() Text { return NewText(string(f.Data), f.Pos(0)) }

// Pos returns the position of the byte at offset off.
func (f *File) Pos(off int) token.Pos { return f.Tok.Pos(off) }

// Range returns the range of the bytes from lo up to hi.
func (f *File) Range(lo, hi int) Range { return Span(f.Pos(lo), f.Pos(hi)) }

// A Draft is the files of one job: what is submitted, and the configuration
// and policy that hold for it.
type Draft struct {
	// Name is the name of the main artifact.
	Name string
	// Files holds the submitted artifact first; the rest follow from the
	// weakest configuration layer to the strongest.
	Files []*File
}

// Main returns the submitted artifact.
func (d *Draft) Main() *File { return d.Files[0] }

// Of returns the draft's files of the given kinds, in order.
func (d *Draft) Of(kinds ...Kind) []*File {
	var found []*File
	for _, f := range d.Files {
		for _, k := range kinds {
			if f.Kind == k {
				found = append(found, f)
			}
		}
	}
	return found
}

// FileAt returns the file that pos stands in, nil where it is none of the
// draft's.
func (d *Draft) FileAt(pos token.Pos) *File {
	for _, f := range d.Files {
		if int(pos) >= f.Tok.Base() && int(pos) <= f.Tok.Base()+f.Tok.Size() {
			return f
		}
	}
	return nil
}

// Load reads the named files, the submitted artifact first, and gives each a
// kind and a place in fset. The error names the file that could not be read.
func Load(fset *token.FileSet, names []string, read func(name string) ([]byte, error)) (*Draft, error) {
	if len(names) == 0 {
		return nil, fmt.Errorf("a draft needs at least one file")
	}
	d := &Draft{Name: names[0]}
	for _, name := range names {
		raw, err := read(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		d.Files = append(d.Files, NewFile(fset, name, raw))
	}
	return d, nil
}

// NewFile gives the bytes of a file, as they are on disk, a kind and a place
// in fset.
func NewFile(fset *token.FileSet, name string, raw []byte) *File {
	f := newFile(fset, name, raw)
	f.Kind = Classify(name, f.Data).Kind
	return f
}

// NewSnapshot gives the bytes of a file that declares a source database a place
// in fset. Whatever it looks like, it is no script of Flink.
func NewSnapshot(fset *token.FileSet, name string, raw []byte) *File {
	f := newFile(fset, name, raw)
	f.Kind = OtherSQL
	return f
}

// besideDrafts is the first position behind the files of any draft.
const besideDrafts = 1 << 30

// BesideDrafts returns a file set whose files overlap with none of a draft's, so
// that they can be added to the file sets of several drafts.
func BesideDrafts() *token.FileSet {
	fset := token.NewFileSet()
	fset.AddFile("", besideDrafts, 0)
	return fset
}

// NewScript gives the bytes of a file of Flink SQL a place in fset.
func NewScript(fset *token.FileSet, name string, raw []byte) *File {
	f := newFile(fset, name, raw)
	f.Kind = FlinkSQL
	return f
}

func newFile(fset *token.FileSet, name string, raw []byte) *File {
	data, enc := Decode(raw)
	f := &File{Name: name, Data: data, Encoding: enc}
	f.Tok = fset.AddFile(name, -1, len(data))
	f.Tok.SetLinesForContent(data)
	return f
}
