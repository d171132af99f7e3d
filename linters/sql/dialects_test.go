package sql

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestDialects reads what people write beside the plain language: hints of every
// kind, what platforms add, holes that something fills in before Flink reads the
// text, and sessions of the SQL client. None of it is a mistake.
func TestDialects(t *testing.T) {
	for name, text := range map[string]string{
		"options":         "SELECT * FROM t /*+ OPTIONS('scan.startup.mode'='earliest-offset', 'a'='b') */ AS x;",
		"options, sink":   "INSERT INTO t /*+ OPTIONS('sink.parallelism'='4') */ SELECT * FROM s;",
		"options, two":    "SELECT * FROM t /*+ OPTIONS('a'='b'), STATE_TTL('t'='1d') */;",
		"options, join":   "SELECT * FROM a /*+ OPTIONS('a'='b') */ JOIN b /*+ OPTIONS('c'='d') */ ON a.id = b.id;",
		"options, var":    "SELECT * FROM t /*+ OPTIONS('scan.startup.timestamp-millis'='${start}', 'mode'=${mode}) */;",
		"options, spread": "SELECT *\nFROM t /*+\n  OPTIONS(\n    'a' = 'b', -- why\n    'c' = 'd'\n  )\n*/ WHERE id > 0;",
		"options, view":   "CREATE TEMPORARY VIEW v AS SELECT * FROM t /*+ OPTIONS('a'='b') */ WHERE a IN (SELECT a FROM u /*+ OPTIONS('c'='d') */);",
		"lookup":          "SELECT /*+ LOOKUP('table'='d', 'async'='true', 'output-mode'='allow_unordered', 'capacity'='100', 'timeout'='180s', 'retry-predicate'='lookup_miss', 'retry-strategy'='fixed_delay', 'fixed-delay'='10s', 'max-attempts'='3') */ * FROM o JOIN d FOR SYSTEM_TIME AS OF o.pt ON o.id = d.id;",
		"lookup, shuffle": "SELECT /*+ LOOKUP('table'='d', 'shuffle'='true') */ o.id FROM o LEFT JOIN d FOR SYSTEM_TIME AS OF o.pt AS d ON o.id = d.id;",
		"state ttl":       "SELECT /*+ STATE_TTL('o'='3d', 'c' = '12h') */ * FROM o LEFT JOIN c ON o.id = c.id;",
		"state ttl, agg":  "SELECT /*+ STATE_TTL('o' = '1d') */ id, SUM(x) FROM o GROUP BY id;",
		"broadcast":       "SELECT /*+ BROADCAST(t1) */ * FROM t1 JOIN t2 ON t1.id = t2.id;",
		"shuffle":         "SELECT /*+ SHUFFLE_HASH(t1), SHUFFLE_MERGE(t2, t3), NEST_LOOP(t4) */ * FROM t1, t2, t3, t4;",
		"several":         "SELECT /*+ BROADCAST(t1), LOOKUP('table'='d'), STATE_TTL('a'='1d') */ * FROM t1;",
		"early fire":      "INSERT INTO s SELECT /*+ EARLY_FIRE('delay'='5min', 'mode'='changelog') */ COUNT(*) FROM t;",
		"multi join":      "SELECT /*+ MULTI_JOIN(a, b, c) */ * FROM a JOIN b ON a.id = b.id JOIN c ON a.id = c.id;",
		"join order":      "SELECT /*+ JOIN_ORDER */ * FROM a;",
		"hint, no comma":  "SELECT /*+ NO_HASH_JOIN */ * FROM a JOIN b ON a.id = b.id;",
		"replicated":      "SELECT /*+ LOOKUP('table'='dim', 'shuffle'='true'), REPLICATED_SHUFFLE_HASH(dim) */ * FROM o;",
		"skew":            "SELECT /*+ SKEW('table'='dim', 'column'='id', 'value'='1') */ * FROM o;",

		"ctas":             "CREATE TABLE IF NOT EXISTS t WITH ('a' = 'b') AS TABLE mysql.db.t /*+ OPTIONS('server-id'='8001-8004') */ ADD COLUMN (c AS COALESCE(a, 0) AFTER b, d AS 'x' FIRST);",
		"cdas":             "CREATE DATABASE IF NOT EXISTS h.db WITH ('sink.parallelism' = '4') AS DATABASE m.db INCLUDING ALL TABLES /*+ OPTIONS('server-id'='8001-8004') */;",
		"cdas, excluding":  "CREATE DATABASE h.db AS DATABASE m.db INCLUDING TABLE 'order.*', 'user' EXCLUDING TABLE 'order_tmp' /*+ OPTIONS('a'='b') */;",
		"cdas, set":        "BEGIN STATEMENT SET;\nCREATE TABLE IF NOT EXISTS h.db.a AS TABLE m.db.a;\nCREATE DATABASE h.db AS DATABASE m.db INCLUDING ALL TABLES;\nEND;",
		"temporary":        "CREATE TEMPORARY TABLE t (id INT) WITH ('connector' = 'print');\nCREATE TEMPORARY VIEW v AS SELECT 1;\nCREATE TEMPORARY FUNCTION f AS 'a.F';\nCREATE TEMPORARY SYSTEM FUNCTION g AS 'a.G' LANGUAGE JAVA;",
		"temporary, like":  "CREATE TEMPORARY TABLE t LIKE s (EXCLUDING ALL INCLUDING GENERATED);",
		"set":              "BEGIN STATEMENT SET;\nINSERT INTO a SELECT * FROM t;\n\nINSERT INTO b SELECT * FROM t;\nEND;",
		"set, execute":     "EXECUTE STATEMENT SET\nBEGIN\nINSERT INTO a SELECT * FROM t;\nINSERT INTO b SELECT * FROM t;\nEND;",
		"dinky":            "EXECUTE JAR WITH (\n'uri'='rs:/jar/a.jar', -- the job\n'main-class'='a.Main'\n);\nADD CUSTOMJAR 'rs:/jar/udf.jar';\nenv := 'prod';",
		"chunjun":          "ADD FILE WITH /data/sftp/ca.crt;\nADD JAR WITH /data/udf.jar AS udf.jar;",
		"header":           "--SQL\n--********************************************************************--\n--Author: me\n--CreateTime: 2024-01-01 10:00:00\n--Comment: it's \"mine\" `here`; not over\n--********************************************************************--\nCREATE TEMPORARY TABLE t (id INT) WITH ('connector' = 'print');",
		"header, stars":    "-- -----\n--*****--\n---- four\n/**** stars ****/\n/* it's; */ SELECT 1 -- it's\n;",
		"comments":         "CREATE TABLE t (\n  id INT, -- the user's id, it's \"quoted\"\n  -- name STRING,\n  /* b 'x, */ c INT -- last; not over\n) WITH ('connector' = 'print' -- 'x'\n);",
		"line comment end": "SELECT 1; -- it's over",

		"secret":         "CREATE TABLE t (id INT) WITH ('password' = '${secret_values.pw}', 'user' = ${secret_values.user});",
		"name":           "SELECT * FROM ${db}.${table} AS ${alias} WHERE ${column} = 1;",
		"part of a name": "SELECT * FROM db_${env}.orders_${date}, ${prefix}_t JOIN `${t}` ON TRUE;",
		"number":         "SELECT * FROM t WHERE a > ${low} AND b < ${high} + 1 LIMIT ${n};",
		"interval":       "SELECT TUMBLE_START(ts, INTERVAL '${size}' MINUTE), INTERVAL ${n} SECOND FROM t GROUP BY TUMBLE(ts, INTERVAL '${size}' MINUTE);",
		"type":           "CREATE TABLE t (a ${type}, b DECIMAL(${p}, ${s}), ${columns}) WITH ('connector' = '${c}');",
		"list":           "SELECT ${columns} FROM t WHERE a IN (${values}) GROUP BY ${keys} ORDER BY ${order};",
		"condition":      "SELECT * FROM t WHERE ${condition};",
		"a whole where":  "SELECT * FROM t ${where};",
		"clauses":        "SELECT a FROM t ${where} GROUP BY a ${having};",
		"whole options":  "CREATE TABLE t (id INT) WITH (${kafka} 'topic' = 'a', ${more});\nCREATE TABLE u (id INT) WITH (${kafka});",
		"whole with":     "CREATE TABLE t (id INT) ${with};\nCREATE TABLE u (id INT) PARTITIONED BY (id) ${with} AS SELECT 1;",
		"before a query": "INSERT INTO t ${partition} SELECT 1 UNION ALL ${query};",
		"behind clauses": "SELECT * FROM (SELECT a FROM t WHERE a = 1 ${and} ORDER BY a) ${join} ORDER BY a;",
		"statement":      "${create_source};\nINSERT INTO a SELECT 1;\n${rest}",
		"query":          "INSERT INTO t ${query};\nCREATE VIEW v AS ${query};",
		"from":           "SELECT * FROM (${query}) AS q;",
		"set var":        "SET 'a' = '${b}';\nSET a = ${b};\nSET ${k} = ${v};",
		"default":        "SELECT '${x:-default}', ${y:1} FROM ${z:t};",
		"jinja":          "SELECT {{ columns }} FROM {{ ref('orders') }} {% if incremental %} WHERE ts > {{ start }} {% endif %};",
		"format":         "INSERT INTO {0} SELECT * FROM {1} WHERE id = {id} AND name = '{name}';",
		"percent":        "INSERT INTO %s SELECT * FROM %s WHERE a = %d AND b = '%s';",
		"column name":    "INSERT INTO t (${a}, b) SELECT t.${a}, x AS ${b} FROM t;",
		"function name":  "SELECT ${f}(a), cat.${g}(b) FROM t;",
		"hint var":       "SELECT /*+ BROADCAST(${t}) */ * FROM ${t} /*+ ${hints} */;",
		"partition":      "INSERT OVERWRITE t PARTITION (dt = '${bizdate}', hr = ${hour}) SELECT 1;",
		"watermark":      "CREATE TABLE t (ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '${delay}' SECOND) WITH ('a' = 'b');",

		"prompt":       "Flink SQL> SELECT 1;\nFlink SQL> SELECT 2;",
		"continued":    "Flink SQL> CREATE TABLE t (\n>   id INT,\n>   name STRING\n> ) WITH (\n>   'connector' = 'print'\n> );\n> \n[INFO] Execute statement succeed.\n\nFlink SQL> SELECT a\n> FROM t\n> WHERE a > 1\n> AND b\n> >= 2;",
		"result":       "Flink SQL> SHOW TABLES;\n+------------+\n| table name |\n+------------+\n|     it's a |\n+------------+\n1 row in set\n\nFlink SQL> SELECT 1;\nEmpty set\n",
		"info":         "Flink SQL> INSERT INTO t SELECT * FROM s;\n[INFO] Submitting SQL update statement to the cluster...\n[INFO] SQL update statement has been successfully submitted to the cluster:\nJob ID: 7a0de9d1\n\n\nFlink SQL> SELECT 2;",
		"error":        "Flink SQL> SELECT x FROM t;\n[ERROR] Could not execute SQL statement. Reason:\norg.apache.flink.x.E: it's not there;\n\nFlink SQL> SELECT 2;",
		"cells":        "Flink SQL> SHOW CREATE TABLE t;\n+---+\n| result |\n+---+\n| CREATE TABLE t (\n  id INT\n) WITH (\n  'a' = 'b'\n)\n |\n+---+\n1 row in set\n\nFlink SQL> SELECT 2;",
		"result first": "+---+\n| a |\n+---+\nFlink SQL> SELECT 2;",
	} {
		s := parse(text)
		checkTree(t, s, text)
		for _, e := range s.Errors {
			t.Errorf("%s: %s at %q", name, e.Msg, text[e.From-1:min(int(e.To)+9, len(text))])
		}
	}
}

