package sql

import "strings"

// stmt writes a statement.
func (p *printer) stmt(s Stmt) {
	if p.definition(s) || p.change(s) {
		return
	}
	switch s := s.(type) {
	case *QueryStmt:
		p.query(s.Query)
	case *StatementSet:
		p.statementSet(s)
	case *Explain:
		p.explain(s)
	case *Execute:
		p.put("EXECUTE ")
		p.stmt(s.Stmt)
	case *CompilePlan:
		p.compilePlan(s)
	case *ExecutePlan:
		p.put("EXECUTE PLAN ")
		p.str(s.Path)
	case *Show:
		p.show(s)
	case *Describe:
		p.describe(s)
	default:
		p.utility(s)
	}
}

// change writes a statement that changes objects or data. It reports whether s
// is one.
func (p *printer) change(s Stmt) bool {
	switch s := s.(type) {
	case *Alter:
		p.alter(s)
	case *Drop:
		p.drop(s)
	case *Insert:
		p.insert(s)
	case *Update:
		p.put("UPDATE ")
		p.target(s.Table, s.Hints, s.Extend, s.Alias)
		p.assignments(s.Set)
		p.filter("\nWHERE ", s.Where)
	case *Delete:
		p.put("DELETE FROM ")
		p.target(s.Table, s.Hints, s.Extend, s.Alias)
		p.filter("\nWHERE ", s.Where)
	case *Merge:
		p.merge(s)
	case *Truncate:
		p.put("TRUNCATE TABLE ")
		p.name(s.Name)
	default:
		return false
	}
	return true
}

// utility writes the remaining statements.
func (p *printer) utility(s Stmt) {
	switch s := s.(type) {
	case *Set:
		p.set(s)
	case *Reset:
		p.put("RESET")
		if s.Key != nil {
			p.put(" ")
			p.bareOrQuoted(s.Key)
		}
	case *Use:
		p.put("USE ")
		if s.What != "" {
			p.put(s.What, " ")
		}
		list(p, s.Names, p.name)
	case *Jar:
		if s.Remove {
			p.put("REMOVE JAR ")
		} else {
			p.put("ADD JAR ")
		}
		p.str(s.Path)
	case *CallStmt:
		p.put("CALL ")
		p.call(s.Call)
	case *Load:
		p.put("LOAD MODULE ")
		p.name(s.Name)
		if s.With != nil && len(s.With.List) > 0 {
			p.put(" ")
			p.options(s.With)
		}
	case *Unload:
		p.put("UNLOAD MODULE ")
		p.name(s.Name)
	case *Analyze:
		p.analyze(s)
	case *StopJob:
		p.put("STOP JOB ")
		p.str(s.ID)
		p.flag(s.WithSavepoint, " WITH SAVEPOINT")
		p.flag(s.WithDrain, " WITH DRAIN")
	case *ClientCommand:
		p.put(s.Verb)
		if s.Rest.Len() > 0 {
			p.put(" ", s.Rest.String())
		}
	}
}

// target writes the table that a statement changes.
func (p *printer) target(n *Name, hints []*Hint, extend []*Column, alias *Ident) {
	p.name(n)
	p.hints(hints)
	if extend != nil {
		p.put(" EXTEND ")
		p.extend(extend)
	}
	if alias != nil {
		p.put(" AS ")
		p.ident(alias)
	}
}

func (p *printer) insert(s *Insert) {
	if s.Upsert {
		p.put("UPSERT ")
	} else {
		p.put("INSERT ")
	}
	if s.Overwrite {
		p.put("OVERWRITE ")
	} else {
		p.put("INTO ")
	}
	p.name(s.Table)
	p.hints(s.Hints)
	if s.Extend != nil {
		p.put(" EXTEND ")
		p.extend(s.Extend)
	}
	between := " "
	if s.Partition != nil {
		p.put(" ")
		p.partition(s.Partition)
		p.put("\n")
		between = ""
	}
	if s.Columns != nil {
		p.put(between)
		p.names(s.Columns)
	}
	p.put("\n")
	p.query(s.Query)
	if s.Conflict != nil {
		p.put("\nON CONFLICT DO ", s.Conflict.Do)
	}
}

func (p *printer) partition(s *Partition) {
	p.put("PARTITION (")
	list(p, s.Items, func(item *PartitionItem) {
		p.ident(item.Column)
		if item.Value != nil {
			p.put(" = ")
			p.expr(item.Value)
		}
	})
	p.put(")")
}

func (p *printer) assignments(set []*Assignment) {
	p.put(" SET ")
	list(p, set, func(a *Assignment) {
		p.name(a.Column)
		p.put(" = ")
		p.expr(a.Value)
	})
}

