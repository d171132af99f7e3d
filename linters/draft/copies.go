package draft

import (
	"path"
	"slices"
	"strings"
)

// stages are the words by which copies of one draft for several stages, or of
// several times, are told apart.
var stages = []string{
	"archive", "backup", "bak", "canary", "copy", "demo", "dev", "develop", "development", "gray", "int", "integration", "live",
	"local", "new", "old", "pre", "preprod", "prd", "prod", "production", "qa", "sandbox", "sit", "stage", "staging", "stg",
	"template", "test", "testing", "tst", "uat",
}

// plainNames are names of files that many drafts have, so that having one in common
// says nothing.
var plainNames = []string{
	"app", "application", "config", "ddl", "deployment", "dml", "draft", "flink", "flink-deployment", "flink-job", "index", "init",
	"insert", "job", "main", "pipeline", "queries", "query", "run", "schema", "script", "sink", "source", "sql", "statement", "statements",
	"table", "tables",
}

// A Likeness is what copies of one draft have in common: copies for several stages,
// or of several times.
type Likeness struct {
	// base is the telling name of its file, "" where many drafts have the same.
	base string
	// words are those of its path that name no stage and no version.
	words string
}

// LikenessOf returns what copies of a draft of the name have in common.
func LikenessOf(name string) Likeness {
	l := Likeness{words: withoutStages(name)}
	if base := path.Base(name); !slices.Contains(plainNames, stemOf(base)) {
		l.base = strings.Clone(base)
	}
	return l
}

// Like reports whether two drafts are most likely one: their paths differ in words
// such as "dev" and "prod" alone, or they have the same telling name in different
// folders.
func (l Likeness) Like(o Likeness) bool {
	return l.words == o.words || l.base != "" && l.base == o.base
}

func stemOf(base string) string {
	return strings.ToLower(strings.TrimSuffix(base, path.Ext(base)))
}

// withoutStages returns the words of a path that do not name a stage or a version.
func withoutStages(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return strings.ContainsRune("/-_. ", r) })
	return strings.Join(slices.DeleteFunc(words, func(w string) bool {
		return slices.Contains(stages, strings.TrimRight(w, "0123456789")) || isVersion(w)
	}), " ")
}

// isVersion reports whether a word is "v1" and the like.
func isVersion(word string) bool {
	digits, ok := strings.CutPrefix(word, "v")
	return ok && digits != "" && strings.Trim(digits, "0123456789") == ""
}
