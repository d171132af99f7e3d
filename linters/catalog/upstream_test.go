package catalog

import (
	"fmt"
	"go/token"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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

func TestReadUpstreamOfPostgres(t *testing.T) {
	const one = "-- PostgreSQL database dump\nCREATE TABLE public.o (id bigint NOT NULL, a text);\nALTER TABLE ONLY public.o\n    ADD CONSTRAINT o_pkey PRIMARY KEY (id);\nCREATE UNIQUE INDEX ua ON public.o USING btree (a DESC NULLS LAST);\n"
	for script, want := range map[string]string{
		// What pg_dump prints.
		one + "\\connect shop\nSELECT pg_catalog.set_config('search_path', '', false);\nALTER TABLE public.o OWNER TO postgres;\nCOMMENT ON TABLE public.o IS 'orders';\nCOMMENT ON COLUMN public.o.a IS '客户''s; \\ name';\nCOPY public.o (id, a) FROM stdin;\n1\tit's; CREATE TABLE z (q int);\n\\.\nCREATE TABLE public.p (x int);": `public.o(id BIGINT !, a TEXT #客户's; \ name) pk[id] ua[a]|public.p(x INTEGER)`,
		one + "CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $_$ BEGIN DROP TABLE public.o; END $_$;\nCREATE SEQUENCE public.s AS integer START WITH 1;\nALTER TABLE ONLY public.o ALTER COLUMN id SET DEFAULT nextval('public.s'::regclass);":                                                                       "public.o(id BIGINT !, a TEXT) pk[id] ua[a]",
		// Types.
		"CREATE TABLE s.a (a serial, b character varying(9) DEFAULT 'x'::character varying NOT NULL, c timestamp(3) without time zone, d timestamp with time zone, e numeric(10,2), f integer[], g s.mood, h \"char\", i bit varying(3), j bigint GENERATED BY DEFAULT AS IDENTITY, k float(53), l bool, \"Camel\" pg_catalog.int4, M jsonb);": "s.a(a INTEGER, b VARCHAR[9] !, c TIMESTAMP[3], d TIMESTAMPTZ, e NUMERIC[10,2], f INTEGER[], g S.MOOD, h CHAR, i BIT VARYING[3], j BIGINT, k DOUBLE PRECISION, l BOOLEAN, Camel INTEGER, m JSONB)",
		// Keys.
		one + "CREATE UNIQUE INDEX p ON public.o (a) WHERE a IS NOT NULL; CREATE UNIQUE INDEX f ON public.o (lower(a)); CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS g ON ONLY o (a, id) INCLUDE (a);":                 "public.o(id BIGINT !, a TEXT) pk[id] ua[a] g[a id]",
		"CREATE TABLE a (x bytea UNIQUE, y int, UNIQUE NULLS NOT DISTINCT (x, y), EXCLUDE USING gist (x WITH =), CONSTRAINT k PRIMARY KEY (y));":                                                                         "public.a(x BYTEA, y INTEGER !) pk[y] a_x_key[x] a_x_y_key[x y]",
		"CREATE TABLE a (x bytea UNIQUE, CONSTRAINT k PRIMARY KEY (x)); ALTER TABLE a DROP CONSTRAINT k, DROP CONSTRAINT a_x_key;":                                                                                       "public.a(x BYTEA !)",
		one + "CREATE TABLE q (LIKE public.o INCLUDING ALL, b int); CREATE TABLE p PARTITION OF o FOR VALUES IN (1); CREATE TABLE r (x int) INHERITS (o); CREATE TEMP TABLE t (x int); CREATE UNLOGGED TABLE u (x int);": "public.o(id BIGINT !, a TEXT) pk[id] ua[a]|public.q(b INTEGER)…|public.p()…|public.r(x INTEGER)…|public.u(x INTEGER)",
		"CREATE TABLE a (index bigint, key jsonb, partition int, PRIMARY KEY (index, key)); ALTER TABLE a DROP partition, ADD spatial int, RENAME key TO fulltext;":                                                      "public.a(index BIGINT !, fulltext JSONB !, spatial INTEGER) pk[index fulltext]",
		// Changes.
		one + "SET search_path TO s, public; CREATE TABLE a (x int); ALTER TABLE a RENAME x TO y; ALTER TABLE a RENAME TO b; ALTER TABLE b SET SCHEMA t; ALTER TABLE t.b ADD COLUMN IF NOT EXISTS z int, ALTER COLUMN y TYPE text USING y::text, ALTER z SET NOT NULL;": "public.o(id BIGINT !, a TEXT) pk[id] ua[a]|t.b(y TEXT, z INTEGER !)",
		one + "ALTER TABLE public.o ALTER id SET DATA TYPE int, ALTER a SET DEFAULT 'x', ALTER id DROP NOT NULL, SET (fillfactor = 70), RENAME CONSTRAINT ua TO ub;":                                                                                                    "public.o(id INTEGER !, a TEXT) pk[id] ub[a]",
		one + "DO $$ BEGIN ALTER TABLE o ADD b int; END $$;":  "public.o(id BIGINT !, a TEXT) pk[id] ua[a]…",
		one + "DROP TABLE IF EXISTS public.o CASCADE; --done": "",
	} {
		assert.Equal(t, want, strings.Join(lines(upstream(script)), "|"), script)
	}
}

// A whole dump: PostgreSQL's own parser (libpg_query, 18) reads the same tables in it,
// but for the column that a table inherits.
func TestReadUpstreamOfPostgresDump(t *testing.T) {
	text, err := os.ReadFile("testdata/dump.sql")
	require.NoError(t, err)
	assert.Equal(t, []string{
		"sales.orders(id BIGINT !, Customer Id INTEGER ! #客户's id; not null, state PUBLIC.MOOD, contact PUBLIC.EMAIL, amount NUMERIC[12,2] !, ratio DOUBLE PRECISION, note TEXT, tags VARCHAR[], doc JSONB, raw BYTEA, made_at TIMESTAMPTZ, day DATE !, span INTERVAL[3], at_time TIME[3], b BIT[3], vb BIT VARYING[8], uid UUID, order CHAR[3]) pk[id day] orders_uid_key[uid day]",
		"sales.orders_2024(id BIGINT !, amount NUMERIC[12,2])",
		"public.ident(id INTEGER !, v XML, n NAME, c CHAR) pk[id] full_idx[n c]",
		"public.log(line TEXT)",
		"public.child(extra INTEGER)…",
	}, lines(upstream(string(text))))
}

// A snapshot of another database declares nothing, and one of PostgreSQL nothing of
// MySQL.
func TestDialectOf(t *testing.T) {
	for text, want := range map[string]dialect{
		"CREATE TABLE a (id INT, number INT, name NVARCHAR(9));":             mysqlDialect,
		"CREATE TABLE `a` (x CHAR(9) COMMENT 'a::b, jsonb');":                mysqlDialect,
		"CREATE TABLE a (id bigserial, x text);":                             postgresDialect,
		"CREATE TABLE a (id int); COMMENT ON COLUMN a.id IS 'x';":            postgresDialect,
		"CREATE TABLE a (id NUMBER(9)); COMMENT ON COLUMN a.id IS 'x';":      otherDialect,
		"CREATE TABLE a (id int IDENTITY(1,1), x nvarchar(max));":            otherDialect,
		"CREATE TABLE a (id int)\nGO\nCREATE TABLE b (id int)\nGO\n":         otherDialect,
		"CREATE TABLE a (id int GENERATED ALWAYS AS IDENTITY, x timestamp);": postgresDialect,
	} {
		assert.Equal(t, want, dialectOf(text), text)
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
	up := upstream("USE shop; CREATE TABLE orders (id INT COMMENT 'n'); CREATE TABLE orders_1 (id INT); CREATE TABLE orders_2 (id INT);", "CREATE TABLE loose (id INT);", "CREATE TABLE erp.parcels (id bigserial);")
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

		`'connector'='postgres-cdc','database-name'='x','schema-name'='erp','table-name'='p.*'`:         "erp.parcels",
		`'connector'='mysql-cdc','database-name'='erp','table-name'='parcels'`:                          "",
		`'connector'='jdbc','url'='jdbc:postgresql://h/x?a=b&currentSchema=erp','table-name'='parcels'`: "erp.parcels",
		`'connector'='jdbc','url'='jdbc:postgresql://h/x','table-name'='erp.parcels'`:                   "erp.parcels",
		`'connector'='jdbc','url'='jdbc:postgresql://h/x','table-name'='parcels'`:                       "",
		`'connector'='postgres-cdc','database-name'='x','schema-name'='shop','table-name'='orders'`:     "",
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
	assert.Empty(t, u.find(source{"shop", "o", true, false}))
	assert.Len(t, u.find(source{"shop", "p", true, false}), 1)
}

func FuzzReadUpstream(f *testing.F) {
	f.Add("CREATE TABLE `a` (x INT(3) COMMENT 'it''s', PRIMARY KEY (x), UNIQUE ((lower(x)))) /*!1 E=1 */; DELIMITER $$\nDROP TABLE a$$")
	f.Add("ALTER TABLE a ADD (b INT, c INT), RENAME TO c, CHANGE x y INT; RENAME TABLE a TO b, b TO d.c")
	f.Add("CREATE TABLE s.\"A\" (a int[] DEFAULT '{}'::int[], b time(3) with time zone); COMMENT ON COLUMN s.\"A\".a IS $x$; COPY a FROM stdin; ALTER TABLE ONLY a ALTER b SET DATA TYPE x.y")
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
