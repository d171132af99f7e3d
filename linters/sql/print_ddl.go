package sql

// definition writes a CREATE statement. It reports whether s is one.
func (p *printer) definition(s Stmt) bool {
	switch s := s.(type) {
	case *CreateTable:
		p.createTable(s)
	case *CreateMaterializedTable:
		p.createMaterializedTable(s)
	case *CreateView:
		p.createView(s)
	case *CreateFunction:
		p.createFunction(s)
	case *CreateCatalog:
		p.create("CATALOG", s.OrReplace, false, false, s.IfNotExists, s.Name)
		p.commentAndOptions(s.Comment, s.With)
	case *CreateDatabase:
		p.createDatabase(s)
	case *CreateModel:
		p.createModel(s)
	case *CreateConnection:
		p.create("CONNECTION", false, s.Temporary, s.System, s.IfNotExists, s.Name)
		p.commentAndOptions(s.Comment, s.With)
	default:
		return false
	}
	return true
}

// create writes what CREATE statements begin with.
func (p *printer) create(what string, orReplace, temporary, system, ifNotExists bool, n *Name) {
	p.put("CREATE ")
	p.flag(orReplace, "OR REPLACE ")
	p.flag(temporary, "TEMPORARY ")
	p.flag(system, "SYSTEM ")
	p.put(what, " ")
	p.flag(ifNotExists, "IF NOT EXISTS ")
	p.name(n)
}

// flag writes words that are there or not.
func (p *printer) flag(is bool, words string) {
	if is {
		p.put(words)
	}
}

func (p *printer) commentAndOptions(c *Comment, o *Options) {
	p.tableComment(c)
	p.tableOptions(o)
}

func (p *printer) tableComment(c *Comment) {
	if c != nil {
		p.put("\nCOMMENT ")
		p.str(c.Text)
	}
}

func (p *printer) tableOptions(o *Options) {
	if o != nil && len(o.List) > 0 {
		p.put("\n")
		p.options(o)
	}
}

func (p *printer) createTable(s *CreateTable) {
	if s.ReplaceOnly {
		p.put("REPLACE ")
		p.flag(s.Temporary, "TEMPORARY ")
		p.put("TABLE ")
		p.flag(s.IfNotExists, "IF NOT EXISTS ")
		p.name(s.Name)
	} else {
		p.create("TABLE", s.OrReplace, s.Temporary, false, s.IfNotExists, s.Name)
	}
	p.elements(s.Columns, s.Constraints, s.Watermarks)
	if s.Connection != nil {
		p.put("\nUSING CONNECTION ")
		p.name(s.Connection)
	}
	p.tableComment(s.Comment)
	p.placement(s.Distributed, s.Partitioned)
	p.tableOptions(s.With)
	if s.Like != nil {
		p.tableLike(s.Like)
	}
	p.asQuery(s.As)
}

// placement writes how a table is divided.
func (p *printer) placement(d *Distribution, by *PartitionedBy) {
	if d != nil {
		p.put("\nDISTRIBUTED")
		p.distribution(d)
	}
	if by != nil {
		p.put("\nPARTITIONED BY ")
		p.idents(by.Columns)
	}
}

func (p *printer) asQuery(q Query) {
	if q == nil {
		return
	}
	p.put("\nAS\n")
	t, ok := q.(*TableQuery)
	if !ok || t.Hints == nil && t.Columns == nil {
		p.query(q)
		return
	}
	p.put("TABLE ")
	p.name(t.Name)
	p.hints(t.Hints)
	if t.Columns != nil {
		p.put("\nADD COLUMN (")
		list(p, t.Columns, p.column)
		p.put(")")
	}
}

// elements writes columns, constraints and the watermark, each on its line.
func (p *printer) elements(columns []*Column, constraints []*Constraint, watermarks []*Watermark) {
	if len(columns)+len(constraints)+len(watermarks) == 0 {
		return
	}
	p.put(" ")
	p.elementList(columns, constraints, watermarks)
}

func (p *printer) elementList(columns []*Column, constraints []*Constraint, watermarks []*Watermark) {
	line := "(\n  "
	for _, c := range columns {
		p.put(line)
		p.column(c)
		line = ",\n  "
	}
	for _, c := range constraints {
		p.put(line)
		p.constraint(c)
		line = ",\n  "
	}
	for _, w := range watermarks {
		p.put(line)
		p.watermark(w)
		line = ",\n  "
	}
	p.put("\n)")
}

func (p *printer) column(c *Column) {
	for _, outer := range c.More().Outer {
		p.ident(outer)
		p.put(".")
	}
	p.ident(c.Name)
	if c.Kind == Computed {
		p.put(" AS ")
		p.expr(c.Expr)
	} else if c.Type != nil {
		p.put(" ")
		p.dataType(c.Type)
	}
	if c.Kind == Metadata {
		p.put(" METADATA")
		if key := c.More().Key; key != nil {
			p.put(" FROM ")
			p.str(key)
		}
		p.flag(c.Virtual, " VIRTUAL")
	}
	if constraint := c.More().Constraint; constraint != nil {
		p.put(" ")
		p.constraint(constraint)
	}
	if c.Comment != nil {
		p.put(" COMMENT ")
		p.str(c.Comment.Text)
	}
	p.place(c.More().Place)
}

func (p *printer) place(place *ColumnPlace) {
	switch {
	case place == nil:
	case place.After == nil:
		p.put(" FIRST")
	default:
		p.put(" AFTER ")
		p.name(place.After)
	}
}

