package config

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// corpusFloors say of how many files of the corpus nothing is left unread. The
// others are broken, or are pieces with "..." in them.
var corpusFloors = []struct {
	label string
	kind  draft.Kind
	clean int
}{
	{"docker-compose", draft.Policy, 47},
	{"flink-cdc-pipeline", draft.Pipeline, 39},
	{"flink-conf", draft.FlinkConf, 114},
	{"helm-template", draft.KubernetesJob, 17},
	{"k8s-flinkdeployment", draft.KubernetesJob, 48},
	{"k8s-flink-operator-other", draft.KubernetesJob, 16},
	{"k8s-other", draft.KubernetesJob, 32},
	{"managed-flink-properties", draft.Deployment, 36},
	{"ververica-platform", draft.Deployment, 12},
	{"yaml", draft.FlinkConfig, 157},
	{"yaml-other", draft.FlinkConfig, 57},
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
	files, clean := map[string]int{}, map[string]int{}
	for _, name := range []string{"drafts.jsonl", "config_blocks.jsonl"} {
		readCorpus(t, filepath.Join(dir, name), files, clean)
	}
	t.Logf("%-26s %6s %6s %6s", "kind", "files", "clean", "floor")
	for _, floor := range corpusFloors {
		t.Logf("%-26s %6d %6d %6d", floor.label, files[floor.label], clean[floor.label], floor.clean)
		assert.GreaterOrEqual(t, clean[floor.label], floor.clean, floor.label)
	}
}

func readCorpus(t *testing.T, name string, files, clean map[string]int) {
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
			kind := floor.kind
			if c := draft.Classify(doc.Path, []byte(doc.Text)); c.Kind.Config() {
				kind = c.Kind
			}
			_, f := parse(doc.Path, doc.Text, kind)
			checkRanges(t, f)
			files[doc.Kind]++
			if len(f.Errors) == 0 {
				clean[doc.Kind]++
			}
		}
	}
	require.NoError(t, lines.Err())
}
