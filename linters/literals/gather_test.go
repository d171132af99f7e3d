package literals

import (
	"flag"
	"fmt"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
)

var update = flag.Bool("update", false, "write what is gathered into the archives")

var roleNames = [...]string{
	Plain: "plain", ConnectorOption: "connector", CatalogOption: "catalog", Setting: "setting",
	ClusterSetting: "cluster", Environment: "environment", Argument: "argument",
	VariableValue: "variable", Comment: "comment", SecretData: "secret",
}

// TestGather compares the literals of the files of each archive with its file
// "literals": one a line, with its place, role, owner, key and value.
func TestGather(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			require.NoError(t, err)
			last := &archive.Files[len(archive.Files)-1]
			require.Equal(t, "literals", last.Name)
			got := gatherAll(t, archive.Files[:len(archive.Files)-1])
			if *update {
				last.Data = []byte(got)
				require.NoError(t, os.WriteFile(path, txtar.Format(archive), 0o644))
				return
			}
			assert.Equal(t, string(last.Data), got)
		})
	}
}

func gatherAll(t *testing.T, files []txtar.File) string {
	t.Helper()
	fset := token.NewFileSet()
	var configs []*config.File
	var scripts []*sql.Script
	for _, f := range files {
		file := draft.NewFile(fset, f.Name, f.Data)
		if file.Kind == draft.FlinkSQL {
			scripts = append(scripts, sql.Parse(file.Text()))
			continue
		}
		require.True(t, file.Kind.Config(), "%s is %s", f.Name, file.Kind)
		configs = append(configs, config.Read(file))
	}
	var b strings.Builder
	for _, l := range Gather(configs, scripts) {
		at := fset.Position(l.Pos())
		fmt.Fprintf(&b, "%s:%d:%d-%d %s", at.Filename, at.Line, at.Column, fset.Position(l.End()).Column, roleNames[l.Role])
		if l.Owner != "" {
			fmt.Fprintf(&b, " of %s", l.Owner)
		}
		if l.Key != "" {
			key := fset.Position(l.KeyRange.Pos())
			fmt.Fprintf(&b, " %s@%d:%d", l.Key, key.Line, key.Column)
		}
		fmt.Fprintf(&b, " %q", l.Value())
		if len(l.Peers) > 1 {
			fmt.Fprintf(&b, " /%d", len(l.Peers))
		}
		b.WriteByte('\n')
	}
	return b.String()
}