func (p *printer) merge(s *Merge) {
	p.put("MERGE INTO ")
	p.target(s.Table, s.Hints, s.Extend, s.Alias)
	p.put("\nUSING ")
	p.rel(s.Source)
	p.put("\nON ")
	p.expr(s.On)
	if s.Update != nil {
		p.put("\nWHEN MATCHED THEN UPDATE")
		p.assignments(s.Update)
	}
	if s.Insert != nil {
		p.put("\nWHEN NOT MATCHED THEN INSERT ")
		if s.InsertColumns != nil {
			p.names(s.InsertColumns)
			p.put(" ")
		}
		p.query(s.Insert)
	}
}

func (p *printer) statementSet(s *StatementSet) {
	if !s.Head.IsValid() {
		p.put("END")
		return
	}
	switch s.Form {
	case BeginStatementSet:
		p.put("BEGIN STATEMENT SET")
		if s.Stmts == nil && !s.EndKw.IsValid() {
			return
		}
		p.put(";\n")
	case ExecuteStatementSet:
		p.put("EXECUTE STATEMENT SET BEGIN\n")
	default:
		p.put("STATEMENT SET BEGIN\n")
	}
	for _, stmt := range s.Stmts {
		p.stmt(stmt)
		p.put("\n;\n")
	}
	if s.EndKw.IsValid() {
		p.put("END")
	}
}

func (p *printer) explain(s *Explain) {
	p.put("EXPLAIN ")
	if s.Details != nil {
		list(p, s.Details, p.keyword)
		p.put(" ")
	}
	p.stmt(s.Stmt)
}

func (p *printer) compilePlan(s *CompilePlan) {
	if s.Execute {
		p.put("COMPILE AND EXECUTE PLAN ")
	} else {
		p.put("COMPILE PLAN ")
	}
	p.str(s.Path)
	p.flag(s.IfNotExists, " IF NOT EXISTS")
	p.put(" FOR ")
	p.stmt(s.Stmt)
}

func (p *printer) show(s *Show) {
	p.put("SHOW ", s.What)
	if s.Name != nil {
		p.put(" ")
		p.name(s.Name)
	}
	if s.In != "" {
		p.put(" ", s.In, " ")
		p.name(s.Source)
	}
	if s.Partition != nil {
		p.put(" ")
		p.partition(s.Partition)
	}
	if s.Like != "" {
		p.put(not(s.Not), " ", s.Like, " ")
		p.showPattern(s.Pattern)
	}
}

// showPattern writes the pattern of SHOW. Flink takes it for a keyword and
// writes it in upper case, which only a comparison with Flink's tests wants.
func (p *printer) showPattern(s *Str) {
	if p.upper {
		p.quote("", strings.ToUpper(s.Value()))
		return
	}
	p.str(s)
}

// objectTexts are the words that name a kind of thing.
var objectTexts = [...]string{
	Table: "TABLE", MaterializedTable: "MATERIALIZED TABLE", View: "VIEW", Function: "FUNCTION", Catalog: "CATALOG",
	Database: "DATABASE", Model: "MODEL", Connection: "CONNECTION", Job: "JOB",
}

func (p *printer) describe(s *Describe) {
	p.put("DESCRIBE ")
	switch {
	case s.Object == Job:
		p.put("JOB ")
		p.str(s.ID)
		return
	case s.Stmt != nil:
		p.put("STATEMENT ")
		p.stmt(s.Stmt)
		return
	case s.Object != Table || s.Spelled:
		p.put(objectTexts[s.Object], " ")
	}
	p.flag(s.Extended, "EXTENDED ")
	p.name(s.Name)
	if s.Column != nil {
		p.put(" ")
		p.name(s.Column)
	}
}

func (p *printer) set(s *Set) {
	p.put("SET")
	if s.Key == nil {
		return
	}
	p.put(" ")
	p.bareOrQuoted(s.Key)
	p.put(" = ")
	if value, ok := s.Value.(*Str); ok {
		p.bareOrQuoted(value)
	} else {
		p.expr(s.Value)
	}
}

// bareOrQuoted writes a string in quotes, also where it has none in the text.
func (p *printer) bareOrQuoted(s *Str) {
	if s.Var() != nil {
		p.str(s)
		return
	}
	p.quote("", s.Value())
}

func (p *printer) analyze(s *Analyze) {
	p.put("ANALYZE TABLE ")
	p.name(s.Name)
	if s.Partition != nil {
		p.put(" ")
		p.partition(s.Partition)
	}
	p.put(" COMPUTE STATISTICS")
	switch {
	case s.ForAllColumns:
		p.put(" FOR ALL COLUMNS")
	case s.ForColumns != nil:
		p.put(" FOR COLUMNS ")
		list(p, s.ForColumns, p.ident)
	}
}
