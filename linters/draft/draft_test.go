package draft

import (
	"encoding/binary"
	"errors"
	"go/token"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var tree = fstest.MapFS{
	"jobs/orders.sql":  {Data: []byte("SET 'a' = 'b';\nSELECT 1;\n")},
	"jobs/config.yaml": {Data: []byte("parallelism:\n  default: 2\n")},
	"job.yaml":         {Data: []byte("name: orders\nengineVersion: vvr-8.0.9-flink-1.17\n")},
}

func TestLoad(t *testing.T) {
	fset := token.NewFileSet()
	d, err := Load(fset, []string{"jobs/orders.sql", "jobs/config.yaml", "job.yaml"}, tree.ReadFile)
	require.NoError(t, err)
	assert.Equal(t, "jobs/orders.sql", d.Name)
	assert.Same(t, d.Files[0], d.Main())
	var kinds []Kind
	for _, f := range d.Files {
		kinds = append(kinds, f.Kind)
	}
	assert.Equal(t, []Kind{FlinkSQL, FlinkConfig, Deployment}, kinds)
	assert.Equal(t, d.Files[1:], d.Of(FlinkConfig, Deployment))
	assert.Empty(t, d.Of(Policy))
}

func TestLoadFails(t *testing.T) {
	_, err := Load(token.NewFileSet(), []string{"jobs/orders.sql", "gone.yaml"}, tree.ReadFile)
	assert.ErrorContains(t, err, "gone.yaml")
	assert.True(t, errors.Is(err, fs.ErrNotExist))
	_, err = Load(token.NewFileSet(), nil, tree.ReadFile)
	assert.Error(t, err)
}

func TestFilePositions(t *testing.T) {
	fset := token.NewFileSet()
	NewFile(fset, "before.sql", []byte("SELECT 0"))
	f := NewFile(fset, "a.sql", []byte("SET 'a' = 'b';\r\nSELECT 1;"))
	at := fset.Position(f.Pos(16))
	assert.Equal(t, "a.sql:2:1", at.String())
	assert.Equal(t, f.Range(0, 3), f.Text().Range(0, 3))
	assert.Equal(t, "a.sql:2:10", fset.Position(f.Text().Whole().End()).String())
}

// Positions count the bytes of the text, not of the file on disk.
func TestFileInUTF16(t *testing.T) {
	fset := token.NewFileSet()
	f := NewFile(fset, "a.sql", inUTF16("SET 'a' = '\u8ba2';\nSELECT 1;", binary.LittleEndian, true))
	assert.Equal(t, FlinkSQL, f.Kind)
	assert.Equal(t, UTF16LE, f.Encoding)
	assert.Equal(t, "a.sql:2:1", fset.Position(f.Pos(17)).String())
}

func TestFileWithMark(t *testing.T) {
	fset := token.NewFileSet()
	f := NewFile(fset, "flink-conf.yaml", []byte("\xEF\xBB\xBFa.b: c\n"))
	assert.Equal(t, "a.b: c\n", string(f.Data))
	assert.Equal(t, UTF8BOM, f.Encoding)
	assert.Equal(t, "flink-conf.yaml:1:1", fset.Position(f.Pos(0)).String())
}

func TestEmptyFile(t *testing.T) {
	fset := token.NewFileSet()
	f := NewFile(fset, "a.sql", nil)
	assert.Equal(t, Unknown, f.Kind)
	assert.Equal(t, f.Pos(0), f.Text().Whole().End())
}

func TestKindNames(t *testing.T) {
	for k := Unknown; k <= Policy; k++ {
		assert.NotEmpty(t, k.String())
	}
	assert.False(t, FlinkSQL.Config())
	assert.False(t, OtherSQL.Config())
	assert.False(t, Unknown.Config())
	for _, k := range []Kind{FlinkConfig, FlinkConf, KubernetesJob, Deployment, Pipeline, Variables, Policy} {
		assert.True(t, k.Config(), k)
	}
}
