package flink

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

var update = flag.Bool("update", false, "write what the tests find as what they want")

// TestSensitiveOptionsAreReviewed holds what the words of a key decide against
// a list that was read option by option. A new row of the tables that the words
// fit fails here until somebody has looked at it; -update writes the list anew.
func TestSensitiveOptionsAreReviewed(t *testing.T) {
	found := map[string]string{}
	note := func(key string) {
		if s := sensitivity(key); s != Public {
			found[key] = [...]string{"", "secret", "identifier", "url", "jaas"}[s]
		}
	}
	for key := range Settings() {
		note(key)
	}
	for r := range optionsTable.all() {
		note(r.option())
	}
	for _, o := range platformSettings {
		note(o.Key)
	}
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(found)) {
		fmt.Fprintf(&b, "%-10s %s\n", found[key], key)
	}
	const file = "testdata/sensitive.txt"
	if *update {
		assert.NoError(t, os.WriteFile(file, []byte(b.String()), 0o644))
	}
	want, err := os.ReadFile(file)
	assert.NoError(t, err)
	assert.Equal(t, strings.Split(string(want), "\n"), strings.Split(b.String(), "\n"))
}
