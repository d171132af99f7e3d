package catalog

import (
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
	temporary := r.accept("TEMPORARY")
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
	t := &UpstreamTable{Range: n.Range, Database: n.database, Name: n.name, space: n.space}
	if r.tok.kind == '(' {
		at := *r.scan
		r.next()
		if r.accept("LIKE") {
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
		r.next()
		r.items(t)
	}
	return t
}

// like copies what another table has.
func (r *upstreamReader) like(t *UpstreamTable) {
	t.Open = true
	if n, ok := r.tableName(); ok {
		if of := r.up.tables[n.key()].load(); of != nil {
			t.Columns, t.Primary, t.Unique = slices.Clone(of.Columns), slices.Clone(of.Primary), slices.Clone(of.Unique)
			t.Open = of.Open
		}
	}
}

// options passes the options of a table. A table that is made of a query has more
// columns. What the client prints has no end between statements.
func (r *upstreamReader) options(t *UpstreamTable) {
	for !r.atEnd() && !r.tok.is("CREATE") {
		if r.tok.is("SELECT") {
			t.Open = true
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

// item reads a column or a key.
func (r *upstreamReader) item(t *UpstreamTable) *UpstreamColumn {
	if r.accept("CONSTRAINT") && !r.tok.is("PRIMARY") && !r.tok.is("UNIQUE") && !r.tok.is("FOREIGN") && !r.tok.is("CHECK") {
		r.next()
	}
	switch {
	case r.accept("PRIMARY", "KEY"):
		t.Primary, _ = r.keyColumns()
	case r.accept("UNIQUE"):
		_ = r.accept("KEY") || r.accept("INDEX")
		r.unique(t)
	case r.tok.kind == mysqlWord && slices.Contains(keyWords, strings.ToUpper(r.tok.raw)):
	default:
		return r.column(t)
	}
	return nil
}

// keyWords begin the items of a table that are no columns and tell no rows apart.
var keyWords = strings.Fields("KEY INDEX FULLTEXT SPATIAL FOREIGN CHECK PERIOD PARTITION VECTOR")

// unique reads a unique key from its name on. Without a name it is called after
// its first column.
func (r *upstreamReader) unique(t *UpstreamTable) {
	var name string
	if r.tok.kind != '(' {
		name = r.next().name()
	}
	columns, ok := r.keyColumns()
	if !ok {
		return
	}
	if name == "" {
		name = columns[0]
	}
	t.Unique = append(t.Unique, UpstreamIndex{name, columns})
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
		} else {
			ok = false
		}
		if r.skipItem(); r.atEnd() || r.next().kind == ')' {
			break
		}
	}
	return columns, ok && len(columns) > 0
}

// column reads a column, in the place of one of the same name.
func (r *upstreamReader) column(t *UpstreamTable) *UpstreamColumn {
	name := r.tok.name()
	if name == "" {
		t.Open = true
		return nil
	}
	c := &UpstreamColumn{Range: r.rangeOf(r.next()), Name: name}
	c.Type = r.columnType()
	if c.Type.Name == "SERIAL" {
		c.Type = UpstreamType{Name: "BIGINT", Unsigned: true}
		t.Unique = append(t.Unique, UpstreamIndex{name, []string{name}})
	}
	r.attributes(t, c)
	t.set(c)
	return c
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
			c.NotNull = r.accept("NULL")
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
			t.Primary = []string{c.Name}
		case r.accept("UNIQUE", "KEY"):
			t.Unique = append(t.Unique, UpstreamIndex{c.Name, []string{c.Name}})
		default:
			r.next()
		}
	}
}

// synonyms are other words for types (MySQL, "Data Types": syntax of the numeric
// and the string types; "Using Data Types from Other Database Engines").
var synonyms = map[string]string{
	"INTEGER": "INT", "INT1": "TINYINT", "INT2": "SMALLINT", "INT3": "MEDIUMINT", "INT4": "INT", "INT8": "BIGINT",
	"MIDDLEINT": "MEDIUMINT", "DEC": "DECIMAL", "NUMERIC": "DECIMAL", "FIXED": "DECIMAL", "REAL": "DOUBLE",
	"FLOAT4": "FLOAT", "FLOAT8": "DOUBLE", "CHARACTER": "CHAR", "NCHAR": "CHAR", "NVARCHAR": "VARCHAR",
}

// columnType reads a type, without its attributes.
func (r *upstreamReader) columnType() UpstreamType {
	if r.tok.kind != mysqlWord {
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
	case t.Name == "CHAR" && r.accept("VARYING"):
		t.Name = "VARCHAR"
	case t.Name == "LONG":
		t.Name = "MEDIUMTEXT"
	case t.Name == "BOOL" || t.Name == "BOOLEAN":
		return UpstreamType{Name: "TINYINT", Args: []int{1}}
	}
	if r.tok.kind == '(' {
		t.Args = r.numbers()
	}
	return t
}

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
