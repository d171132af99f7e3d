package config

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// statements gives a deployment the SQL among its arguments, as programs that
// run SQL take it, and returns the other arguments.
func (f *File) statements(d *Deployment, args []*Value) []*Value {
	var rest []*Value
	for _, arg := range args {
		switch {
		case !isSQL(arg.String()):
			rest = append(rest, arg)
		case d.Script == nil:
			d.Script = arg
		default:
			f.Scripts = append(f.Scripts, arg)
		}
	}
	return rest
}

// statementHeads are the words with which a statement of Flink SQL begins, and
// no other argument of a program.
var statementHeads = []string{
	"ADD JAR", "BEGIN STATEMENT", "CREATE CATALOG", "CREATE DATABASE", "CREATE FUNCTION", "CREATE MATERIALIZED", "CREATE MODEL",
	"CREATE OR", "CREATE TABLE", "CREATE TEMPORARY", "CREATE VIEW", "EXECUTE STATEMENT", "INSERT INTO", "INSERT OVERWRITE",
	"USE CATALOG", "USE MODULES",
}

// isSQL reports whether an argument is SQL rather than the name of a file, or
// any other text.
func isSQL(arg string) bool {
	text := strings.TrimSpace(arg)
	for strings.HasPrefix(text, "--") {
		_, rest, _ := strings.Cut(text, "\n")
		text = strings.TrimSpace(rest)
	}
	words := strings.Fields(strings.ToUpper(text[:min(len(text), 100)]))
	if len(words) < 3 || !slices.Contains(statementHeads, words[0]+" "+words[1]) && !(words[0] == "SET" && words[1][0] == '\'') {
		return false
	}
	return draft.Classify("job.sql", []byte(arg)).Kind == draft.FlinkSQL
}
