package catalog

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// script reads the statements of a snapshot.
func (r *upstreamReader) script() {
	for r.tok.kind != mysqlEOF {
		r.statement()
		if r.tok.kind == mysqlEnd {
			r.next()
		}
	}
}

func (r *upstreamReader) statement() {
	switch {
	case r.postgres && r.postgresStatement():
	case r.tok.is("DELIMITER"):
		r.delimiter()
	case r.accept("USE"):
		r.database = r.tok.name()
		r.skip()
	case r.accept("CREATE"):
		r.create()
	case r.accept("ALTER"):
		if r.accept("TABLE") || r.accept("IGNORE", "TABLE") {
			r.alter()
		}
		r.skip()
	case r.accept("DROP"):
		r.drop()
		r.skip()
	case r.accept("RENAME", "TABLE"):
		r.renames()
		r.skip()
	case r.tok.is("CALL") || r.tok.is("PREPARE") || r.tok.is("EXECUTE"):
		r.opaque()
	case r.tok.kind == mysqlWord && slices.Contains(statementWords, strings.ToUpper(r.tok.raw)):
		r.skip()
	default:
		r.untilCreate()
	}
}

// statementWords begin statements in which a CREATE TABLE is none of a snapshot's.
var statementWords = strings.Fields("INSERT REPLACE UPDATE DELETE SELECT SET LOCK UNLOCK GRANT REVOKE START BEGIN COMMIT ROLLBACK FLUSH ANALYZE OPTIMIZE TRUNCATE WITH SHOW DO LOAD IF WHILE END DECLARE")

// untilCreate passes what the client prints around a statement: names of columns,
// rows of stars.
func (r *upstreamReader) untilCreate() {
	for !r.atEnd() && !r.tok.is("CREATE") {
		r.next()
	}
}

// delimiter reads the directive of the client that says what ends statements.
func (r *upstreamReader) delimiter() {
	r.scan.pos = r.tok.hi
	fields := strings.Fields(r.scan.line())
	r.scan.delimiter = ";"
	if len(fields) > 0 {
		r.scan.delimiter = fields[0]
	}
	r.next()
}

// opaque notes that the database changes in ways that are not read.
func (r *upstreamReader) opaque() {
	r.up.opaque["folder "+r.folder] = true
	for _, database := range []string{r.database, r.scan.database} {
		r.up.opaque["database "+strings.ToLower(database)] = true
	}
	r.skip()
}

func (r *upstreamReader) create() {
	r.accept("OR", "REPLACE")
	temporary := r.accept("TEMPORARY") || r.accept("TEMP")
	_ = r.accept("UNLOGGED") || r.accept("FOREIGN")
	switch {
	case r.accept("TABLE"):
		if t := r.table(); t != nil && !temporary {
			r.up.put(t)
		}
	case r.accept("UNIQUE", "INDEX"):
		r.uniqueIndex()
		r.skip()
	default:
		r.skip()
	}
}

// table reads CREATE TABLE behind these words; nil where it leaves a table alone
// that is there.
func (r *upstreamReader) table() *UpstreamTable {
	unless := r.accept("IF", "NOT", "EXISTS")
	n, ok := r.tableName()
	if !ok || r.tok.is("CREATE") { // the title "Create Table" of what the client prints
		return nil
	}
	t := &UpstreamTable{Range: n.Range, Database: n.database, Name: n.name, Postgres: r.postgres, space: n.space, folder: n.folder}
	if r.tok.kind == '(' {
		at := *r.scan
		r.next()
		if !r.postgres && r.accept("LIKE") {
			r.like(t)
		} else {
			r.later(t, at)
		}
	} else if r.accept("LIKE") {
		r.like(t)
	} else {
		t.Open = true
	}
	r.options(t)
	if unless && r.up.tables[n.key()] != nil {
		return nil
	}
	return t
}

// later leaves the columns of a table to be read when they are asked for: of a
// dump with hundreds of tables a draft asks for few. The scanner that is given
// stands before them.
func (r *upstreamReader) later(t *UpstreamTable, at mysqlScanner) {
	body := *r
	body.scan = &at
	t.body = &body
	passed := at
	passed.pass(true)
	*r.scan = passed
	r.next()
}

// load reads the columns of a table that were left for later.
func (t *UpstreamTable) load() *UpstreamTable {
	if t != nil && t.body != nil {
		r := t.body
		t.body = nil
		if r.next(); r.tok.is("SELECT") || r.tok.is("WITH") || r.tok.is("TABLE") {
			t.Open = true
			return t
		}
		r.items(t)
		t.takeNoNull()
	}
	return t
}

// takeNoNull notes that the columns of the primary key take no NULL (MySQL,
// "CREATE TABLE Statement": they are implicitly NOT NULL).
func (t *UpstreamTable) takeNoNull() {
	for _, name := range t.Primary {
		if c := t.Column(name); c != nil {
			c.NotNull = true
		}
	}
}

