package clients

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// fill replaces what stands between two lines, and holds the result against the
// file as it is.
func fill(t *testing.T, name string, replace func(text string) string) {
	t.Helper()
	path := filepath.Join(root, name)
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	want := replace(string(text))
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(want), 0o644))
		return
	}
	if want != string(text) {
		t.Fatalf("%s is not what the binary says; go test ./internal/clients -update writes it", name)
	}
}

func TestRulesAreListed(t *testing.T) {
	table := run(t, root, nil, flinkvet(t), "rules", "--format=markdown")
	require.Equal(t, 0, table.code, table.stderr)
	list := strings.ReplaceAll(table.stdout, "](rules/", "](../rules/")
	fill(t, "docs/rules.md", func(text string) string {
		const from, to = "<!-- flinkvet rules --format markdown -->\n", "<!-- end -->"
		before, rest, found := strings.Cut(text, from)
		require.True(t, found)
		_, after, found := strings.Cut(rest, to)
		require.True(t, found)
		return before + from + "\n" + list + "\n" + to + after
	})
}

var console = regexp.MustCompile("(?ms)^```console\n\\$ flinkvet (.*?)\n(.*?)^```$")

// Every sample of a console shows what the command prints.
func TestReadmeSamples(t *testing.T) {
	fill(t, "README.md", func(text string) string {
		require.Regexp(t, console, text)
		return console.ReplaceAllStringFunc(text, func(sample string) string {
			command := console.FindStringSubmatch(sample)[1]
			done := run(t, root, []string{"NO_COLOR=1"}, flinkvet(t), strings.Fields(command)...)
			require.Less(t, done.code, 2, done.stderr)
			return fmt.Sprintf("```console\n$ flinkvet %s\n%s```", command, done.stdout)
		})
	})
}

// Every pack is in the README.
func TestReadmePacks(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	require.NoError(t, err)
	list := run(t, root, nil, flinkvet(t), "rules", "--format=markdown")
	for _, row := range strings.Split(list.stdout, "\n") {
		if cells := strings.Split(row, " | "); strings.HasPrefix(row, "| [") {
			phase := strings.ReplaceAll(cells[2], "-", " ")
			require.Contains(t, string(readme), fmt.Sprintf("| %s | %s |", cells[1], phase))
		}
	}
}

// readmeBlock returns the README's block of YAML that starts like that.
func readmeBlock(t *testing.T, start string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	require.NoError(t, err)
	_, rest, found := strings.Cut(string(text), "```yaml\n"+start)
	require.True(t, found)
	block, _, _ := strings.Cut(rest, "```")
	return start + block
}

var link = regexp.MustCompile(`\]\(([^)#:]+)\)`)

// Every relative link of the texts leads to a file.
func TestLinks(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(root, "*.md"))
	require.NoError(t, err)
	for _, pattern := range []string{"docs/*.md", "examples/*.md"} {
		more, err := filepath.Glob(filepath.Join(root, pattern))
		require.NoError(t, err)
		names = append(names, more...)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			require.FileExists(t, filepath.Join(filepath.Dir(name), m[1]), "linked by %s", name)
		}
	}
}

// CONTRIBUTING.md says what every room is for; the packs are one line.
func TestRoomsAreDescribed(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	require.NoError(t, err)
	list := run(t, root, nil, "go", "list", "./...")
	require.Equal(t, 0, list.code, list.stderr)
	for name := range strings.FieldsSeq(list.stdout) {
		room := strings.TrimPrefix(name, "github.com/flinkvet/flinkvet/")
		if path.Dir(room) != "rules" {
			require.Contains(t, string(text), "`"+room+"`")
		}
	}
}

// docs/ci.md tells every input of the action and its default.
func TestActionIsDocumented(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "docs/ci.md"))
	require.NoError(t, err)
	rows := regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\| (?:`([^`]*)`|.*?) \\|").FindAllStringSubmatch(string(text), -1)
	documented := map[string]string{}
	for _, row := range rows {
		documented[row[1]] = row[2]
	}
	for name, input := range readAction(t).Inputs {
		require.Contains(t, documented, name)
		require.Equal(t, input.Default, documented[name], name)
	}
}

// docs/configuration.md shows every key of the schema, in a policy that holds; the
// README's holds as well.
func TestConfigurationIsDocumented(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "docs/configuration.md"))
	require.NoError(t, err)
	policy := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindStringSubmatch(string(text))[1]

	schema := run(t, root, nil, flinkvet(t), "config", "schema")
	require.Equal(t, 0, schema.code, schema.stderr)
	var tree any
	require.NoError(t, json.Unmarshal([]byte(schema.stdout), &tree))
	keys := properties(tree)
	require.Contains(t, keys, "target")
	for _, key := range keys {
		require.Regexp(t, `(?m)^ *(- )?`+key+":", policy)
	}

	accepted(t, policy)
	accepted(t, readmeBlock(t, "target:"))
}

// accepted checks a good draft under a policy.
func accepted(t *testing.T, policy string) {
	t.Helper()
	project := t.TempDir()
	write(t, project, map[string]string{
		".flinkvet.yaml":          policy,
		"schema/shop.sql":         "CREATE TABLE orders (id INT);\n",
		"ddl/common.sql":          "CREATE DATABASE IF NOT EXISTS common;\n",
		"snapshots/hive_prod.sql": "CREATE TABLE hive_prod.shop.orders (id INT) WITH ('connector' = 'hive');\n",
		"variables.yaml":          "variables:\n- name: ledger\n  kind: Encrypted\n  value: ''\n",
		"good.sql":                strings.Replace(goodDraft, "ledger}", "warehouse_password}", 1),
	})
	done := run(t, project, nil, flinkvet(t), "check", "--fail-on=note")
	require.Equal(t, 0, done.code, done.stdout+done.stderr)
}

// properties returns the names of all properties in a JSON Schema.
func properties(tree any) (names []string) {
	switch node := tree.(type) {
	case map[string]any:
		if of, ok := node["properties"].(map[string]any); ok {
			for name := range of {
				names = append(names, name)
			}
		}
		for _, child := range node {
			names = append(names, properties(child)...)
		}
	case []any:
		for _, child := range node {
			names = append(names, properties(child)...)
		}
	}
	return names
}

// examples/README.md tells the good drafts from the bad ones, and so does
// flinkvet.
func TestExamples(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "examples/README.md"))
	require.NoError(t, err)
	rows := regexp.MustCompile("(?m)^\\| `(.*?)` \\| (good|bad): ").FindAllStringSubmatch(string(text), -1)
	require.NotEmpty(t, rows)
	for _, row := range rows {
		found := reported(t, root, path.Join("examples", row[1]))
		require.Equal(t, row[2] == "bad", len(found) > 0, "%s: %v", row[1], found)
	}
}
