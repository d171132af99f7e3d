package sql

func (p *printer) alter(s *Alter) {
	p.put("ALTER ")
	p.flag(s.Temporary, "TEMPORARY ")
	p.flag(s.System, "SYSTEM ")
	p.put(objectTexts[s.Object], " ")
	p.flag(s.IfExists, "IF EXISTS ")
	p.name(s.Name)
	if s.Partition != nil {
		p.put(" ")
		p.partition(s.Partition)
	}
	p.action(s.Action)
}

// action writes what an ALTER statement does.
func (p *printer) action(a Action) {
	switch a := a.(type) {
	case *RenameTo:
		p.put(" RENAME TO ")
		p.name(a.To)
	case *RenameColumn:
		p.put(" RENAME ")
		p.name(a.From)
		p.put(" TO ")
		p.name(a.To)
	case *AddItems:
		p.alterItems(" ADD ", a.Columns, a.Constraints, a.Watermarks, a.Distributed)
	case *ModifyItems:
		p.alterItems(" MODIFY ", a.Columns, a.Constraints, a.Watermarks, a.Distributed)
	case *DropItems:
		p.dropItems(a)
	case *SetOptions:
		p.put(" SET ")
		p.optionList(a.Options)
	case *ResetOptions:
		p.resetOptions(a)
	case *SetComment:
		p.put(" COMMENT ")
		p.str(a.Comment.Text)
	case *AddPartitions:
		p.addPartitions(a)
	case *DropPartitions:
		p.put("\nDROP")
		p.flag(a.IfExists, " IF EXISTS")
		p.put("\n")
		separated(p, ",\n", a.Partitions, p.partition)
	default:
		p.otherAction(a)
	}
}

func (p *printer) otherAction(a Action) {
	switch a := a.(type) {
	case *AlterAs:
		p.mode(" START_MODE = ", a.StartMode)
		p.put(" AS\n")
		p.query(a.Query)
	case *AlterClass:
		p.class(a.Class, a.Language, a.Using)
	case *SetMode:
		if a.Freshness != nil {
			p.put(" SET FRESHNESS = ")
			p.expr(a.Freshness.Value)
		}
		p.mode(" SET REFRESH_MODE = ", a.RefreshMode)
	case *Lifecycle:
		p.put(" ", a.Verb)
		p.tableOptions(a.With)
		if a.Partition != nil {
			p.put(" ")
			p.partition(a.Partition)
		}
	}
}

func (p *printer) alterItems(kw string, columns []*Column, constraints []*Constraint, watermarks []*Watermark, d *Distribution) {
	p.put(kw)
	if d != nil && len(columns)+len(constraints)+len(watermarks) == 0 {
		p.put("DISTRIBUTION")
		p.distribution(d)
		return
	}
	p.elementList(columns, constraints, watermarks)
}

func (p *printer) dropItems(a *DropItems) {
	p.put(" DROP ")
	switch {
	case a.PrimaryKey:
		p.put("PRIMARY KEY")
	case a.Constraint != nil:
		p.put("CONSTRAINT ")
		p.ident(a.Constraint)
	case a.Watermark:
		p.put("WATERMARK")
	case a.Distribution:
		p.put("DISTRIBUTION")
	default:
		p.put("(\n  ")
		separated(p, ",\n  ", a.Columns, p.name)
		p.put("\n)")
	}
}

func (p *printer) resetOptions(a *ResetOptions) {
	p.put(" RESET (\n")
	for i, key := range a.Keys {
		if i > 0 {
			p.put(",\n")
		}
		p.put("  ")
		p.str(key)
	}
	if len(a.Keys) > 0 {
		p.put("\n")
	}
	p.put(")")
}

func (p *printer) addPartitions(a *AddPartitions) {
	p.put("\nADD")
	p.flag(a.IfNotExists, " IF NOT EXISTS")
	for i, s := range a.Partitions {
		p.put("\n")
		p.partition(s)
		if o := a.With[i]; o != nil {
			p.put(" WITH (")
			list(p, o.List, p.option)
			p.put(")")
		}
	}
}

func (p *printer) drop(s *Drop) {
	p.put("DROP ")
	p.flag(s.Temporary, "TEMPORARY ")
	p.flag(s.System, "SYSTEM ")
	p.put(objectTexts[s.Object], " ")
	p.flag(s.IfExists, "IF EXISTS ")
	p.name(s.Name)
	if s.Behavior != "" {
		p.put(" ", s.Behavior)
	}
}
