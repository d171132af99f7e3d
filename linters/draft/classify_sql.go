package draft

import (
	"path"
	"strings"
)

// whyPlainSQL is the reason for taking a script for Flink's that has marks of
// no engine.
const whyPlainSQL = "SQL without a mark of another engine"

// classifySQL tells Flink SQL from the SQL of other engines. It weighs the
// script statement by statement; where no statement has a mark, what the
// script does and where it stands decide.
func classifySQL(name, head string) Class {
	tokens := scanSQL(head)
	if len(tokens) == 0 {
		return Class{Unknown, "no statement in it"}
	}
	var w sqlWeights
	for len(tokens) > 0 {
		stmt := tokens
		if i := endOfStatement(tokens); i < len(tokens) {
			stmt, tokens = tokens[:i], tokens[i+1:]
		} else {
			tokens = nil
		}
		w.add(stmt)
	}
	return w.class(name)
}

func endOfStatement(tokens []sqlToken) int {
	for i, t := range tokens {
		if t.form == sqlSign && t.text == ";" {
			return i
		}
	}
	return len(tokens)
}

// sqlWeights are the statements of a script by what they speak for.
type sqlWeights struct {
	flink, other int
	// flinkMark and otherMark are the first of each.
	flinkMark, otherMark sqlMark
	// bare counts tables that are created without options, which in Flink
	// only tables of some catalogs are; queries counts statements that hold
	// a query.
	bare, queries, loads int
	template             bool
}

func (w *sqlWeights) add(stmt []sqlToken) {
	if len(stmt) == 0 {
		return
	}
	var flinks, others int
	for i, t := range stmt {
		m, ok := markAt(stmt[i:], i == 0)
		switch {
		case t.form == sqlHole && t.text[0] == '{':
			w.template = true
		case !ok:
		case m.engine == flink:
			if flinks++; w.flinkMark.engine == "" {
				w.flinkMark = m
			}
		default:
			if others++; w.otherMark.engine == "" {
				w.otherMark = m
			}
		}
	}
	switch {
	case flinks > 0 && flinks >= others:
		w.flink++
	case others > 0:
		w.other++
	default:
		w.addPlain(stmt)
	}
}

// markAt returns the mark of an engine that stands at the head of the tokens.
func markAt(tokens []sqlToken, start bool) (sqlMark, bool) {
	switch t := tokens[0]; t.form {
	case sqlCommand:
		return sqlMark{engine: "PostgreSQL", tokens: []string{firstWord(t.text)}}, true
	case sqlSpecial:
		return sqlMark{engine: "MySQL", tokens: []string{"/*!"}}, true
	case sqlHint:
		return hintMark(t.text)
	case sqlHole, sqlQuoted, sqlNumber:
		return sqlMark{}, false
	}
	for _, m := range sqlMarks[tokens[0].key()] {
		if (start || !m.start) && m.at(tokens) {
			return m, true
		}
	}
	return sqlMark{}, false
}

// hintMark knows the hints that only Flink has.
func hintMark(hint string) (sqlMark, bool) {
	hint = strings.ToUpper(strings.TrimSpace(hint[3:]))
	for _, own := range []string{"OPTIONS", "STATE_TTL", "LOOKUP"} {
		if strings.HasPrefix(hint, own) {
			return sqlMark{engine: flink, tokens: []string{own}}, true
		}
	}
	return sqlMark{}, false
}

// addPlain counts a statement that has no mark.
func (w *sqlWeights) addPlain(stmt []sqlToken) {
	has := func(word string) bool {
		for _, t := range stmt {
			if t.form == sqlWord && t.text == word {
				return true
			}
		}
		return false
	}
	switch {
	case stmt[0].is("CREATE") && has("TABLE") && !has("AS") && !has("LIKE") && !has("WITH"):
		w.bare++
	case has("SELECT"):
		w.queries++
	case stmt[0].is("INSERT"), stmt[0].is("UPDATE"), stmt[0].is("DELETE"):
		w.loads++
	}
}

func (w *sqlWeights) class(name string) Class {
	switch engine := engineOfPath(name); {
	case w.template:
		return Class{Unknown, "a template of SQL: render it first"}
	case w.flink > 0 && w.flink >= w.other:
		return Class{FlinkSQL, "has " + w.flinkMark.String()}
	case w.other > 0:
		return Class{OtherSQL, w.otherMark.String() + " is of " + w.otherMark.engine}
	case w.bare > 0:
		return Class{OtherSQL, "creates tables without options, as in a database"}
	case engine != "":
		return Class{OtherSQL, "its path names " + engine}
	case w.loads > 0 && w.queries == 0:
		return Class{OtherSQL, "changes rows without a query, as in a database"}
	}
	return Class{FlinkSQL, whyPlainSQL}
}

// engineOfPath returns the engine that a file's name or a folder on its path
// is called after, unless it is called after Flink as well.
func engineOfPath(name string) string {
	for part := range strings.SplitSeq(strings.ToLower(name), "/") {
		if strings.Contains(part, "flink") {
			continue
		}
		part = strings.TrimSuffix(part, path.Ext(part))
		for _, word := range strings.FieldsFunc(part, func(r rune) bool { return r < 'a' || r > 'z' }) {
			if engine, ok := pathEngines[word]; ok {
				return engine
			}
		}
	}
	return ""
}

var pathEngines = map[string]string{
	"mysql": "MySQL", "mariadb": "MySQL", "postgres": "PostgreSQL", "postgresql": "PostgreSQL", "postgre": "PostgreSQL",
	"pgsql": "PostgreSQL", "pg": "PostgreSQL", "oracle": "Oracle", "mssql": "SQL Server", "sqlserver": "SQL Server",
	"h": "", "db2": "Db2", "sqlite": "SQLite", "hive": "Hive", "spark": "Spark", "trino": "Trino", "presto": "Presto",
	"clickhouse": "ClickHouse", "doris": "Doris", "starrocks": "StarRocks", "oceanbase": "OceanBase", "tidb": "TiDB",
	"snowflake": "Snowflake", "redshift": "Redshift", "bigquery": "BigQuery", "duckdb": "DuckDB",
	"flyway": "a database", "liquibase": "a database", "migration": "a database", "migrations": "a database", "initdb": "a database",
}

func firstWord(s string) string {
	if f := strings.Fields(s); len(f) > 0 {
		return f[0]
	}
	return s
}