// TestPrinted expects one mistake of what was pasted from the SQL client without
// its prompt.
func TestPrinted(t *testing.T) {
	for _, text := range []string{
		"SHOW TABLES;\n+-----+\n| 'a' |\n+-----+\n1 row in set\nSELECT 1;\n+---+\n| 1 |\n+---+\n",
		"INSERT INTO t SELECT 1;\n[INFO] it's submitted;\nJob ID: 12\nSELECT 1;",
	} {
		s := parse(text)
		checkTree(t, s, text)
		assert.Len(t, s.Errors, 1, text)
		assert.Len(t, s.Stmts, 2, text)
	}
}

// TestInnerQuotes expects one mistake of a quote inside a string that is written
// once, and the string that was meant.
func TestInnerQuotes(t *testing.T) {
	for text, want := range map[string]string{
		"INSERT INTO t VALUES (1, 'Bob's', 'x'), (2, 'y');":                         "Bob's",
		"CREATE TABLE t (a INT COMMENT 'user's name', b INT) WITH ('a' = 'b');":     "user's name",
		"CREATE TABLE t (a INT) WITH ('a' = '{c['host']}',\n 'b' = 'x');":           "{c['host']}",
		"SELECT * FROM t WHERE a = 'it's';\nSELECT * FROM u WHERE b IN ('x', 'y');": "it's",
	} {
		s := parse(text)
		checkTree(t, s, text)
		assert.Len(t, s.Errors, 1, text)
		var found []string
		for _, str := range All[*Str](s) {
			found = append(found, str.Value())
		}
		assert.Contains(t, found, want)
	}
}

