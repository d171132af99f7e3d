package draft

import (
	"path"
	"strings"
)

// classifySQL tells Flink SQL from the SQL of other engines. It weighs the
// script statement by statement; where no statement has a mark, what the
// script does and where it stands decide.
func classifySQL(name, head string) Class {
	c := sqlCount{header: hasPlatformHeader(head)}
	s := &sqlScanner{src: head, lineStart: true}
	stmt := make([]sqlToken, 0, 64)
	for {
		t, ok := s.next()
		if ok && !t.isSign(";") {
			stmt = append(stmt, t)
			continue
		}
		c.add(stmt)
		if !ok {
			return c.class(name)
		}
		stmt = stmt[:0]
	}
}

// hasPlatformHeader reports whether a script begins with the comment that the
// console of VVR puts at the head of a new draft.
func hasPlatformHeader(head string) bool {
	head = strings.TrimSpace(head)
	return strings.HasPrefix(head, "--SQL") || strings.HasPrefix(head, "--****") && strings.Contains(head, "Author:")
}

// A sqlCount is the statements of a script by what they speak for.
type sqlCount struct {
	all, flink, weak, other int
	// The first mark of each.
	flinkMark, weakMark, otherMark sqlMark
	// bare counts tables that are created without options, which in Flink
	// only tables of some catalogs are; queries counts statements with a
	// query, loads those that change rows without one.
	bare, queries, loads int
	// header says that the script has the header of a draft of VVR, template
	// that it is written in a template language, hive that it sets the Hive
	// dialect.
	header, template, hive bool
}

func (c *sqlCount) add(stmt []sqlToken) {
	if len(stmt) == 0 {
		return
	}
	c.all++
	var sure, flinks, weak, others, sureOthers int
	for i, t := range stmt {
		if t.form == sqlHole && t.text[0] == '{' {
			c.template = true
		}
		switch m, ok := markAt(stmt[i:], i == 0); {
		case !ok:
		case m.engine != flink:
			count(&others, &c.otherMark, m)
			if m.weight == sureMark {
				sureOthers++
			}
		case m.weight == weakMark:
			count(&weak, &c.weakMark, m)
		default:
			count(&flinks, &c.flinkMark, m)
			if m.weight == sureMark && (stmt[0].is("CREATE") || stmt[0].is("ALTER")) {
				sure++
			}
		}
	}
	switch {
	case sureOthers == 0 && (sure > 0 || flinks > 0 && flinks >= others):
		c.flink++
		c.hive = c.hive || setsHiveDialect(stmt)
	case others > 0:
		c.other++
	case weak > 0:
		c.weak++
	default:
		c.addPlain(stmt)
	}
}

// count counts a mark and keeps the first.
func count(n *int, first *sqlMark, m sqlMark) {
	*n++
	if first.engine == "" {
		*first = m
	}
}

// setsHiveDialect reports whether a statement switches Flink's own parser to
// the dialect of Hive.
func setsHiveDialect(stmt []sqlToken) bool {
	last := stmt[len(stmt)-1]
	return stmt[0].is("SET") && strings.EqualFold(last.text, "hive") &&
		(stmt[1].is("'table.sql-dialect'") || len(stmt) > 5 && stmt[5].is("DIALECT"))
}

