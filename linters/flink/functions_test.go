package flink

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFindFunction(t *testing.T) {
	for name, want := range map[string]Function{
		"md5":               {Kind: "scalar", MinArgs: 1, MaxArgs: 1, Signatures: []string{"(<CHARACTER_STRING>)"}},
		"UUID":              {Kind: "scalar", Determinism: NonDeterministic, Signatures: []string{"()"}},
		"current_timestamp": {Kind: "constant", Determinism: Dynamic, MaxArgs: 1},
		"concat":            {Kind: "scalar", MinArgs: 1, MaxArgs: -1, Signatures: []string{"(<BINARY_STRING>, <BINARY_STRING>...)", "(<CHARACTER_STRING>, <CHARACTER_STRING>...)"}},
		"ROW_NUMBER":        {Kind: "aggregate"},
		"TUMBLE":            {Kind: "table", MinArgs: 3, MaxArgs: 4},
	} {
		f, ok := FindFunction(Version{1, 20}, name)
		assert.True(t, ok, name)
		f.Name = ""
		assert.Equal(t, want, f, name)
	}
	_, ok := FindFunction(Version{1, 20}, "URL_DECODED")
	assert.False(t, ok)
	_, ok = FindFunction(Version{1, 17}, "PARSE_JSON")
	assert.False(t, ok)
	_, ok = FindFunction(Version{}, "PARSE_JSON")
	assert.True(t, ok)
	assert.Subset(t, slices.Collect(Functions()), []string{"ABS", "IF", "JSON_VALUE", "OVERLAY", "SHA256", "ML_PREDICT"})
}

// The dates and times, the random numbers and the identifiers are what a plan
// must not repeat.
func TestNonDeterministicFunctions(t *testing.T) {
	var found []string
	for name := range Functions() {
		if f, ok := FindFunction(Version{1, 20}, name); ok && f.Determinism != Deterministic {
			found = append(found, name)
		}
	}
	assert.Equal(t, []string{
		"CURRENTDATABASE", "CURRENTROWTIMESTAMP", "CURRENT_DATABASE", "CURRENT_DATE", "CURRENT_ROW_TIMESTAMP", "CURRENT_TIME",
		"CURRENT_TIMESTAMP", "CURRENT_WATERMARK", "LOCALTIME", "LOCALTIMESTAMP", "MATCH_PROCTIME", "NOW", "PROCTIME",
		"PROCTIME_MATERIALIZE", "RAND", "RANDINTEGER", "RAND_INTEGER", "UNIX_TIMESTAMP", "UUID",
	}, found)
}

func TestKeyword(t *testing.T) {
	for word, want := range map[string][2]bool{
		"value": {true, true}, "SELECT": {true, true}, "timestamp": {true, true}, "CHANGELOG_MODE": {true, false}, "orders": {false, false}, "": {},
	} {
		keyword, reserved := Keyword(Version{1, 20}, word)
		assert.Equal(t, want, [2]bool{keyword, reserved}, word)
	}
	_, reserved := Keyword(Version{1, 20}, "MODEL")
	assert.True(t, reserved)
	keyword, reserved := Keyword(Version{2, 1}, "MODEL")
	assert.True(t, keyword && !reserved)
	keyword, _ = Keyword(Version{1, 17}, "MODEL")
	assert.False(t, keyword)
}
