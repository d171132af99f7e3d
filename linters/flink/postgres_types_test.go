package flink

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMapPostgres(t *testing.T) {
	for _, c := range []struct {
		name string
		args []int
		want string
	}{
		{"INTEGER", nil, "INT"}, {"NUMERIC", []int{12, 2}, "DECIMAL(12, 2)"}, {"NUMERIC", []int{5}, "DECIMAL(5, 0)"}, {"NUMERIC", nil, ""},
		{"TIMESTAMPTZ", []int{6}, "TIMESTAMP_LTZ"}, {"VARCHAR", []int{20}, "STRING"}, {"BYTEA", nil, "BYTES"}, {"MOOD", nil, ""}, {"INTEGER[]", nil, ""},
	} {
		mapped, known := MapPostgres(c.name, c.args)
		assert.Equal(t, c.want, mapped.String(), c.name)
		assert.Equal(t, c.want != "", known, c.name)
	}
}
