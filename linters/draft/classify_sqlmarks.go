package draft

import "strings"

// A sqlMark is a run of tokens by which an engine's SQL is known.
type sqlMark struct {
	engine string
	tokens []string
	// start says that the mark counts at the head of a statement only.
	start  bool
	weight sqlWeight
}

// A sqlWeight is how far a mark can be relied on.
type sqlWeight uint8

const (
	_ sqlWeight = iota
	// sureMark: whatever else a statement holds, it is the engine's, or for
	// Flink, if it is a CREATE or ALTER statement.
	sureMark
	// weakMark: other engines have it as well, so any mark of theirs outweighs it.
	weakMark
)

// sqlMarks are the marks of all engines.
var sqlMarks = readMarks()

// A markTable is marks by their first token.
type markTable struct {
	byFirst map[string][]sqlMark
	// sizes are the lengths of the first tokens, as bits, by their first byte:
	// few of the words of a script need to be looked up.
	sizes [256]uint32
}

// The marks of the engines, one a line. Words are in upper case; ' stands for
// any string, 'x' for that string, 0 for a number, % for any word, ? for any
// token, $ for the end of the statement. Before them, ^ asks for the head of a statement, and !
// and ~ give the weight.
//
// Of Flink, what its own grammar has and others have not (Flink's SQL
// documentation, "Statements" and "Queries"); of the others, what Flink's
// parser refuses, or what Flink has nothing like.
const (
	flink = "Flink"

	flinkMarks = `
		! WITH ( '
		! 'connector' =
		! 'connector.type' =
		! WATERMARK FOR
		! NOT ENFORCED
		! METADATA FROM
		! METADATA VIRTUAL
		^ SET '
		^ RESET '
		^ SET TABLE .
		^ SET EXECUTION .
		^ SET PIPELINE .
		^ SET STATE .
		^ SET SQL - CLIENT
		^ ADD JAR '
		^ LOAD MODULE
		^ USE MODULES
		^ CREATE TEMPORARY SYSTEM FUNCTION
		^ CREATE MATERIALIZED TABLE
		^ CREATE OR ALTER MATERIALIZED
		^ EXECUTE STATEMENT SET
		^ BEGIN STATEMENT SET
		^ STATEMENT SET BEGIN
		^ COMPILE PLAN
		^ EXECUTE PLAN
		TABLE ( TUMBLE (
		TABLE ( HOP (
		TABLE ( CUMULATE (
		TABLE ( SESSION (
		TABLE ( ML_PREDICT (
		DESCRIPTOR (
		PROCTIME ( )
		TUMBLE_START (
		TUMBLE_END (
		TUMBLE_ROWTIME (
		TUMBLE_PROCTIME (
		HOP_START (
		HOP_END (
		SESSION_START (
		CURRENT_WATERMARK (
		MULTISET <
		AS DATABASE ?
		LANGUAGE PYTHON USING
		~ INTO 0 BUCKETS
		~ AS TABLE ?
		~ ^ USE CATALOG
		~ ^ DROP CATALOG
		~ ^ CREATE CATALOG
		~ ^ CREATE TEMPORARY FUNCTION
		~ FOR SYSTEM_TIME AS OF
		~ LATERAL TABLE (
		~ TUMBLE (
		~ TO_TIMESTAMP_LTZ (
		~ TIMESTAMP_LTZ (
		~ MATCH_RECOGNIZE (
	`

	mysqlMarks = `
		! \
		AUTO_INCREMENT
		ENGINE = INNODB
		ENGINE = MYISAM
		UNSIGNED
		CHARSET
		CHARACTER SET
		COLLATE
		ROW_FORMAT =
		^ SET NAMES
		^ SET FOREIGN_KEY_CHECKS
		^ SET @
		^ SET @@
		^ SET GLOBAL
		^ SET SESSION
		^ DELIMITER
		ON DUPLICATE KEY
		UNIQUE KEY ?
		^ LOCK TABLES
		^ UNLOCK TABLES
		^ FLUSH PRIVILEGES
		^ LOAD DATA
		IDENTIFIED BY
		IDENTIFIED WITH
		ON UPDATE CURRENT_TIMESTAMP
		INT ( 0 )
		TINYINT ( 0 )
		BIGINT ( 0 )
		SMALLINT ( 0 )
		DATETIME ( 0 )
		DATETIME DEFAULT
		DATETIME NULL
		DATETIME NOT
		LONGTEXT
		MEDIUMTEXT
		LONGBLOB
		^ START TRANSACTION
		^ INSERT IGNORE
		^ REPLACE INTO
	`

	postgresMarks = `
		SERIAL
		BIGSERIAL
		SMALLSERIAL
		JSONB
		TIMESTAMPTZ
		$$
		::
		^ SET SEARCH_PATH
		^ SET STATEMENT_TIMEOUT
		^ CREATE EXTENSION
		^ CREATE SEQUENCE
		^ ALTER SEQUENCE
		^ CREATE PUBLICATION
		^ CREATE DOMAIN
		^ CREATE TYPE
		^ COMMENT ON
		^ COPY ? FROM
		^ COPY ? (
		^ DO $$
		REPLICA IDENTITY
		OWNER TO
		INHERITS (
		USING BTREE
		USING GIN
		USING GIST
		LANGUAGE PLPGSQL
		LANGUAGE '
		RETURNS TRIGGER
		RETURNS VOID
		RETURNS TABLE
		ON CONFLICT (
		ON CONFLICT ON
		ON CONFLICT DO UPDATE
		NEXTVAL (
		PG_SLEEP (
		PG_CATALOG .
		TEXT NOT NULL
		TEXT DEFAULT
		TEXT PRIMARY KEY
	`

	oracleMarks = `
		VARCHAR2
		NVARCHAR2
		NUMBER ( 0
		SYSDATE
		FROM DUAL
		^ ALTER SESSION
		^ ALTER SYSTEM
		^ CREATE TABLESPACE
		SUPPLEMENTAL LOG
	`

	sqlServerMarks = `
		NVARCHAR
		IDENTITY ( 0
		GO USE
		GO CREATE
		GO EXEC
		^ EXEC
		EXEC SYS
		WAITFOR DELAY
		^ CREATE LOGIN
		^ DECLARE @
		^ PRINT '
		^ SELECT TOP
		^ CREATE TABLE [
		FROM [
		INTO [
		DBO .
		WITH ( NOLOCK
	`

	db2Marks = `
		DB2INST1 .
		AS IDENTITY
		ASNCDC .
	`

	hiveMarks = `
		STORED AS
		STORED BY
		ROW FORMAT
		TBLPROPERTIES
		LATERAL VIEW
		CLUSTERED BY
		DISTRIBUTE BY
		SORT BY
		PARTITIONED BY ( ? STRING
		PARTITIONED BY ( ? INT
		PARTITIONED BY ( ? BIGINT
		PARTITIONED BY ( ? DATE
		^ CREATE EXTERNAL TABLE
		^ INSERT OVERWRITE DIRECTORY
		^ INSERT OVERWRITE LOCAL
		^ DESCRIBE FORMATTED
		^ MSCK REPAIR
		^ SET HIVE .
		^ SET MAPREDUCE .
		^ SET MAPRED .
		^ SET TEZ .
	`

	sparkMarks = `
		^ SET SPARK .
		USING DELTA
		USING ICEBERG
		USING HUDI
		USING PAIMON
		USING PARQUET
		USING ORC
		USING CSV
		^ CACHE TABLE
		^ REFRESH TABLE
		^ VACUUM
		^ OPTIMIZE
	`

	dorisMarks = `
		PROPERTIES (
		ENGINE = OLAP
		DUPLICATE KEY (
		AGGREGATE KEY (
		UNIQUE KEY (
		BUCKETS AUTO
		) BUCKETS 0
		LARGEINT
		^ CREATE ROUTINE
	`

	clickHouseMarks = `
		MERGETREE
		REPLACINGMERGETREE
		ENGINE = MERGETREE
		ENGINE = KAFKA
		LOWCARDINALITY (
		NULLABLE (
		DATETIME64
	`

	seaTunnelMarks = `
		! 'type' = 'source'
		! 'type' = 'sink'
	`

	streamingMarks = `
		^ SET 'auto.offset.reset'
		^ CREATE STREAM
		^ CREATE SOURCE
		^ CREATE SINK
		^ CREATE CONNECTION
		EMIT CHANGES
		KAFKA_TOPIC =
		FORMAT ? ENCODE
		WINDOW TUMBLING
	`

	ansiMarks = `
		ENGINE =
		^ BEGIN $
		^ BEGIN TRANSACTION
		^ COMMIT
		^ ROLLBACK
		^ DECLARE
		^ END IF
		^ MERGE INTO
		^ GRANT
		^ REVOKE
		^ PRAGMA
		^ CREATE INDEX
		^ CREATE UNIQUE INDEX
		^ DROP INDEX
		^ CREATE TRIGGER
		^ CREATE PROCEDURE
		^ CREATE OR REPLACE PROCEDURE
		^ CREATE FUNCTION ? (
		^ CREATE OR REPLACE FUNCTION
		^ DROP PROCEDURE
		^ CREATE MATERIALIZED VIEW
		^ CREATE USER
		^ CREATE ROLE
		^ CREATE SCHEMA
		^ DROP SCHEMA
		^ COPY INTO
		^ CREATE STAGE
		FOREIGN KEY
		REFERENCES ? (
		NOT NULL DEFAULT
		ADD CONSTRAINT
		ADD COLUMN
		DROP COLUMN
		MODIFY COLUMN
		WITH ( % =
		TABLESPACE
		CHECK (
		AUTOINCREMENT
		GENERATED ALWAYS
		GENERATED BY DEFAULT
		PRIMARY KEY DEFAULT
	`
)

