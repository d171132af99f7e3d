package draft

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// relabelled are files of the corpus whose label, made by patterns, is not what
// reading them shows. Each is a part of the path.
var relabelled = []struct{ path, label, why string }{
	{"flink-sql-benchmark/hive-tpcds-setup/", "sql-nonflink", "Hive's set-up of a benchmark"},
	{"dinky/dinky-admin/src/main/resources/db/migration/h2/V20240827", "blank", "nothing but comments"},
	{"dinky/dinky-admin/src/main/resources/db/migration/", "sql-nonflink", "migrations of an application's database"},
	{"dinky/script/sql/upgrade/", "sql-nonflink", "migrations of an application's database"},
	{"streampark-console-service/src/main/resources/spy.properties", "properties", "settings of a logging driver"},
	{"lineage-server-start/src/main/resources/scripts/h2/", "sql-nonflink", "H2"},
	{"streampark-console-service/src/main/", "sql-nonflink", "an application's database in H2 and PostgreSQL"},
	{"decodableco/examples/redshift/", "sql-nonflink", "Redshift"},
	{"datagen/shadowtraffic-ddl.sql", "sql-nonflink", "PostgreSQL"},
	{"dbt-flink-adapter/dbt/include/flink/macros/", "template", "macros in Jinja"},
	{"dbt-flink-adapter/project_example/models/", "template", "models in Jinja"},
	{"flink-streaming-core/src/hive-test.sql", "hive-dialect", "Flink SQL in the Hive dialect"},
	{"amoro-bin/conf/config.yaml", "yaml-other", "the configuration of another server"},
	{"examples/hpa/basic-hpa.yaml", "k8s-other", "a HorizontalPodAutoscaler"},
	{"flink-on-k8s-operator/helm-chart/flink-job-cluster/values.yaml", "values", "values with flinkProperties"},
	{"helm/flink-standalone/values.yaml", "values", "values with options of Flink"},
	{"cfn/kda-flink-udf.yml", "managed-flink-properties", "a template of CloudFormation with property groups"},
	{"reactive-mode-configuration-configmap.yaml", "configmap", "a ConfigMap that holds flink-conf.yaml"},
}

// expectations are the kind that a label's files should have, and the share of
// them, in percent, that must have it. Shares only rise.
var expectations = map[string]struct {
	kinds []Kind
	share float64
}{
	"sql":                      {[]Kind{FlinkSQL}, 100},
	"sql-nonflink":             {[]Kind{OtherSQL}, 100},
	"hive-dialect":             {[]Kind{OtherSQL}, 100},
	"template":                 {[]Kind{Unknown}, 100},
	"values":                   {[]Kind{HelmValues}, 100},
	"blank":                    {[]Kind{Unknown}, 100},
	"flink-conf":               {[]Kind{FlinkConfig, FlinkConf}, 100},
	"configmap":                {[]Kind{KubernetesJob}, 100},
	"k8s-flinkdeployment":      {[]Kind{KubernetesJob}, 100},
	"flink-cdc-pipeline":       {[]Kind{Pipeline}, 100},
	"docker-compose":           {[]Kind{Unknown, Compose}, 100},
	"properties":               {[]Kind{Unknown, Properties}, 100},
	"conf":                     {[]Kind{Unknown}, 100},
	"managed-flink-properties": {[]Kind{PropertyGroups}, 100},
	// Of the templates those of a Flink job, and of a ConfigMap with its configuration.
	"helm-template": {[]Kind{Unknown, KubernetesJob}, 100},
	// Among them are ConfigMaps that hold a Flink configuration, a
	// flink-conf.yaml and a deployment.
	"k8s-other":                {[]Kind{Unknown, KubernetesJob}, 100},
	"k8s-flink-operator-other": {[]Kind{KubernetesJob}, 100},
	"yaml-other":               {[]Kind{Unknown, FlinkConf}, 100},
	"ververica-platform":       {[]Kind{Unknown, Deployment}, 100},
}

// recognised is how many of a label's files are of a kind at least: of the
// Docker Compose files those that run Flink, of the Java properties those that
// a job reads. It only rises.
var recognised = []struct {
	label string
	kind  Kind
	least int
}{
	{"docker-compose", Compose, 20},
	{"properties", Properties, 12},
	{"helm-template", KubernetesJob, 3},
	{"k8s-other", KubernetesJob, 3},
	{"ververica-platform", Deployment, 3},
}

func TestClassifyCorpus(t *testing.T) {
	files := corpus(t)
	table := map[string]map[Kind]int{}
	for _, f := range files {
		label := f.label()
		if table[label] == nil {
			table[label] = map[Kind]int{}
		}
		class := Classify(f.Path, []byte(f.Text))
		table[label][class.Kind]++
		if !slices.Contains(expectations[label].kinds, class.Kind) {
			t.Logf("%s, labelled %s, is taken for %v: %s", f.Path, label, class.Kind, class.Why)
		}
	}
	logTable(t, table)
	for _, r := range recognised {
		assert.GreaterOrEqual(t, table[r.label][r.kind], r.least, r.label)
	}
	for label, row := range table {
		want, ok := expectations[label]
		require.True(t, ok, "label %s", label)
		right, all := 0, 0
		for kind, n := range row {
			all += n
			if slices.Contains(want.kinds, kind) {
				right += n
			}
		}
		assert.GreaterOrEqual(t, 100*float64(right)/float64(all), want.share, label)
	}
}

type corpusFile struct{ Path, Kind, Text string }

func (f corpusFile) label() string {
	for _, r := range relabelled {
		if strings.Contains(f.Path, r.path) {
			return r.label
		}
	}
	return f.Kind
}

// corpus returns the files of the corpus of drafts.
func corpus(t *testing.T) []corpusFile {
	dir := cmp.Or(os.Getenv("FLINKVET_CORPUS"), filepath.Join("..", "..", "..", "shared", "corpus"))
	in, err := os.Open(filepath.Join(dir, "drafts.jsonl"))
	if err != nil {
		t.Skipf("no corpus: %v", err)
	}
	defer in.Close()
	var files []corpusFile
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var f corpusFile
		require.NoError(t, json.Unmarshal(lines.Bytes(), &f))
		files = append(files, f)
	}
	require.NoError(t, lines.Err())
	require.NotEmpty(t, files)
	return files
}

func logTable(t *testing.T, table map[string]map[Kind]int) {
	var b strings.Builder
	for _, label := range slices.Sorted(maps.Keys(table)) {
		fmt.Fprintf(&b, "\n%-26s", label)
		for kind := Unknown; kind <= Policy; kind++ {
			if n := table[label][kind]; n > 0 {
				fmt.Fprintf(&b, "  %v %d", kind, n)
			}
		}
	}
	t.Log(b.String())
}

func BenchmarkClassifyCorpus(b *testing.B) {
	dir := cmp.Or(os.Getenv("FLINKVET_CORPUS"), filepath.Join("..", "..", "..", "shared", "corpus"))
	raw, err := os.ReadFile(filepath.Join(dir, "drafts.jsonl"))
	if err != nil {
		b.Skipf("no corpus: %v", err)
	}
	var files []corpusFile
	size := 0
	for line := range strings.Lines(string(raw)) {
		var f corpusFile
		require.NoError(b, json.Unmarshal([]byte(line), &f))
		files = append(files, f)
		size += len(f.Text)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, f := range files {
			Classify(f.Path, []byte(f.Text))
		}
	}
}
