package sql

// typeNames are the types whose canonical name is another.
var typeNames = map[string]string{
	"INT": "INTEGER", "DEC": "DECIMAL", "NUMERIC": "DECIMAL", "CHARACTER": "CHAR", "CHAR VARYING": "VARCHAR",
	"CHARACTER VARYING": "VARCHAR", "BINARY VARYING": "VARBINARY", "DOUBLE PRECISION": "DOUBLE",
	"INT UNSIGNED": "INTEGER UNSIGNED", "UNSIGNED": "INTEGER UNSIGNED",
}

// dataType writes a data type.
func (p *printer) dataType(t *Type) {
	if t == nil {
		return
	}
	switch {
	case t.More().User != nil:
		p.name(t.More().User)
	case t.More().Interval != nil:
		p.put("INTERVAL ")
		p.unit(t.More().Interval)
	case t.More().Postfix:
		p.dataType(t.Elems()[0])
		p.put(" ", t.Name)
	case t.Elems() != nil:
		p.put(t.Name, "< ")
		list(p, t.Elems(), p.dataType)
		p.put(" >")
	case t.Name == "ROW" || t.Name == "STRUCTURED":
		p.fields(t)
	default:
		p.scalarType(t)
	}
	if t.NotNull {
		p.put(" NOT NULL")
	}
}

func (p *printer) scalarType(t *Type) {
	name := t.Name
	if canonical, ok := typeNames[name]; ok {
		name = canonical
	}
	p.put(name)
	if len(t.Args) > 0 {
		p.put("(")
		list(p, t.Args, p.expr)
		p.put(")")
	}
	if t.More().Zone != "" && t.More().Zone != "WITHOUT TIME ZONE" {
		p.put(" ", t.More().Zone)
	}
	if t.More().Charset != "" {
		p.put(" CHARACTER SET ")
		p.ident(&Ident{Name: t.More().Charset})
	}
}

// fields writes a type that is made of fields.
func (p *printer) fields(t *Type) {
	open, shut := "(", ")"
	if t.More().Angle {
		open, shut = "< ", " >"
		if len(t.Fields()) == 0 && len(t.Args) == 0 {
			open, shut = "<", ">"
		}
	}
	p.put(t.Name, open)
	list(p, t.Args, p.expr)
	if len(t.Args) > 0 && len(t.Fields()) > 0 {
		p.put(", ")
	}
	list(p, t.Fields(), func(f *RowField) {
		p.ident(f.Name)
		p.put(" ")
		p.dataType(f.Type)
		if f.Comment != nil {
			p.put(" ")
			p.str(f.Comment)
		}
	})
	p.put(shut)
}