// TestAdvice expects one mistake that says what to write.
func TestAdvice(t *testing.T) {
	for text, want := range map[string]string{
		"SELECT * FROM a AS x /*+ OPTIONS('a'='b') */ WHERE 1 = 1;":                              "a table's hints stand before its alias",
		"SELECT DISTINCT /*+ BROADCAST(t) */ * FROM a;":                                          "a query's hints stand right behind SELECT",
		"SELECT /*+ STATE_TTL('a'=1d) */ * FROM a;":                                              "write the value of this hint in single quotes",
		"CREATE TABLE t (ts TIMESTAMP(3), WATERMARK FOR ts AS ts - '5' SECONDS) WITH ('a'='b');": "a length of time is written INTERVAL '1' SECONDS",
		"CREATE TABLE t (id INT) COMMENT \"x\" WITH ('a' = 'b');":                                "found a double quote; write strings in single quotes and identifiers in backticks",
		"SELECT * FROM a /*+ OPTIONS('a'=\"b\") */;":                                             "found a double quote; write strings in single quotes and identifiers in backticks",
		"CREATE TABLE t WITH ('a' = 'b') AS SELECT a FROM s GROUP BY a\nPARTITIONED BY (a);":     "PARTITIONED BY must stand before AS",
		"SELECT a FROM t ORDER a;":                                                               "expected BY; found \"a\"",
	} {
		s := parse(text)
		checkTree(t, s, text)
		if assert.Len(t, s.Errors, 1, text) {
			assert.Equal(t, want, s.Errors[0].Msg)
		}
	}
}

