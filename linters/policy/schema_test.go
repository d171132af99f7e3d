package policy

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"
)

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource("policy.json", doc))
	schema, err := c.Compile("policy.json")
	require.NoError(t, err, "the schema is not one of draft-07")
	return schema
}

func decode(t *testing.T, text string) any {
	t.Helper()
	var doc any
	require.NoError(t, yaml.Unmarshal([]byte(text), &doc))
	data, err := json.Marshal(doc)
	require.NoError(t, err)
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	require.NoError(t, err)
	return value
}

// The schema and the strict reader are made from the same keys: what one takes
// the other takes.
func TestSchemaAgreesWithReader(t *testing.T) {
	schema := compileSchema(t)
	for _, text := range []string{
		whole, "{}", "target: 1.20", "target: '1.20'", "paths: []", "complete: false",
		"platfrom: vvr", "sensitive: {colums: {}}", "platform: k8s", "rules: {masking: fatal}", "rules: [masking]",
		"complete: maybe", "complete: 'true'", "exclude: generated", "target: {a: b}", "paths: [{profile: development}]",
		"sensitive: {allow: [{class: phone}]}", "masking: {functions: ['']}", "- target",
		"rules:", "exclude:", "target:", "sensitive: {classes: {badge: }}", "masking: {}", "paths: [{}]", "paths: [a]",
		"variables: {files: [vars.yaml], secrets: [a]}", "sensitive: {columns: {a.b: [phone]}}", "exclude: [[a]]",
		"catalog: {files: [ddl/*.sql], complete: [a.b, '*.dwd']}", "catalog: {files: []}", "catalog: [ddl/*.sql]",
		"catalog: {complete: [a.b]}", "catalog: {files: [a.sql], complete: [dwd]}",
		"catalog: {files: [a.sql], complete: [.dwd]}", "catalog: {files: [a.sql], complete: [hive.]}",
		"today: '2026-01-31'", "today: tomorrow", "today: []",
	} {
		_, errors := read(source{".flinkvet.yaml", text})
		err := schema.Validate(decode(t, text))
		assert.Equal(t, len(errors) == 0, err == nil, "%s\nreader: %v\nschema: %v", text, errors, err)
	}
}

func TestSchemaExplainsEveryKey(t *testing.T) {
	var doc map[string]any
	require.NoError(t, json.Unmarshal(Schema(), &doc))
	keys := 0
	var visit func(node map[string]any)
	visit = func(node map[string]any) {
		if properties, ok := node["properties"].(map[string]any); ok {
			assert.Equal(t, false, node["additionalProperties"])
			for name, p := range properties {
				keys++
				property := p.(map[string]any)
				assert.NotEmpty(t, property["title"], name)
				assert.Regexp(t, `^[A-Z"].*\.$`, property["description"], name)
			}
		}
		for _, below := range node {
			if below, ok := below.(map[string]any); ok {
				visit(below)
			}
		}
	}
	visit(doc)
	assert.Greater(t, keys, 20)
	assert.Equal(t, Schema(), Schema())
}

// The guide shows a policy with every key, and the reader takes it.
func TestGuideShowsEveryKey(t *testing.T) {
	page, err := os.ReadFile("../../docs/configuration.md")
	require.NoError(t, err)
	_, rest, _ := strings.Cut(string(page), "```yaml\n")
	example, _, found := strings.Cut(rest, "```")
	require.True(t, found, "the guide holds no policy")
	_, errors := read(source{".flinkvet.yaml", example})
	assert.Empty(t, errors)
	assert.NoError(t, compileSchema(t).Validate(decode(t, example)))
	for _, match := range regexp.MustCompile(`"title": "([^"]+)"`).FindAllStringSubmatch(string(Schema()), -1) {
		if match[1] != "flinkvet policy" {
			assert.Contains(t, example, match[1]+":", "the guide does not show a key")
		}
	}
}
