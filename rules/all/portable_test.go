package all

import (
	"fmt"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/flinkvet/flinkvet/internal/driver"
	"github.com/flinkvet/flinkvet/rules"
)

// Rules and views take nothing but what their pass gives them, so the drivers
// of go/analysis run them as they are. Its own checker is to find what ours
// finds in every example, file by file.
func TestRulesRunUnderOtherDrivers(t *testing.T) {
	t.Chdir("../../examples")
	total := 0
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		ours := driver.Check(driver.Unit{Names: []string{name}}, Rules(), nil, os.ReadFile)
		require.Empty(t, ours.Failures)
		var want []string
		for _, f := range ours.Findings {
			want = append(want, fmt.Sprintf("%s %d %s", f.Rule.Analyzer().Name, f.At.Offset, f.Message))
		}
		assert.ElementsMatch(t, want, foreign(t, name), name)
		total += len(want)
		return nil
	})
	require.NoError(t, err)
	assert.Greater(t, total, 10, "the examples hold next to nothing to find")
}

// foreign returns what the checker of go/analysis finds in a file.
func foreign(t *testing.T, name string) (found []string) {
	t.Helper()
	var analyzers []*analysis.Analyzer
	for _, r := range Rules() {
		if r.Analyzer() != nil {
			analyzers = append(analyzers, r.Analyzer())
		}
	}
	fset := token.NewFileSet()
	graph, err := checker.Analyze(analyzers, []*packages.Package{{
		ID: name, Name: "draft", PkgPath: name, Fset: fset, OtherFiles: []string{name},
		Types: types.NewPackage(name, "draft"), TypesInfo: &types.Info{}, TypesSizes: types.SizesFor("gc", "amd64"),
	}}, nil)
	require.NoError(t, err)
	for _, action := range graph.Roots {
		require.NoError(t, action.Err)
		for _, d := range action.Diagnostics {
			at := rules.PlaceOf(fset, d.Pos, d.End)
			found = append(found, fmt.Sprintf("%s %d %s", action.Analyzer.Name, at.Offset, d.Message))
		}
	}
	slices.Sort(found)
	return found
}
