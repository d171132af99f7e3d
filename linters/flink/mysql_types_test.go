package flink

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMapMySQL(t *testing.T) {
	for _, c := range []struct {
		name     string
		args     []int
		unsigned bool
		want     string
	}{
		{"BIGINT", []int{20}, true, "DECIMAL(20, 0)"}, {"BIGINT", nil, false, "BIGINT"}, {"INT", []int{11}, true, "BIGINT"},
		{"TINYINT", []int{1}, false, "BOOLEAN"}, {"TINYINT", []int{4}, false, "TINYINT"}, {"BIT", nil, false, "BOOLEAN"}, {"BIT", []int{8}, false, "BYTES"},
		{"DECIMAL", nil, false, "DECIMAL(10, 0)"}, {"DECIMAL", []int{12, 2}, true, "DECIMAL(12, 2)"}, {"DECIMAL", []int{40, 2}, false, "STRING"},
		{"DATETIME", []int{3}, false, "TIMESTAMP"}, {"SET", nil, false, "ARRAY<STRING>"}, {"JSON", nil, false, "STRING"}, {"GEOMETRY", nil, false, ""},
	} {
		mapped, known := MapMySQL(c.name, c.args, c.unsigned)
		assert.Equal(t, c.want, mapped.String(), c.name)
		assert.Equal(t, c.want != "", known, c.name)
	}
}