// longestFirst is longer than the first token of any mark.
const longestFirst = 32

func readMarks() *markTable {
	marks := &markTable{byFirst: map[string][]sqlMark{}}
	for _, of := range []struct{ engine, lines string }{
		{"MySQL", mysqlMarks}, {"PostgreSQL", postgresMarks}, {"Oracle", oracleMarks},
		{"SQL Server", sqlServerMarks}, {"Db2", db2Marks}, {"Hive", hiveMarks}, {"Spark", sparkMarks},
		{"Doris or StarRocks", dorisMarks}, {"ClickHouse", clickHouseMarks},
		{"SeaTunnel", seaTunnelMarks}, {"another streaming database", streamingMarks}, {"a database", ansiMarks},
		{flink, flinkMarks},
	} {
		for line := range strings.Lines(of.lines) {
			words := strings.Fields(line)
			if len(words) == 0 {
				continue
			}
			m := readMark(of.engine, words)
			first := m.tokens[0]
			marks.byFirst[first] = append(marks.byFirst[first], m)
			marks.sizes[first[0]] |= 1 << len(first)
		}
	}
	return marks
}

// of returns the marks that may stand at a word, a sign or a string.
func (m *markTable) of(t sqlToken) []sqlMark {
	var key [longestFirst]byte
	n := len(t.text)
	if t.form == sqlString {
		if n += 2; n < longestFirst && m.sizes['\'']&(1<<n) != 0 {
			key[0], key[n-1] = '\'', '\''
			fold(key[1:], t.text, 'A')
			return m.byFirst[string(key[:n])]
		}
		return nil
	}
	if n == 0 || n >= longestFirst {
		return nil
	}
	fold(key[:], t.text, 'a')
	if m.sizes[key[0]]&(1<<n) == 0 {
		return nil
	}
	return m.byFirst[string(key[:n])]
}

