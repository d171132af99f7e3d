package catalog

import (
	"fmt"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// upstream reads snapshots called a/V1.sql, a/V2.sql, …
func upstream(texts ...string) *Upstream {
	fset := token.NewFileSet()
	var files []*draft.File
	for i, text := range texts {
		files = append(files, draft.NewSnapshot(fset, fmt.Sprintf("a/V%d.sql", i+1), []byte(text)))
	}
	return ReadUpstream(files)
}

// line writes a table in a line: its columns, its keys, "…" where it is open.
func (t *UpstreamTable) line() string {
	s := t.Database + "." + t.Name + "("
	for i, c := range t.Columns {
		if i > 0 {
			s += ", "
		}
		s += c.Name + " " + c.Type.Name
		if len(c.Type.Args) > 0 {
			s += strings.ReplaceAll(fmt.Sprint(c.Type.Args), " ", ",")
		}
		if c.Type.Unsigned {
			s += " U"
		}
		if c.NotNull {
			s += " !"
		}
		if c.Comment != "" {
			s += " #" + c.Comment
		}
	}
	s += ")"
	if t.Primary != nil {
		s += " pk" + fmt.Sprint(t.Primary)
	}
	for _, u := range t.Unique {
		s += " " + u.Name + fmt.Sprint(u.Columns)
	}
	if t.Open {
		s += "…"
	}
	return s
}

func lines(u *Upstream) (all []string) {
	for _, t := range u.Tables() {
		all = append(all, t.line())
	}
	return all
}

func TestReadUpstream(t *testing.T) {
	const one = "CREATE TABLE o (id INT PRIMARY KEY, a INT, UNIQUE KEY ua (a));"
	for script, want := range map[string]string{
		// What SHOW CREATE TABLE prints.
		"CREATE TABLE `orders` (\n  `id` bigint unsigned NOT NULL AUTO_INCREMENT COMMENT 'it''s, \\'the\\' id',\n  `p` decimal(10,2) DEFAULT '0.00',\n  PRIMARY KEY (`id`),\n  UNIQUE KEY `u` (`p`,`id` DESC),\n  KEY `k` (`p`),\n  CONSTRAINT `f` FOREIGN KEY (`p`) REFERENCES `x` (`y`) ON DELETE CASCADE\n) ENGINE=InnoDB COMMENT='x'": ".orders(id BIGINT U ! #it's, 'the' id, p DECIMAL[10,2]) pk[id] u[p id]",
		"*************************** 1. row ***************************\n Table: a\nCreate Table: CREATE TABLE `a` (`x` int)\n ENGINE=InnoDB\n*** 2. row ***\n Table: b\nCreate Table: CREATE TABLE `b` (`y` int)":                                                                                                                        ".a(x INT)|.b(y INT)",
		"Table\tCreate Table\na\tCREATE TABLE `a` (\\n  `x` int,\\n  `y` text\\n) ENGINE=InnoDB\n": ".a(x INT, y TEXT)",
		// What mysqldump prints.
		"-- Host: localhost    Database: shop\n-- ---\n/*!40101 SET NAMES utf8 */;\nDROP TABLE IF EXISTS `a`;\nCREATE TABLE `a` (\n`x` int /*!80023 INVISIBLE */ COMMENT 'c');\nLOCK TABLES `a` WRITE;\nINSERT INTO `a` VALUES (1,'CREATE TABLE z (q int);'),(2,'\\'');": "shop.a(x INT #c)",
		"USE `s`; CREATE TABLE a (x INT); CREATE TABLE t.b (y INT);": "s.a(x INT)|t.b(y INT)",
		"/*!50001 CREATE TABLE v (x tinyint) */;":                    ".v(x TINYINT)",
		// Types.
		"CREATE TABLE a (a BOOL, b DOUBLE PRECISION, c CHARACTER VARYING(5), d ENUM('x','y)') NOT NULL, e NUMERIC(5), f INTEGER(11) UNSIGNED, g SERIAL, h INT AS (a+1) STORED, i JSON DEFAULT (JSON_OBJECT()), j TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3));": ".a(a TINYINT[1], b DOUBLE, c VARCHAR[5], d ENUM !, e DECIMAL[5], f INT[11] U, g BIGINT U !, h INT, i JSON, j TIMESTAMP[3]) g[g]",
		// Comments, directives and what is not read.
		"# a\n-- b\n/* c */ CREATE TABLE a (x INT -- y INT,\n, /* z INT */ w INT);":                                                  ".a(x INT, w INT)",
		"DELIMITER //\nCREATE PROCEDURE p() BEGIN CREATE TABLE z (x INT); ALTER TABLE o ADD y INT; END //\nDELIMITER ;\n" + one:      ".o(id INT !, a INT) pk[id] ua[a]",
		"CREATE VIEW v AS SELECT 1; CREATE TEMPORARY TABLE t (x INT); CREATE DATABASE d; " + one:                                     ".o(id INT !, a INT) pk[id] ua[a]",
		"CREATE TABLE a AS SELECT 1; CREATE TABLE b (x INT) SELECT 2 AS y; CREATE TABLE c LIKE z;" + one + "CREATE TABLE d (LIKE o)": ".a()…|.b(x INT)…|.c()…|.o(id INT !, a INT) pk[id] ua[a]|.d(id INT !, a INT) pk[id] ua[a]",
		one + "CALL add_columns();":                            ".o(id INT !, a INT) pk[id] ua[a]…",
		"CREATE TABLE a (x INT, y":                             ".a(x INT, y )…",
		"CREATE TABLE a (x INT); " + "CREATE TABLE a (y INT);": ".a(y INT)…",
		one + "CREATE TABLE IF NOT EXISTS o (z INT);":          ".o(id INT !, a INT) pk[id] ua[a]",
		// Changes.
		one + "ALTER TABLE o ADD COLUMN b VARCHAR(9) AFTER id, ADD c INT COMMENT 'n', DROP a, ADD INDEX k (b), ADD UNIQUE (c);": ".o(id INT !, b VARCHAR[9], c INT #n) pk[id] c[c]",
		one + "ALTER TABLE o MODIFY a BIGINT NOT NULL, CHANGE COLUMN id oid BIGINT, DROP INDEX ua;":                             ".o(oid BIGINT !, a BIGINT !) pk[oid]",
		one + "ALTER TABLE o DROP PRIMARY KEY, ADD PRIMARY KEY (id, a), RENAME COLUMN a TO b, ADD (e INT, f INT);":              ".o(id INT !, b INT !, e INT, f INT) pk[id b] ua[b]",
		one + "ALTER TABLE o RENAME TO p; ALTER TABLE p ADD z INT; RENAME TABLE p TO q, q TO s.r;":                              "s.r(id INT !, a INT, z INT) pk[id] ua[a]",
		one + "DROP INDEX ua ON o; CREATE UNIQUE INDEX n ON o (a(10), id); CREATE INDEX m ON o (a);":                            ".o(id INT !, a INT) pk[id] n[a id]",
		one + "DROP TABLE IF EXISTS x, o;": "",
		"CREATE TABLE a (x INT, period INT, vector BLOB, PERIOD FOR SYSTEM_TIME (x, y), VECTOR INDEX v (vector));":                                                                ".a(x INT, period INT, vector BLOB)",
		"CREATE TABLE a (x INT NOT NULL CHECK (x > 0) NOT ENFORCED, CONSTRAINT c UNIQUE (x), CONSTRAINT d UNIQUE e (x)); DROP INDEX c ON a;":                                      ".a(x INT !) e[x]",
		one + "CREATE TABLE q LIKE o; ALTER TABLE q ADD PRIMARY KEY (a); ALTER TABLE o ADD COLUMN IF NOT EXISTS a TEXT, RENAME KEY ua TO ub;":                                     ".o(id INT !, a INT) pk[id] ub[a]|.q(id INT !, a INT !) pk[a] ua[a]",
		one + "CREATE TABLE q (x INT) TABLE o; CREATE TABLE r (SELECT 1 AS y);":                                                                                                   ".o(id INT !, a INT) pk[id] ua[a]|.q(x INT)…|.r()…",
		one + "ALTER TABLE x ADD y INT; ALTER TABLE o ALGORITHM=INPLACE, ADD CONSTRAINT PRIMARY KEY (a), ADD CONSTRAINT c CHECK (a > (1)), ADD FOREIGN KEY (a) REFERENCES b (c);": ".o(id INT !, a INT !) pk[a] ua[a]",
	} {
		assert.Equal(t, want, strings.Join(lines(upstream(script)), "|"), script)
	}
}

// A later file changes what an earlier one declares; positions are those of the
// file.
func TestReadUpstreamFiles(t *testing.T) {
	u := upstream("CREATE TABLE o (id INT);", "ALTER TABLE o\n  ADD `phone` VARCHAR(20);")
	assert.Equal(t, []string{".o(id INT, phone VARCHAR[20])"}, lines(u))
	phone := u.Tables()[0].Column("PHONE")
	assert.Equal(t, len("`phone`"), int(phone.To-phone.From))
}

func TestAttachUpstream(t *testing.T) {
	up := upstream("USE shop; CREATE TABLE orders (id INT COMMENT 'n'); CREATE TABLE orders_1 (id INT); CREATE TABLE orders_2 (id INT);", "CREATE TABLE loose (id INT);")
	for with, want := range map[string]string{
		`'connector'='mysql-cdc','database-name'='shop','table-name'='orders'`:          "shop.orders",
		`'connector'='mysql','database-name'='SHOP','table-name'='Orders_[0-9]+'`:       "shop.orders_1 shop.orders_2",
		`'connector'='mysql-cdc','database-name'='.*','table-name'='orders_.*|x'`:       "shop.orders_1 shop.orders_2",
		`'connector'='mysql-cdc','database-name'='other','table-name'='orders'`:         "",
		`'connector'='mysql-cdc','database-name'='shop','table-name'='${table}'`:        "",
		`'connector'='mysql-cdc','database-name'='shop','table-name'='orders,orders_1'`: "",
		`'connector'='mysql-cdc','database-name'='shop','table-name'='('`:               "",
		`'connector'='mysql-cdc','database-name'='any','table-name'='loose'`:            ".loose",
		`'connector'='jdbc','url'='jdbc:mysql://h:3306/shop?a=b','table-name'='orders'`: "shop.orders",
		`'connector'='jdbc','url'='jdbc:mysql://h:3306/x','table-name'='shop.orders'`:   "shop.orders",
		`'connector'='jdbc','url'='jdbc:mysql://h:3306/shop','table-name'='orders_.*'`:  "",
		`'connector'='jdbc','url'='jdbc:postgresql://h/shop','table-name'='orders'`:     "",
		`'connector'='postgres-cdc','database-name'='shop','table-name'='orders'`:       "",
	} {
		c := Build(&policy.Policy{}, []*sql.Script{sql.Parse(draft.NewText("CREATE TABLE t (id INT, own INT COMMENT 'o') WITH ("+with+");", 1))})
		c.AttachUpstream(func() *Upstream { return up })
		var found []string
		for _, u := range c.Tables()[0].Upstream {
			found = append(found, u.Database+"."+u.Name)
		}
		assert.Equal(t, want, strings.Join(found, " "), with)
		if want == "shop.orders" {
			table := c.Tables()[0]
			assert.Equal(t, "n", table.CommentOf(table.Column("id")))
			assert.Equal(t, "o", table.CommentOf(table.Column("own")))
		}
	}
}

// Without a table of MySQL nothing is read.
func TestAttachUpstreamIsLazy(t *testing.T) {
	c := Build(&policy.Policy{}, []*sql.Script{sql.Parse(draft.NewText("CREATE TABLE t (id INT) WITH ('connector'='kafka');", 1))})
	c.AttachUpstream(func() *Upstream { t.Error("read"); return nil })
}

// Two folders whose files name no database may both be meant.
func TestUpstreamOfTwoFolders(t *testing.T) {
	fset := token.NewFileSet()
	u := ReadUpstream([]*draft.File{
		draft.NewSnapshot(fset, "a/x.sql", []byte("CREATE TABLE o (id INT);")),
		draft.NewSnapshot(fset, "b/x.sql", []byte("CREATE TABLE o (id INT); CREATE TABLE p (id INT);")),
	})
	assert.Empty(t, u.find(source{"shop", "o", true}))
	assert.Len(t, u.find(source{"shop", "p", true}), 1)
}

func FuzzReadUpstream(f *testing.F) {
	f.Add("CREATE TABLE `a` (x INT(3) COMMENT 'it''s', PRIMARY KEY (x), UNIQUE ((lower(x)))) /*!1 E=1 */; DELIMITER $$\nDROP TABLE a$$")
	f.Add("ALTER TABLE a ADD (b INT, c INT), RENAME TO c, CHANGE x y INT; RENAME TABLE a TO b, b TO d.c")
	f.Add("/*! \\ ' \" ` -- \nDELIMITER '\nCREATE UNIQUE INDEX")
	f.Fuzz(func(t *testing.T, text string) {
		for _, table := range upstream(text, text).Tables() {
			for _, c := range table.Columns {
				assert.LessOrEqual(t, c.From, c.To)
			}
		}
	})
}

// A dump of 200 tables of 20 columns.
func BenchmarkReadUpstream(b *testing.B) {
	var dump strings.Builder
	for i := range 200 {
		fmt.Fprintf(&dump, "CREATE TABLE `table_%d` (\n  `id` bigint unsigned NOT NULL AUTO_INCREMENT COMMENT 'the id',\n", i)
		for j := range 20 {
			fmt.Fprintf(&dump, "  `column_%d` varchar(64) CHARACTER SET utf8mb4 DEFAULT NULL COMMENT 'what it is for',\n", j)
		}
		dump.WriteString("  PRIMARY KEY (`id`)\n) ENGINE=InnoDB;\n")
	}
	b.SetBytes(int64(dump.Len()))
	for b.Loop() {
		upstream(dump.String())
	}
}
