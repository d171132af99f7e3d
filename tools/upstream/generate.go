package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// A generator writes a script by the grammar of MySQL (MySQL, "Data Definition
// Statements"). It keeps what it has declared, so that later statements change it.
type generator struct {
	*rand.Rand
	script strings.Builder
	tables []*made
	// names counts up, so that no name is used twice.
	names int
}

// A made is a table of the script: its name as written, and its columns.
type made struct {
	name    string
	columns []string
	keys    []string
	primary bool
}

// generate writes the script that a seed means.
func generate(seed uint64) string {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 41))}
	if g.one(3) {
		g.script.WriteString(g.pick(
			"-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)\n--\n/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;\n/*!50503 SET NAMES utf8mb4 */;\n",
			"# what came before; CREATE TABLE nothing (x INT)\n", "/* it's; \"a `head */\n"))
	}
	if g.one(3) {
		g.end("USE " + g.pick("shop", "`shop`"))
	}
	for range 2 + g.IntN(3) {
		g.statement()
	}
	return g.script.String()
}

func (g *generator) one(of int) bool          { return g.IntN(of) == 0 }
func (g *generator) pick(of ...string) string { return of[g.IntN(len(of))] }
func (g *generator) maybe(of int, s ...string) string {
	if g.one(of) {
		return g.pick(s...)
	}
	return ""
}

func (g *generator) end(statement string) {
	g.script.WriteString(statement + ";" + g.pick("\n", "\n", "\n\n", " -- done; it's\n", " "))
}

func (g *generator) statement() {
	if len(g.tables) == 0 || g.one(3) {
		g.create()
		return
	}
	t := g.tables[g.IntN(len(g.tables))]
	switch g.IntN(16) {
	case 0:
		n := g.tableName()
		g.end("CREATE TABLE " + n + g.pick(" LIKE "+t.name, " (LIKE "+t.name+")"))
		g.tables = append(g.tables, &made{n, slices.Clone(t.columns), slices.Clone(t.keys), t.primary})
	case 1:
		g.end("CREATE TABLE " + g.tableName() + g.pick("", " (x INT)") + g.pick(" AS", "") + g.pick(" SELECT 1 AS y", " SELECT * FROM "+t.name, " WITH w AS (SELECT 2) SELECT * FROM w"))
	case 2:
		n := g.tableName()
		g.end(g.pick("RENAME TABLE "+t.name+" TO "+n, "ALTER TABLE "+t.name+" RENAME "+g.pick("", "TO ", "AS ")+n))
		t.name = n
	case 3:
		g.end("DROP TABLE " + g.pick("", "IF EXISTS ") + t.name)
		g.tables = slices.DeleteFunc(g.tables, func(other *made) bool { return other == t })
	case 4:
		name := g.name()
		g.end("CREATE " + g.pick("", "UNIQUE ") + "INDEX " + name + g.maybe(3, " USING BTREE") + " ON " + t.name + " " + g.keyParts(t) + g.maybe(4, " COMMENT 'k'", " USING HASH"))
		t.keys = append(t.keys, name)
	case 5:
		g.other(t)
	default:
		g.alter(t)
	}
}

// other writes what changes no table.
func (g *generator) other(t *made) {
	g.end(g.pick(
		"INSERT INTO "+t.name+" VALUES (1, 'CREATE TABLE z (q INT);', \"it's\\\"\"), (2, ')\\'')",
		"LOCK TABLES "+t.name+" WRITE", "UNLOCK TABLES", "ANALYZE TABLE "+t.name,
		"CREATE VIEW v AS SELECT 1 AS x", "/*!40000 ALTER TABLE "+t.name+" DISABLE KEYS */",
		"TRUNCATE TABLE "+t.name, "CREATE DATABASE IF NOT EXISTS d DEFAULT CHARACTER SET utf8mb4",
		"CREATE TEMPORARY TABLE tmp (x INT)", "UPDATE "+t.name+" SET x = 'ALTER TABLE' WHERE 1 = 0",
		"CREATE TABLE IF NOT EXISTS "+t.name+" (other INT)"))
}

// plain are names that need no quotes, among them words of the grammar that are
// not reserved.
var plain = strings.Fields("id amount user_id OrderNo status comment date time timestamp type name text period vector action value year data enum bit json 订单号 a1 $x _y columns level unsigned_qty primary_no key_id index_no check_sum unique_no constraint_x start end offset engine password temporary")