// fold writes a text into a buffer, the letters of the alphabet that begins
// with first in their other case.
func fold(into []byte, text string, first byte) {
	for i := range len(text) {
		c := text[i]
		if first <= c && c < first+26 {
			c ^= 0x20
		}
		into[i] = c
	}
}

func readMark(engine string, words []string) sqlMark {
	m := sqlMark{engine: engine}
	for {
		switch words[0] {
		case "!":
			m.weight = sureMark
		case "~":
			m.weight = weakMark
		case "^":
			m.start = true
		default:
			m.tokens = words
			return m
		}
		words = words[1:]
	}
}

// at reports whether the mark stands at the head of the tokens.
func (m sqlMark) at(tokens []sqlToken) bool {
	for i, want := range m.tokens {
		if i == len(tokens) {
			return want == "$"
		}
		if !tokens[i].is(want) {
			return false
		}
	}
	return true
}

func (t sqlToken) is(want string) bool {
	switch {
	case want == "?":
		return true
	case want == "%":
		return t.form == sqlWord
	case want == "'":
		return t.form == sqlString
	case want == "0":
		return t.form == sqlNumber
	case t.form == sqlString:
		return len(want) > 2 && want[0] == '\'' && strings.EqualFold(t.text, want[1:len(want)-1])
	}
	return (t.form == sqlWord || t.form == sqlSign) && len(t.text) == len(want) && strings.EqualFold(t.text, want)
}

func (t sqlToken) isSign(sign string) bool { return t.form == sqlSign && t.text == sign }

// String is the mark as a reader of the report sees it.
func (m sqlMark) String() string {
	return strings.TrimRight(markWords.Replace(strings.Join(m.tokens, " ")), " (")
}

// markWords drops from a mark what stands for any token.
var markWords = strings.NewReplacer(" ( ", " (", " ?", "", " '", "", " 0", "", " $", "")