// markAt returns the mark of an engine that stands at the head of the tokens.
func markAt(tokens []sqlToken, start bool) (sqlMark, bool) {
	switch t := tokens[0]; t.form {
	case sqlCommand:
		return sqlMark{engine: "PostgreSQL", tokens: []string{commandName(t.text)}}, true
	case sqlSpecial:
		return sqlMark{engine: "MySQL", tokens: []string{"/*!"}, weight: sureMark}, true
	case sqlHint:
		return hintMark(t.text)
	case sqlHole, sqlQuoted, sqlNumber:
		return sqlMark{}, false
	}
	for _, m := range sqlMarks.of(tokens[0]) {
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
func (c *sqlCount) addPlain(stmt []sqlToken) {
	has := func(word string) bool {
		for _, t := range stmt {
			if t.form == sqlWord && t.is(word) {
				return true
			}
		}
		return false
	}
	switch {
	case stmt[0].is("CREATE") && has("TABLE") && !has("AS") && !has("LIKE") && !has("WITH"):
		c.bare++
	case has("SELECT"):
		c.queries++
	case stmt[0].is("INSERT"), stmt[0].is("UPDATE"), stmt[0].is("DELETE"):
		c.loads++
	}
}

func (c *sqlCount) class(name string) Class {
	switch engine := engineOfPath(name); {
	case c.all == 0:
		return Class{Kind: Unknown, Why: "no statement in it"}
	case c.template:
		return Class{Kind: Unknown, Why: "a template of SQL: render it first"}
	case c.hive:
		return Class{Kind: OtherSQL, Why: "is in the Hive dialect"}
	case c.flink > 0 && c.flink >= c.other:
		return Class{Kind: FlinkSQL, Why: "has " + c.flinkMark.String()}
	case c.other > 0:
		return Class{Kind: OtherSQL, Why: c.otherMark.String() + " is of " + c.otherMark.engine}
	case c.weak > 0:
		return Class{Kind: FlinkSQL, Why: "has " + c.weakMark.String()}
	case c.header:
		return Class{Kind: FlinkSQL, Why: "has the header of a draft of VVR"}
	case c.bare > 0:
		return Class{Kind: OtherSQL, Why: "creates tables without options, as in a database"}
	case engine != "":
		return Class{Kind: OtherSQL, Why: "its path names " + engine}
	case c.loads > 0 && c.queries == 0:
		return Class{Kind: OtherSQL, Why: "changes rows without a query, as in a database"}
	}
	return Class{Kind: FlinkSQL, Why: "has no mark of another engine", Plain: true}
}

// engineOfPath returns the engine whose files a path says it leads to: a part
// of it is called after the engine, and after nothing that a job may be called
// after. "mysql-init" is MySQL's, "mysql_to_kafka" is a job's.
func engineOfPath(name string) string {
	for part := range strings.SplitSeq(strings.ToLower(name), "/") {
		engine, job := "", false
		part = strings.TrimSuffix(part, path.Ext(part))
		for _, word := range strings.FieldsFunc(part, func(r rune) bool { return r < 'a' || r > 'z' }) {
			if of, ok := pathEngines[word]; ok && engine == "" {
				engine = of
			} else if !setupWords[word] {
				job = true
			}
		}
		if engine != "" && !job {
			return engine
		}
	}
	return ""
}

// pathEngines are the engines by the words that files are called after.
var pathEngines = map[string]string{
	"mysql": "MySQL", "mariadb": "MySQL", "postgres": "PostgreSQL", "postgresql": "PostgreSQL", "postgre": "PostgreSQL",
	"pgsql": "PostgreSQL", "pg": "PostgreSQL", "oracle": "Oracle", "mssql": "SQL Server", "sqlserver": "SQL Server",
	"sqlite": "SQLite", "hive": "Hive", "spark": "Spark", "trino": "Trino", "presto": "Presto", "clickhouse": "ClickHouse",
	"doris": "Doris", "starrocks": "StarRocks", "oceanbase": "OceanBase", "tidb": "TiDB", "snowflake": "Snowflake",
	"redshift": "Redshift", "bigquery": "BigQuery", "duckdb": "DuckDB", "flyway": "a database", "liquibase": "a database",
	"migration": "a database", "migrations": "a database", "initdb": "a database",
}

// setupWords are what the files that set an engine up are called after as well.
var setupWords = words(`init initdb schema schemas ddl dml data db database setup set up create drop tables table scripts
	script sql docker entrypoint d seed seeds test tests upgrade release migration migrations v queries query tpch tpcds tpc
	bench benchmark source sink e`)

// commandName returns the name of a client's command, and nothing of what it
// is given: "\c", "\copy".
func commandName(line string) string {
	end := 1
	for end < len(line) && 'a' <= line[end]|0x20 && line[end]|0x20 <= 'z' {
		end++
	}
	return line[:end]
}