// like copies what another table has.
func (r *upstreamReader) like(t *UpstreamTable) {
	t.Open = true
	if n, ok := r.tableName(); ok {
		if of := r.up.tables[n.key()].load(); of != nil {
			for _, c := range of.Columns {
				copied := *c
				t.Columns = append(t.Columns, &copied)
			}
			t.Primary, t.Unique, t.plain = slices.Clone(of.Primary), slices.Clone(of.Unique), slices.Clone(of.plain)
			t.Open = of.Open
		}
	}
}

// options passes the options of a table. A table that is made of a query has more
// columns. What the client prints has no end between statements.
func (r *upstreamReader) options(t *UpstreamTable) {
	for !r.atEnd() && !r.tok.is("CREATE") {
		switch {
		case r.tok.is("SELECT"), r.tok.is("INHERITS"):
			t.Open = true
		case r.accept("TABLE"):
			t.Open = t.Open || r.tok.kind != ':' && !r.tok.is("CREATE") // titles of what the client prints
			continue
		}
		r.next()
	}
}

// items reads columns and keys up to the closing parenthesis.
func (r *upstreamReader) items(t *UpstreamTable) {
	for !r.atEnd() {
		r.item(t)
		if r.skipItem(); r.atEnd() {
			break
		}
		if r.next().kind == ')' {
			return
		}
	}
	t.Open = true // it is cut off
}

// item reads a column or a key. The words that begin a key in MySQL are names in
// PostgreSQL (PostgreSQL, "SQL Key Words").
func (r *upstreamReader) item(t *UpstreamTable) {
	var constraint string
	if r.accept("CONSTRAINT") && !r.tok.is("PRIMARY") && !r.tok.is("UNIQUE") && !r.tok.is("FOREIGN") && !r.tok.is("CHECK") {
		constraint = r.next().name()
	}
	switch {
	case r.accept("PRIMARY", "KEY"):
		t.primaryName = constraint
		t.Primary, _ = r.keyColumns()
	case r.postgres && r.accept("LIKE"):
		t.Open = true
	case r.accept("UNIQUE"):
		_ = r.accept("KEY") || r.accept("INDEX")
		name := cmp.Or(r.keyName(), constraint)
		if columns, ok := r.keyColumns(); ok {
			t.addUnique(name, columns)
		}
	case !r.postgres && (r.accept("KEY") || r.accept("INDEX")):
		name := r.keyName()
		if columns, ok := r.keyColumns(); ok {
			t.plain = append(t.plain, t.freeName(name, columns))
		}
	case r.tok.is("FOREIGN"), r.tok.is("CHECK"):
	case !r.postgres && (r.tok.is("FULLTEXT") || r.tok.is("SPATIAL") || r.tok.is("PARTITION")):
	default:
		r.column(t)
	}
}

// keyName reads the name of a key, "" where it has none.
func (r *upstreamReader) keyName() string {
	if r.tok.kind == '(' || r.tok.is("USING") || r.postgres {
		return ""
	}
	return r.next().name()
}

func (t *UpstreamTable) addUnique(name string, columns []string) {
	t.Unique = append(t.Unique, UpstreamIndex{t.freeName(name, columns), columns})
}

// freeName returns the name of a key. Without one it is called after its first
// column, with a number where that is taken (MySQL, "CREATE TABLE Statement").
func (t *UpstreamTable) freeName(name string, columns []string) string {
	switch {
	case name != "":
		return name
	case t.Postgres:
		return postgresKeyName(t.Name, columns)
	}
	name = columns[0]
	if c := t.Column(name); c != nil {
		name = c.Name
	}
	free := name
	for n := 2; t.hasKey(free); n++ {
		free = fmt.Sprintf("%s_%d", name, n)
	}
	return free
}

func (t *UpstreamTable) hasKey(name string) bool {
	isIt := func(other string) bool { return strings.EqualFold(other, name) }
	return slices.ContainsFunc(t.plain, isIt) || slices.ContainsFunc(t.Unique, func(u UpstreamIndex) bool { return isIt(u.Name) })
}

// keyColumns reads the columns of a key. Those of an expression are not told.
func (r *upstreamReader) keyColumns() (columns []string, ok bool) {
	for !r.atEnd() && r.tok.kind != '(' && r.tok.kind != ',' && r.tok.kind != ')' {
		r.next() // USING BTREE
	}
	if r.tok.kind != '(' {
		return nil, false
	}
	r.next()
	for ok = true; !r.atEnd(); {
		if name := r.tok.name(); name != "" {
			columns = append(columns, name)
			r.next()
		} else {
			ok = false
		}
		if r.postgres && r.tok.kind == '(' {
			ok = false // arguments of a function, not a length
		}
		if r.skipItem(); r.atEnd() || r.next().kind == ')' {
			break
		}
	}
	return columns, ok && len(columns) > 0
}

// column reads a column, in the place of one of the same name.
func (r *upstreamReader) column(t *UpstreamTable) {
	name := r.tok.name()
	if name == "" {
		t.Open = true
		return
	}
	c := &UpstreamColumn{Range: r.rangeOf(r.next()), Name: name}
	switch c.Type = r.columnType(); c.Type.Name {
	case "FOR", "INDEX", "KEY", "USING": // PERIOD FOR, VECTOR INDEX, EXCLUDE USING
		return
	case "SERIAL":
		c.Type, c.NotNull = UpstreamType{Name: "BIGINT", Unsigned: true}, true
		t.addUnique("", []string{name})
	}
	r.attributes(t, c)
	t.set(c)
}

