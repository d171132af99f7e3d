package sarif

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/rules"
)

// places makes locations of places, whose columns count bytes.
type places struct {
	read func(string) ([]byte, error)
	// The file that was asked for last, as most findings come file by file.
	name   string
	text   []byte
	hashes []lineHash
	last   counted
}

// counted is how many UTF-16 code units lie between the start of a line and an
// offset in it.
type counted struct{ start, offset, units int }

func newPlaces(read func(string) ([]byte, error)) *places { return &places{read: read} }

func (p *places) open(name string) {
	if p.name == name {
		return
	}
	p.name, p.text, p.hashes, p.last = name, nil, nil, counted{}
	raw, err := p.read(name)
	if err != nil {
		return
	}
	p.text, _ = draft.Decode(raw)
	p.hashes = lineHashes(raw)
}

func (p *places) lineHash(at rules.Place) (string, bool) {
	p.open(at.Path)
	if at.Line < 1 || at.Line > len(p.hashes) {
		return "", false
	}
	return p.hashes[at.Line-1].String(), true
}

// location returns where a place is. What stands in an entry of a JAR is
// located at the JAR.
func (p *places) location(at rules.Place) *sarif.Location {
	jar, entry, inside := strings.Cut(at.Path, "!/")
	if !inside {
		return &sarif.Location{PhysicalLocation: &sarif.PhysicalLocation{ArtifactLocation: artifact(at.Path), Region: p.region(at)}}
	}
	return &sarif.Location{
		PhysicalLocation: &sarif.PhysicalLocation{ArtifactLocation: artifact(jar), Region: &sarif.Region{StartLine: ptr(1)}},
		LogicalLocations: []*sarif.LogicalLocation{{FullyQualifiedName: ptr(entry), Kind: ptr("module")}},
	}
}

// artifact returns the file of a name, which is relative to the root unless the
// file lies outside.
func artifact(name string) *sarif.ArtifactLocation {
	if path.IsAbs(name) || drive().MatchString(name) {
		file := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(name, "/")}
		return &sarif.ArtifactLocation{URI: ptr(file.String())}
	}
	segments := strings.Split(name, "/")
	for i, s := range segments {
		segments[i] = strings.ReplaceAll(url.PathEscape(s), ":", "%3A")
	}
	return &sarif.ArtifactLocation{URI: ptr(strings.Join(segments, "/")), URIBaseId: ptr(root)}
}

// drive matches the start of an absolute name of Windows.
var drive = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z]:/`) })

func (p *places) region(at rules.Place) *sarif.Region {
	p.open(at.Path)
	return &sarif.Region{
		StartLine:   ptr(at.Line),
		StartColumn: ptr(p.column(at.Offset, at.Column)),
		EndLine:     ptr(at.EndLine),
		EndColumn:   ptr(p.column(at.EndOffset, at.EndColumn)),
	}
}

// column turns a column in bytes into one in UTF-16 code units.
func (p *places) column(offset, column int) int {
	start := offset - (column - 1)
	if start < 0 || offset > len(p.text) {
		return column
	}
	if p.last.start != start || p.last.offset > offset {
		p.last = counted{start, start, 0}
	}
	p.last.units += units(p.text[p.last.offset:offset])
	p.last.offset = offset
	return p.last.units + 1
}

func units(text []byte) (n int) {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		i += size
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

func (p *places) related(related []rules.Related) []*sarif.Location {
	var made []*sarif.Location
	for i, r := range related {
		l := p.location(r.At)
		l.Id, l.Message = ptr(uint(i+1)), text(sentence(r.Message))
		made = append(made, l)
	}
	return made
}

// flow returns the way of a value to the finding, which is one of its steps.
func (p *places) flow(f rules.Finding) []*sarif.CodeFlow {
	if len(f.Flow) == 0 {
		return nil
	}
	steps := f.Flow
	if !slices.ContainsFunc(steps, func(r rules.Related) bool { return r.At == f.At }) {
		steps = append(steps[:len(steps):len(steps)], rules.Related{At: f.At, Message: f.Message})
	}
	thread := &sarif.ThreadFlow{}
	for _, s := range steps {
		l := p.location(s.At)
		l.Message = text(sentence(s.Message))
		thread.Locations = append(thread.Locations, &sarif.ThreadFlowLocation{Location: l})
	}
	return []*sarif.CodeFlow{{ThreadFlows: []*sarif.ThreadFlow{thread}}}
}

// fix returns a fix, the edits of each file together. A deletion has an empty
// text, which some readers need.
func (p *places) fix(x rules.Fix) *sarif.Fix {
	made := &sarif.Fix{Description: text(sentence(x.Message))}
	changes := map[string]*sarif.ArtifactChange{}
	for _, e := range x.Edits {
		c := changes[e.At.Path]
		if c == nil {
			c = &sarif.ArtifactChange{ArtifactLocation: *artifact(e.At.Path)}
			changes[e.At.Path] = c
			made.ArtifactChanges = append(made.ArtifactChanges, c)
		}
		c.Replacements = append(c.Replacements, &sarif.Replacement{
			DeletedRegion:   *p.region(e.At),
			InsertedContent: &sarif.ArtifactContent{Text: ptr(e.New)},
		})
	}
	return made
}