// quoted are names that do.
var quoted = []string{"order", "key", "primary", "index", "check", "unique", "with space", "a`b", "a;b", "a(b", "a,b", "it's", "客户 名称", "2024", "a-b", "select", "like", "constraint"}

func (g *generator) name() string {
	g.names++
	switch name := ""; g.IntN(5) {
	case 0:
		name = quoted[g.IntN(len(quoted))]
		return fmt.Sprintf("`%s%s`", strings.ReplaceAll(name, "`", "``"), g.suffix())
	case 1:
		return "`" + plain[g.IntN(len(plain))] + g.suffix() + "`"
	}
	return plain[g.IntN(len(plain))] + g.suffix()
}

// suffix leaves some of the first names as they are.
func (g *generator) suffix() string {
	if g.names < 4 {
		return strings.Repeat("_", g.names-1)
	}
	return fmt.Sprintf("_%d", g.names)
}

func (g *generator) tableName() string {
	name := "t_" + fmt.Sprint(g.names)
	g.names++
	switch g.IntN(5) {
	case 0:
		return "`" + name + " 表`"
	case 1:
		return g.pick("store.", "`store`.", "store . ") + g.pick(name, "`"+name+"`")
	}
	return name
}

func (g *generator) create() {
	t := &made{name: g.tableName()}
	var items []string
	for range 1 + g.IntN(5) {
		name := g.name()
		t.columns = append(t.columns, name)
		items = append(items, name+" "+g.definition(t))
	}
	for range g.IntN(4) {
		items = append(items, g.key(t))
	}
	sep := g.pick(",\n  ", ", ", "\n  , -- next, please\n  ", ", /* and; ) */ ")
	text := "CREATE TABLE " + g.maybe(4, "IF NOT EXISTS ") + t.name + g.pick(" (\n  ", " (", "(") + strings.Join(items, sep) + g.pick("\n)", ")") + g.tableOptions(t)
	text = strings.ReplaceAll(text, "  ,", ",")
	if g.one(8) && !strings.Contains(text, "*/") {
		text = "/*!50001 " + text + " */"
	}
	if g.one(4) {
		g.end("DROP TABLE IF EXISTS " + t.name)
	}
	g.end(text)
	g.tables = append(g.tables, t)
}

var columnTypes = strings.Split(`INT|INT|BIGINT|BIGINT(20)|bigint unsigned|int(10) unsigned zerofill|TINYINT(1)|TINYINT|TINYINT(4)|SMALLINT UNSIGNED|MEDIUMINT|INTEGER(11)|INT8|INT4 UNSIGNED|MIDDLEINT|BOOL|BOOLEAN|BIT|BIT(1)|BIT(8)|DECIMAL|DECIMAL(10)|DECIMAL(10,2)|decimal( 38 , 18 ) unsigned|NUMERIC(5,0)|DEC(4)|FIXED(6,1)|FLOAT|FLOAT(7,3)|FLOAT(30)|DOUBLE|DOUBLE PRECISION|REAL|DOUBLE(8,2) UNSIGNED|FLOAT4|FLOAT8|DATE|TIME|TIME(3)|DATETIME|DATETIME(6)|TIMESTAMP|TIMESTAMP(3)|YEAR|YEAR(4)|CHAR|CHAR(10)|CHARACTER(4)|NCHAR(3)|NATIONAL CHAR(5)|VARCHAR(64)|varchar(255)|CHARACTER VARYING(20)|CHAR VARYING(9)|NVARCHAR(8)|NATIONAL VARCHAR(7)|NCHAR VARCHAR(6)|VARCHARACTER(12)|TINYTEXT|TEXT|TEXT(100)|MEDIUMTEXT|LONGTEXT|LONG|LONG VARCHAR|LONG VARBINARY|BINARY|BINARY(16)|VARBINARY(32)|TINYBLOB|BLOB|MEDIUMBLOB|LONGBLOB|JSON|ENUM('a','b')|enum('x,y','it''s',')')|SET('1','2')|SET('红','蓝')`, "|")

