package config

import (
	"bufio"
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// corpusFloors say of how many files of the corpus nothing is left unread, and
// how many are recognised by themselves and have something to read. The others
// are broken, are pieces with "..." in them, or are of other programs. Blocks of
// documentation have no names, and are told by their text under the one given
// here.
var corpusFloors = []struct {
	label string
	kind  draft.Kind
	name  string
	clean int
	read  int
}{
	{"docker-compose", draft.Policy, "docker-compose.yml", 47, 26},
	{"flink-cdc-pipeline", draft.Pipeline, "pipeline.yaml", 39, 38},
	{"flink-conf", draft.FlinkConf, "block.yaml", 114, 69},
	{"helm-template", draft.KubernetesJob, "", 17, 3},
	{"k8s-flinkdeployment", draft.KubernetesJob, "block.yaml", 48, 49},
	{"k8s-flink-operator-other", draft.KubernetesJob, "block.yaml", 16, 20},
	{"k8s-other", draft.KubernetesJob, "", 32, 3},
	{"managed-flink-properties", draft.Deployment, "", 36, 36},
	{"ververica-platform", draft.Deployment, "", 12, 3},
	{"yaml", draft.FlinkConfig, "block.yaml", 157, 20},
	{"yaml-other", draft.FlinkConfig, "", 57, 4},
	{"properties", draft.Properties, "block.properties", 37, 12},
}

// TestCorpus reads configuration files that others wrote.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("FLINKVET_CORPUS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no corpus: %v", err)
	}
	files, clean, read := map[string]int{}, map[string]int{}, map[string]int{}
	for _, name := range []string{"drafts.jsonl", "config_blocks.jsonl"} {
		readCorpus(t, filepath.Join(dir, name), files, clean, read)
	}
	t.Logf("%-26s %6s %6s %6s %6s %6s", "kind", "files", "clean", "floor", "read", "floor")
	for _, floor := range corpusFloors {
		t.Logf("%-26s %6d %6d %6d %6d %6d", floor.label, files[floor.label], clean[floor.label], floor.clean, read[floor.label], floor.read)
		assert.GreaterOrEqual(t, read[floor.label], floor.read, floor.label)
		assert.GreaterOrEqual(t, clean[floor.label], floor.clean, floor.label)
	}
}

func readCorpus(t *testing.T, name string, files, clean, read map[string]int) {
	in, err := os.Open(name)
	require.NoError(t, err)
	defer in.Close()
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var doc struct{ Path, Kind, Text string }
		require.NoError(t, json.Unmarshal(lines.Bytes(), &doc))
		for _, floor := range corpusFloors {
			if floor.label != doc.Kind {
				continue
			}
			kind, name := floor.kind, cmp.Or(doc.Path, floor.name)
			c := draft.Classify(name, []byte(doc.Text))
			if c.Kind.Config() {
				kind = c.Kind
			}
			_, f := parse(doc.Path, doc.Text, kind)
			checkRanges(t, f)
			if c.Kind.Config() && f.says() {
				read[doc.Kind]++
			}
			files[doc.Kind]++
			if len(f.Errors) == 0 {
				clean[doc.Kind]++
			}
		}
	}
	require.NoError(t, lines.Err())
}

// says reports whether anything was read of a file.
func (f *File) says() bool {
	return len(f.Properties)+len(f.Params)+len(f.Variables)+len(f.Deployments)+len(f.Pipelines)+len(f.Snapshots)+len(f.Scripts)+len(f.Tunings) > 0
}
