package variables

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestHostsOf(t *testing.T) {
	for value, want := range map[string][]string{
		"a:9092, b:9092":                         {"a", "b"},
		"jdbc:mysql://h:3306/db?x=localhost":     {"h"},
		"jdbc:oracle:thin:@h:1521:XE":            {"h"},
		"mongodb://user:pw@h1:1,h2:2/db":         {"h1", "h2"},
		"http://h/path;http://[::1]:80":          {"h", "::1"},
		"jdbc:postgresql://${host}:${port}/shop": nil,
		"":                                       nil,
	} {
		assert.Equal(t, want, hostsOf(value), value)
	}
}
