package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// seeds returns the files of the golden archives and some that are broken.
func seeds(f *testing.F) []string {
	texts := []string{
		"a: |\n  x\n", "a: >+\n\n x\n\n", "a: 'b\n", "a: \"\\u00", "- - a: &a [*a]\n", "{{ a }}: {% b %}", "%YAML 1.2\n---\n", "a: b#c\r\nd: e # f",
		"{\"a\": [\"\\ud83d\", }", "? a\n: !x &b c\n<<: [*b]\n", "\xff: \x00\n", "a:\t\tb\r\rc", "\u2028: \u0085", "00\n--- :", "artifact: {sqlArtifact: {sqlScript: \"a\\\n  b\"}}",
	}
	names, err := filepath.Glob("testdata/read/*.txtar")
	if err != nil || len(names) == 0 {
		f.Fatal("no archives to start from")
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		texts = append(texts, string(txtar.Parse(data).Files[0].Data))
	}
	return texts
}

// FuzzReadYAML reads any text as any kind of configuration.
func FuzzReadYAML(f *testing.F) {
	kinds := []draft.Kind{
		draft.FlinkConfig, draft.KubernetesJob, draft.Deployment, draft.Pipeline, draft.Variables, draft.Policy,
		draft.Compose, draft.PropertyGroups, draft.HelmValues, draft.Commands,
	}
	for i, text := range seeds(f) {
		f.Add(text, uint8(i), i%3 == 0)
	}
	f.Fuzz(func(t *testing.T, text string, kind uint8, json bool) {
		name := "x.yaml"
		if json {
			name = "x.json"
		}
		_, file := parse(name, text, kinds[int(kind)%len(kinds)])
		checkRanges(t, file)
	})
}

// FuzzReadConf reads any text as flink-conf.yaml, in which every property is a
// line.
func FuzzReadConf(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, file := parse("flink-conf.yaml", text, draft.FlinkConf)
		checkRanges(t, file)
		for _, p := range file.Properties {
			if strings.ContainsAny(p.Key+p.Value.String(), "\n#") {
				t.Fatalf("%q: %q reaches over its line", p.Key, p.Value.String())
			}
		}
	})
}

// FuzzReadLines reads any text as the kinds of files that are no trees.
func FuzzReadLines(f *testing.F) {
	kinds := map[draft.Kind]string{draft.Properties: "x.properties", draft.EnvFile: ".env", draft.Commands: "x.sh", draft.Terraform: "x.tf"}
	for _, text := range seeds(f) {
		f.Add(text)
	}
	for _, text := range []string{"a\\", "flink run \\", "flink run -D", "x <<", "$((", "a = \"${", "a = <<-E\n  x\nE\n", "export", "A='", "\\\x00\\\r"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for kind, name := range kinds {
			_, file := parse(name, text, kind)
			checkRanges(t, file)
		}
	})
}