// definition writes what follows a column's name.
func (g *generator) definition(t *made) string {
	kind := columnTypes[g.IntN(len(columnTypes))]
	var parts []string
	if strings.Contains(kind, "CHAR(") && g.one(3) {
		parts = append(parts, g.pick("CHARACTER SET utf8mb4", "CHARSET utf8 COLLATE utf8_bin", "COLLATE utf8mb4_general_ci", "CHARACTER SET binary", "BINARY", "CHARACTER SET latin1 COLLATE latin1_swedish_ci"))
	}
	switch g.IntN(5) {
	case 0:
		return kind + " " + strings.Join(append(parts, g.generated(), g.maybe(2, "NOT NULL"), g.comment()), " ")
	case 1:
		return kind + " " + strings.Join(append(parts, g.comment(), g.maybe(2, "NOT NULL"), g.def()), " ")
	}
	parts = append(parts, g.pick("", "NOT NULL", "NULL"), g.def(), g.maybe(12, "AUTO_INCREMENT"), g.maybe(8, "UNIQUE", "UNIQUE KEY"))
	if !t.primary && g.one(8) {
		t.primary = true
		parts = append(parts, g.pick("PRIMARY KEY", "KEY"))
	}
	return kind + " " + strings.Join(append(parts, g.comment(), g.maybe(10, "CHECK (1 < (2)) NOT ENFORCED", "CONSTRAINT ck CHECK ('a)' <> 'b')", "COLUMN_FORMAT DYNAMIC", "STORAGE DISK", "REFERENCES r (id) ON DELETE SET NULL")), " ")
}

func (g *generator) generated() string {
	return g.pick("GENERATED ALWAYS ", "") + "AS (" + g.pick("1 + (2)", "concat('a,)', \"b;\")", "json_unquote(doc->'$.a')", "if(1 > 0, 'PRIMARY KEY', null)") + ")" + g.pick("", " VIRTUAL", " STORED")
}

func (g *generator) def() string {
	return g.maybe(2, "DEFAULT NULL", "DEFAULT 'a, b) COMMENT'", "DEFAULT -1", "DEFAULT 0.00", "DEFAULT '0'", "DEFAULT b'0'", "DEFAULT x'1F'", "DEFAULT (uuid())", "DEFAULT CURRENT_TIMESTAMP",
		"DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)", "DEFAULT now()", "DEFAULT TRUE", "DEFAULT \"it's\"", "DEFAULT _utf8mb4'x'", "DEFAULT ''", "DEFAULT '\\''")
}

func (g *generator) comment() string {
	return g.maybe(2, "COMMENT '客户手机号'", "COMMENT 'it''s, (a) \\'text\\''", `COMMENT "said ""so"" ; -- no"`, "COMMENT ''", `COMMENT 'tab\there\\\n'`, "COMMENT '身份证号；NOT NULL'", "/*!50000 COMMENT 'conditional' */", `COMMENT '100\% \_ \Z'`, "COMMENT '/* no */ # no'", "COMMENT '😀 `name`'")
}

// key writes a key or a constraint of a table. A unique key never gets two names:
// of a constraint's and its own TiDB takes the first and MySQL the second.
func (g *generator) key(t *made) string {
	constraint := g.maybe(3, "CONSTRAINT ", "CONSTRAINT "+g.name()+" ")
	switch g.IntN(8) {
	case 0, 1:
		if !t.primary {
			t.primary = true
			return constraint + "PRIMARY KEY " + g.maybe(4, "USING BTREE ") + g.columnsOf(t, 3) + g.maybe(4, " USING BTREE", " COMMENT 'pk'")
		}
	case 2, 3, 4:
		name := g.keyName(t)
		if constraint != "" && name != "" {
			constraint = "CONSTRAINT "
		}
		return constraint + "UNIQUE " + g.pick("", "KEY ", "INDEX ") + name + g.maybe(5, "USING HASH ") + g.keyParts(t) + g.maybe(4, " USING BTREE COMMENT 'u, k'", " KEY_BLOCK_SIZE = 8")
	case 5:
		return g.pick("FULLTEXT KEY ", "FULLTEXT ", "FULLTEXT INDEX ") + g.keyName(t) + g.columnsOf(t, 2)
	case 6:
		return constraint + g.pick("FOREIGN KEY "+g.columnsOf(t, 1)+" REFERENCES r (id) ON DELETE CASCADE ON UPDATE SET NULL", "CHECK ((1 > 0) AND 'a,b' <> ')')")
	}
	return g.pick("KEY ", "INDEX ") + g.keyName(t) + g.keyParts(t)
}

func (g *generator) keyName(t *made) string {
	if g.one(3) {
		return ""
	}
	name := g.name()
	t.keys = append(t.keys, name)
	return name + " "
}

// columnsOf writes up to so many columns of a table in parentheses.
func (g *generator) columnsOf(t *made, most int) string {
	var names []string
	for _, at := range g.Perm(len(t.columns))[:1+g.IntN(min(most, len(t.columns)))] {
		names = append(names, t.columns[at])
	}
	return "(" + strings.Join(names, g.pick(",", ", ")) + ")"
}