func (t *UpstreamTable) set(c *UpstreamColumn) {
	if at := t.index(c.Name); at >= 0 {
		t.Columns[at] = c
		return
	}
	if len(t.Columns) == maxUpstreamColumns {
		t.Open = true
		return
	}
	t.Columns = append(t.Columns, c)
}

// maxUpstreamColumns is how many columns a table has at most (MySQL, "Limits on
// Table Column Count and Row Size").
const maxUpstreamColumns = 4096

func (t *UpstreamTable) index(name string) int {
	return slices.IndexFunc(t.Columns, func(c *UpstreamColumn) bool { return strings.EqualFold(c.Name, name) })
}

// attributes reads what follows a column's type.
func (r *upstreamReader) attributes(t *UpstreamTable, c *UpstreamColumn) {
	for !r.atEnd() && r.tok.kind != ',' && r.tok.kind != ')' {
		switch {
		case r.tok.kind == '(':
			r.skipGroup()
		case r.accept("NOT"):
			c.NotNull = r.accept("NULL") || c.NotNull // or NOT ENFORCED
		case r.accept("CHARACTER", "SET"), r.accept("CHARSET"):
			if r.next().is("binary") {
				c.Type.Name = binaryName(c.Type.Name)
			}
		case r.accept("UNSIGNED"), r.accept("ZEROFILL"):
			c.Type.Unsigned = true
		case r.accept("DEFAULT"):
			if r.tok.kind != '(' && r.tok.kind != ',' && r.tok.kind != ')' {
				r.next()
			}
		case r.accept("COMMENT"):
			c.Comment = r.tok.value()
			r.next()
		case r.accept("PRIMARY", "KEY"), r.accept("KEY"):
			t.Primary, c.NotNull = []string{c.Name}, true
		case r.accept("UNIQUE", "KEY"):
			t.addUnique("", []string{c.Name})
		default:
			r.next()
		}
	}
}

// binaryName is what a type of texts is with the character set binary (MySQL, "The
// binary Character Set").
func binaryName(name string) string {
	switch name {
	case "CHAR", "VARCHAR":
		return strings.TrimSuffix(name, "CHAR") + "BINARY"
	}
	return strings.Replace(name, "TEXT", "BLOB", 1)
}

// synonyms are other words for types (MySQL, "Data Types": syntax of the numeric
// and the string types; "Using Data Types from Other Database Engines").
var synonyms = map[string]string{
	"INTEGER": "INT", "INT1": "TINYINT", "INT2": "SMALLINT", "INT3": "MEDIUMINT", "INT4": "INT", "INT8": "BIGINT",
	"MIDDLEINT": "MEDIUMINT", "DEC": "DECIMAL", "NUMERIC": "DECIMAL", "FIXED": "DECIMAL", "REAL": "DOUBLE",
	"FLOAT4": "FLOAT", "FLOAT8": "DOUBLE", "CHARACTER": "CHAR", "NCHAR": "CHAR", "NVARCHAR": "VARCHAR", "VARCHARACTER": "VARCHAR",
}

// columnType reads a type, without its attributes.
func (r *upstreamReader) columnType() UpstreamType {
	switch {
	case r.postgres:
		return r.postgresType()
	case r.tok.kind != mysqlWord:
		return UpstreamType{}
	}
	r.accept("NATIONAL")
	t := UpstreamType{Name: strings.ToUpper(r.next().raw)}
	if name, ok := synonyms[t.Name]; ok {
		t.Name = name
	}
	switch {
	case t.Name == "DOUBLE":
		r.accept("PRECISION")
	case t.Name == "CHAR" && (r.accept("VARYING") || r.accept("VARCHAR")):
		t.Name = "VARCHAR"
	case t.Name == "LONG" && r.accept("VARBINARY"):
		t.Name = "MEDIUMBLOB"
	case t.Name == "LONG":
		t.Name = "MEDIUMTEXT"
	case t.Name == "BOOL" || t.Name == "BOOLEAN":
		return UpstreamType{Name: "TINYINT", Args: []int{1}}
	}
	if r.tok.kind == '(' {
		t.Args = r.numbers()
	}
	if t.Name == "FLOAT" && len(t.Args) == 1 && t.Args[0] > floatBits {
		t = UpstreamType{Name: "DOUBLE"}
	}
	return t
}

// floatBits is the precision up to which FLOAT(p) is a FLOAT; beyond it is a
// DOUBLE (MySQL, "Floating-Point Types").
const floatBits = 24

// numbers reads the numbers in a parenthesis.
func (r *upstreamReader) numbers() (numbers []int) {
	for !r.atEnd() {
		switch tok := r.next(); tok.kind {
		case ')':
			return numbers
		case mysqlWord:
			if n, err := strconv.Atoi(tok.raw); err == nil {
				numbers = append(numbers, n)
			}
		}
	}
	return numbers
}
