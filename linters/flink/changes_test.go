package flink

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSourceChanges(t *testing.T) {
	for _, c := range []struct {
		connector string
		options   map[string]string
		want      string
	}{
		{"kafka", map[string]string{"format": "json"}, "I"},
		{"kafka", map[string]string{"value.format": "debezium-json"}, "I,UB,UA,D"},
		{"kafka", map[string]string{"format": "own"}, ""},
		{"kinesis", map[string]string{"format": "canal-json"}, "I,UB,UA,D"},
		{"mysql-cdc", nil, "I,UB,UA,D"},
		{"mysql-cdc", map[string]string{"scan.read-changelog-as-append-only.enabled": "true"}, "I"},
		{"postgres-cdc", nil, "I,UB,UA,D"},
		{"postgres-cdc", map[string]string{"changelog-mode": "upsert"}, "I,UA,D"},
		{"mongodb-cdc", nil, "I,UA,D"},
		{"mongodb-cdc", map[string]string{"scan.full-changelog": "true"}, "I,UB,UA,D"},
		{"tidb-cdc", nil, "I,UA,D"},
		{"acme", nil, ""},
	} {
		assert.Equal(t, c.want, SourceChanges(c.connector, func(key string) string { return c.options[key] }).String(), "%s %v", c.connector, c.options)
	}
}

func TestSinkChanges(t *testing.T) {
	none := func(string) string { return "" }
	assert.Equal(t, "I", SinkChanges("jdbc", false, none).String())
	assert.Equal(t, "I,UA,D", SinkChanges("jdbc", true, none).String())
	assert.Equal(t, "I,UA,D", SinkChanges("dynamodb", true, none).String())
	assert.Equal(t, "I", SinkChanges("firehose", false, func(string) string { return "json" }).String())
	assert.Equal(t, "", SinkChanges("acme", true, none).String())
}