// TestHintRanges expects every part of a hint to stand where it is written.
func TestHintRanges(t *testing.T) {
	const text = "SELECT /*+ LOOKUP('table'='d'), BROADCAST(t1, `t 2`), STATE_TTL('o' = '${ttl}', c='1d'), TOP(3) */ * FROM o /*+ OPTIONS('a.b' = 'it''s') */;"
	s := parse(text)
	assert.Empty(t, s.Errors)
	at := func(n Node) string { return text[n.Pos()-1 : n.End()-1] }
	var got []string
	for _, h := range All[*Hint](s) {
		got = append(got, at(h), at(h.Name))
		for _, arg := range h.Args {
			if o, ok := arg.(*HintOption); ok {
				got = append(got, at(o.Key), at(o.Value))
			} else {
				got = append(got, at(arg))
			}
		}
	}
	assert.Equal(t, []string{
		"LOOKUP('table'='d')", "LOOKUP", "'table'", "'d'",
		"BROADCAST(t1, `t 2`)", "BROADCAST", "t1", "`t 2`",
		"STATE_TTL('o' = '${ttl}', c='1d')", "STATE_TTL", "'o'", "'${ttl}'", "c", "'1d'",
		"TOP(3)", "TOP", "3",
		"OPTIONS('a.b' = 'it''s')", "OPTIONS", "'a.b'", "'it''s'",
	}, got)
}