func (p *printer) constraint(c *Constraint) {
	if c.Name != nil {
		p.put("CONSTRAINT ")
		p.ident(c.Name)
		p.put(" ")
	}
	if c.Unique {
		p.put("UNIQUE")
	} else {
		p.put("PRIMARY KEY")
	}
	if c.Columns != nil {
		p.put(" ")
		p.idents(c.Columns)
	}
	switch c.Enforcement {
	case NotEnforced:
		p.put(" NOT ENFORCED")
	case Enforced:
		p.put(" ENFORCED")
	}
}

func (p *printer) watermark(w *Watermark) {
	p.put("WATERMARK FOR ")
	p.name(w.Column)
	p.put(" AS ")
	p.expr(w.Expr)
}

// distribution writes what follows DISTRIBUTED.
func (p *printer) distribution(d *Distribution) {
	if d.Columns != nil {
		p.put(" BY ", d.Kind)
		if d.Kind == "" {
			p.idents(d.Columns)
		} else {
			p.idents(d.Columns)
		}
	}
	if d.Buckets != nil {
		p.put(" INTO ", d.Buckets.Text, " BUCKETS")
	}
}

func (p *printer) tableLike(l *TableLike) {
	p.put("\nLIKE ")
	p.name(l.Table)
	if l.Options == nil {
		return
	}
	p.put(" (")
	for _, o := range l.Options {
		p.put("\n  ", o.Merge, " ", o.Feature)
	}
	p.put("\n)")
}

func (p *printer) createMaterializedTable(s *CreateMaterializedTable) {
	p.put("CREATE ")
	p.flag(s.OrAlter, "OR ALTER ")
	p.flag(s.OrReplace, "OR REPLACE ")
	p.put("MATERIALIZED TABLE ")
	p.flag(s.IfNotExists, "IF NOT EXISTS ")
	p.name(s.Name)
	p.elements(s.Columns, s.Constraints, s.Watermarks)
	p.tableComment(s.Comment)
	p.placement(s.Distributed, s.Partitioned)
	p.tableOptions(s.With)
	if s.Freshness != nil {
		p.put("\nFRESHNESS = ")
		p.expr(s.Freshness.Value)
	}
	p.mode("\nREFRESH_MODE = ", s.RefreshMode)
	p.mode("\nSTART_MODE = ", s.StartMode)
	p.asQuery(s.As)
}

// mode writes a mode, whose value is a keyword.
func (p *printer) mode(kw string, m *Mode) {
	if m == nil {
		return
	}
	p.put(kw)
	if w := lookup(m.Value.Name); w != nil {
		p.put(w.text)
	}
	if m.Args != nil {
		p.put("(")
		list(p, m.Args, p.expr)
		p.put(")")
	}
}

func (p *printer) createView(s *CreateView) {
	p.create("VIEW", s.OrReplace, s.Temporary, false, s.IfNotExists, s.Name)
	if s.Columns != nil {
		p.put(" ")
		p.idents(s.Columns)
	}
	p.commentAndOptions(s.Comment, s.With)
	p.put("\nAS\n")
	p.query(s.As)
}

func (p *printer) createFunction(s *CreateFunction) {
	p.create("FUNCTION", s.OrReplace, s.Temporary, s.System, s.IfNotExists, s.Name)
	p.class(s.Class, s.Language, s.Using)
	p.tableOptions(s.With)
}

// class writes AS class and what follows it.
func (p *printer) class(class *Str, language *Ident, using []*Resource) {
	p.put(" AS ")
	p.str(class)
	if language != nil {
		p.put(" LANGUAGE ")
		p.keyword(language)
	}
	if using != nil {
		p.put(" USING ")
		list(p, using, func(r *Resource) {
			p.put(r.Kind, " ")
			p.str(r.Path)
		})
	}
}

// keyword writes an identifier that is a keyword.
func (p *printer) keyword(id *Ident) {
	if w := lookup(id.Name); w != nil {
		p.put(w.text)
	}
}

func (p *printer) createDatabase(s *CreateDatabase) {
	p.create("DATABASE", false, false, false, s.IfNotExists, s.Name)
	p.tableComment(s.Comment)
	if s.Source != nil {
		if s.With != nil {
			p.tableOptions(s.With)
		}
		p.sourceDatabase(s.Source)
		return
	}
	p.tableOptions(s.With)
}

func (p *printer) sourceDatabase(d *SourceDatabase) {
	p.put("\nAS DATABASE ")
	p.name(d.Name)
	p.tableFilters("\nINCLUDING ", d.Including)
	p.tableFilters("\nEXCLUDING ", d.Excluding)
	p.hints(d.Hints)
}

func (p *printer) tableFilters(kw string, filters []*TableFilter) {
	if len(filters) == 0 {
		return
	}
	p.put(kw)
	if filters[0].Pattern == nil {
		p.put("ALL TABLES")
		return
	}
	p.put("TABLE ")
	list(p, filters, func(f *TableFilter) { p.str(f.Pattern) })
}

func (p *printer) createModel(s *CreateModel) {
	p.create("MODEL", s.OrReplace, s.Temporary, false, s.IfNotExists, s.Name)
	p.modelColumns(" INPUT ", s.Input)
	p.modelColumns(" OUTPUT ", s.Output)
	p.tableComment(s.Comment)
	if s.Language != nil {
		p.put("\nLANGUAGE ")
		p.keyword(s.Language)
	}
	p.tableOptions(s.With)
	p.asQuery(s.As)
}

func (p *printer) modelColumns(kw string, columns []*Column) {
	if columns != nil {
		p.put(kw)
		p.elementList(columns, nil, nil)
	}
}