// keyParts writes columns with lengths and directions, or an expression.
func (g *generator) keyParts(t *made) string {
	if g.one(10) {
		return "((lower(" + t.columns[0] + ")), " + t.columns[0] + ")"
	}
	names := strings.Split(strings.Trim(g.columnsOf(t, 3), "()"), ", ")
	if strings.ContainsAny(strings.Join(names, ""), "(,") {
		return g.columnsOf(t, 3)
	}
	for i := range names {
		names[i] += g.maybe(4, "(10)", "(5) DESC") + g.maybe(5, " ASC")
	}
	text := "(" + strings.Join(names, ", ") + ")"
	return strings.ReplaceAll(text, "DESC ASC", "DESC")
}

func (g *generator) tableOptions(t *made) string {
	text := g.maybe(2, " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci", " ENGINE = InnoDB, AUTO_INCREMENT = 7", " DEFAULT CHARACTER SET utf8 ROW_FORMAT=DYNAMIC") +
		g.maybe(3, " COMMENT='订单; SELECT )'", ` COMMENT "it's (one)"`)
	if g.one(5) {
		column := t.columns[0]
		partition := g.pick("PARTITION BY HASH ("+column+") PARTITIONS 4", "PARTITION BY KEY () PARTITIONS 2",
			"PARTITION BY RANGE ("+column+") (PARTITION p0 VALUES LESS THAN (10) COMMENT = 'a;', PARTITION p1 VALUES LESS THAN MAXVALUE)",
			"PARTITION BY LIST COLUMNS("+column+") (PARTITION p0 VALUES IN ('a', 'b)'))")
		text += g.pick(" "+partition, "\n/*!50100 "+partition+" */")
	}
	return text
}

// alter writes ALTER TABLE with one thing or several.
func (g *generator) alter(t *made) {
	actions := []string{g.action(t)}
	for g.one(2) {
		actions = append(actions, g.action(t))
	}
	g.end(g.pick("ALTER TABLE ", "alter table ") + t.name + g.pick(" ", "\n  ") + strings.Join(actions, g.pick(", ", ",\n  ")))
}

func (g *generator) action(t *made) string {
	at := g.IntN(len(t.columns))
	column := t.columns[at]
	switch g.IntN(16) {
	case 0, 1, 2:
		name := g.name()
		text := "ADD " + g.pick("", "COLUMN ") + name + " " + g.definition(t) + g.maybe(3, " FIRST", " AFTER "+column)
		t.columns = append(t.columns, name)
		return text
	case 3:
		a, b := g.name(), g.name()
		text := "ADD " + g.pick("", "COLUMN ") + "(" + a + " " + g.definition(t) + ", " + b + " INT)"
		t.columns = append(t.columns, a, b)
		return text
	case 4:
		if len(t.columns) > 1 {
			t.columns = slices.Delete(t.columns, at, at+1)
			return "DROP " + g.pick("", "COLUMN ") + column
		}
	case 5, 6:
		return "MODIFY " + g.pick("", "COLUMN ") + column + " " + g.definition(t) + g.maybe(4, " FIRST")
	case 7:
		t.columns[at] = g.name()
		return "CHANGE " + g.pick("", "COLUMN ") + column + " " + t.columns[at] + " " + g.definition(t)
	case 8:
		t.columns[at] = g.name()
		return "RENAME COLUMN " + column + " TO " + t.columns[at]
	case 9:
		if t.primary {
			t.primary = false
			return "DROP PRIMARY KEY"
		}
	case 10, 11:
		return "ADD " + g.key(t)
	case 12:
		if len(t.keys) > 0 {
			name := t.keys[len(t.keys)-1]
			t.keys = t.keys[:len(t.keys)-1]
			return "DROP " + g.pick("INDEX ", "KEY ") + name
		}
	case 13:
		if len(t.keys) > 0 {
			from := t.keys[0]
			t.keys[0] = g.name()
			return "RENAME " + g.pick("INDEX ", "KEY ") + from + " TO " + t.keys[0]
		}
	}
	return g.pick("ENGINE=InnoDB", "COMMENT='new, and; old'", "ALTER COLUMN "+column+" SET DEFAULT 5", "ALTER "+column+" DROP DEFAULT", "CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
		"ALGORITHM=INPLACE", "LOCK=NONE", "AUTO_INCREMENT = 100", "DROP FOREIGN KEY fk", "DEFAULT CHARSET utf8", "FORCE")
}
