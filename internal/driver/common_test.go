package driver

import (
	"go/token"
	"reflect"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// A beside is what the common view of these tests makes of the files beside a
// draft.
type besideFiles struct{ files []*token.File }

func (b *besideFiles) Files() []*token.File { return b.files }

func TestCommonResultsAreMadeOnce(t *testing.T) {
	var made atomic.Int32
	common := &analysis.Analyzer{
		Name: "common", Doc: "what the files beside it hold", ResultType: reflect.TypeFor[*besideFiles](),
		Run: func(pass *analysis.Pass) (any, error) {
			made.Add(1)
			fset := token.NewFileSet()
			fset.AddFile("", 1<<20, 0)
			b := &besideFiles{}
			for _, name := range pass.IgnoredFiles {
				data, err := pass.ReadFile(name)
				if err != nil {
					return nil, err
				}
				f := fset.AddFile(name, -1, len(data))
				f.SetLinesForContent(data)
				b.files = append(b.files, f)
			}
			pass.Fset.AddExistingFiles(b.files...)
			return b, nil
		},
	}
	pack := newPack("speaks")
	pack.Add(rules.Rule{
		Name: "speaks", Severity: rules.Error, Needs: []*analysis.Analyzer{words, common},
		Run: func(pass *analysis.Pass) {
			own, shared := pass.ResultOf[words].(*text).file, pass.ResultOf[common].(*besideFiles).files
			for _, f := range shared {
				there := analysis.RelatedInformation{Pos: f.Pos(2), End: f.Pos(3), Message: "there"}
				pass.Report(analysis.Diagnostic{Pos: own.Pos(0), End: own.Pos(1), Message: f.Name(), Related: []analysis.RelatedInformation{there}})
				pass.Report(analysis.Diagnostic{Pos: f.Pos(0), End: f.Pos(1), Message: "said where " + f.Name() + " is a draft"})
			}
		},
	})
	read := func(name string) ([]byte, error) { return []byte(name + "\n" + name), nil }
	units := []Unit{
		{Names: []string{"a"}, Beside: []string{"x", "y"}}, {Names: []string{"b"}, Beside: []string{"x", "y"}},
		{Names: []string{"c"}, Beside: []string{"y"}}, {Names: []string{"d"}, Beside: []string{"x", "y"}},
		{Names: []string{"x"}, Beside: []string{"x"}},
	}
	var got []string
	for o := range CheckAll(units, pack.Rules, nil, read) {
		assert.Empty(t, o.Failures)
		for _, f := range o.Findings {
			line := f.At.Path + ": " + f.Message
			for _, r := range f.Related {
				line += " " + r.At.Path + " line " + string(rune('0'+r.At.Line))
			}
			got = append(got, line)
		}
	}
	assert.Equal(t, []string{
		"a: x x line 2", "a: y y line 2", "b: x x line 2", "b: y y line 2", "c: y y line 2", "d: x x line 2", "d: y y line 2",
		"x: said where x is a draft", "x: x x line 2",
	}, got)
	assert.EqualValues(t, 3, made.Load(), "once for each list of files")
}
