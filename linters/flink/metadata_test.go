package flink

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestTellsOfRow(t *testing.T) {
	for key, want := range map[string]bool{
		"database_name": true, "value.source.table": true, "TABLE_NAME": true,
		"op_ts": false, "value.source.timestamp": false, "offset": false, "row_kind": false,
	} {
		assert.Equal(t, want, TellsOfRow(key), key)
	}
}
