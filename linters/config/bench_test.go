package config

import (
	"go/token"
	"os"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// BenchmarkRead reads an ordinary deployment of the Kubernetes operator.
func BenchmarkRead(b *testing.B) {
	archive, err := os.ReadFile("testdata/read/operator.txtar")
	if err != nil {
		b.Fatal(err)
	}
	text := txtar.Parse(archive).Files[0].Data
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		f := draft.NewFile(token.NewFileSet(), "job.yaml", text)
		f.Kind = draft.KubernetesJob
		if len(Read(f).Deployments) != 4 {
			b.Fatal("not read")
		}
	}
}
