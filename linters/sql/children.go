package sql

// The functions here give the children of a node to f, in the order in which
// the tree keeps them. Each knows one part of the tree and reports whether the
// node belongs to it.

// children gives the children of n to f.
func children(n Node, f func(Node)) {
	_ = groundChildren(n, f) || // most nodes are names
		exprChildren(n, f) ||
		queryChildren(n, f) ||
		relChildren(n, f) ||
		stmtChildren(n, f) ||
		definitionChildren(n, f) ||
		actionChildren(n, f) ||
		transformChildren(n, f)
}

// one gives a child to f unless it is nil.
func one[T interface {
	comparable
	Node
}](f func(Node), n T) {
	var none T
	if n != none {
		f(n)
	}
}

// each gives children to f, leaving out those that are nil.
func each[T interface {
	comparable
	Node
}](f func(Node), ns []T) {
	for _, n := range ns {
		one(f, n)
	}
}

// definitionChildren knows what CREATE statements are made of.
func definitionChildren(node Node, f func(Node)) bool {
	switch n := node.(type) {
	case *CreateTable:
		one(f, n.Name)
		each(f, n.Columns)
		each(f, n.Watermarks)
		each(f, n.Constraints)
		one(f, n.Comment)
		one(f, n.Distributed)
		one(f, n.Partitioned)
		one(f, n.Connection)
		one(f, n.With)
		one(f, n.Like)
		one(f, n.As)
	case *CreateMaterializedTable:
		one(f, n.Name)
		each(f, n.Columns)
		each(f, n.Watermarks)
		each(f, n.Constraints)
		one(f, n.Comment)
		one(f, n.Distributed)
		one(f, n.Partitioned)
		one(f, n.With)
		one(f, n.Freshness)
		one(f, n.RefreshMode)
		one(f, n.StartMode)
		one(f, n.As)
	case *CreateView:
		one(f, n.Name)
		each(f, n.Columns)
		one(f, n.Comment)
		one(f, n.With)
		one(f, n.As)
	case *CreateFunction:
		one(f, n.Name)
		one(f, n.Class)
		one(f, n.Language)
		each(f, n.Using)
		one(f, n.With)
	case *Resource:
		one(f, n.Path)
	case *CreateCatalog:
		one(f, n.Name)
		one(f, n.Comment)
		one(f, n.With)
	case *CreateDatabase:
		one(f, n.Name)
		one(f, n.Comment)
		one(f, n.With)
		one(f, n.Source)
	case *SourceDatabase:
		one(f, n.Name)
		each(f, n.Including)
		each(f, n.Excluding)
		each(f, n.Hints)
	case *TableFilter:
		one(f, n.Pattern)
	case *CreateModel:
		one(f, n.Name)
		each(f, n.Input)
		each(f, n.Output)
		one(f, n.Comment)
		one(f, n.Language)
		one(f, n.With)
		one(f, n.As)
	case *CreateConnection:
		one(f, n.Name)
		one(f, n.Comment)
		one(f, n.With)
	case *Column:
		form := n.More()
		each(f, form.Outer)
		one(f, n.Name)
		one(f, n.Type)
		one(f, n.Expr)
		one(f, form.Key)
		one(f, form.Constraint)
		one(f, n.Comment)
		one(f, form.Place)
	case *ColumnPlace:
		one(f, n.After)
	case *Comment:
		one(f, n.Text)
	case *Watermark:
		one(f, n.Column)
		one(f, n.Expr)
	case *Constraint:
		one(f, n.Name)
		each(f, n.Columns)
	case *Distribution:
		each(f, n.Columns)
		one(f, n.Buckets)
	case *PartitionedBy:
		each(f, n.Columns)
	case *TableLike:
		one(f, n.Table)
		each(f, n.Options)
	case *Freshness:
		one(f, n.Value)
	case *Mode:
		one(f, n.Value)
		each(f, n.Args)
	default:
		return false
	}
	return true
}

// actionChildren knows ALTER and DROP statements and what they are made of.
func actionChildren(node Node, f func(Node)) bool {
	switch n := node.(type) {
	case *Alter:
		one(f, n.Name)
		one(f, n.Partition)
		one(f, n.Action)
	case *RenameTo:
		one(f, n.To)
	case *RenameColumn:
		one(f, n.From)
		one(f, n.To)
	case *AddItems:
		each(f, n.Columns)
		each(f, n.Watermarks)
		each(f, n.Constraints)
		one(f, n.Distributed)
	case *ModifyItems:
		each(f, n.Columns)
		each(f, n.Watermarks)
		each(f, n.Constraints)
		one(f, n.Distributed)
	case *DropItems:
		each(f, n.Columns)
		one(f, n.Constraint)
	case *SetOptions:
		one(f, n.Options)
	case *ResetOptions:
		each(f, n.Keys)
	case *SetComment:
		one(f, n.Comment)
	case *AddPartitions:
		each(f, n.Partitions)
		each(f, n.With)
	case *DropPartitions:
		each(f, n.Partitions)
	case *AlterAs:
		one(f, n.StartMode)
		one(f, n.Query)
	case *AlterClass:
		one(f, n.Class)
		one(f, n.Language)
		each(f, n.Using)
	case *SetMode:
		one(f, n.Freshness)
		one(f, n.RefreshMode)
	case *Lifecycle:
		one(f, n.With)
		one(f, n.StartMode)
		one(f, n.Partition)
	case *Drop:
		one(f, n.Name)
	default:
		return false
	}
	return true
}

// stmtChildren knows the other statements and their parts.
func stmtChildren(node Node, f func(Node)) bool {
	switch n := node.(type) {
	case *Partition:
		each(f, n.Items)
	case *PartitionItem:
		one(f, n.Column)
		one(f, n.Value)
	case *Insert:
		one(f, n.Table)
		each(f, n.Hints)
		each(f, n.Extend)
		one(f, n.Partition)
		each(f, n.Columns)
		one(f, n.Query)
		one(f, n.Conflict)
	case *Update:
		one(f, n.Table)
		each(f, n.Hints)
		one(f, n.Alias)
		each(f, n.Set)
		one(f, n.Where)
	case *Assignment:
		one(f, n.Column)
		one(f, n.Value)
	case *Delete:
		one(f, n.Table)
		each(f, n.Hints)
		one(f, n.Alias)
		one(f, n.Where)
	case *Merge:
		one(f, n.Table)
		each(f, n.Hints)
		one(f, n.Alias)
		one(f, n.Source)
		one(f, n.On)
		each(f, n.Update)
		each(f, n.InsertColumns)
		one(f, n.Insert)
	case *Truncate:
		one(f, n.Name)
	case *StatementSet:
		each(f, n.Stmts)
	case *QueryStmt:
		one(f, n.Query)
	case *Set:
		one(f, n.Key)
		one(f, n.Value)
	case *Reset:
		one(f, n.Key)
	case *Use:
		each(f, n.Names)
	case *Jar:
		one(f, n.Path)
	case *Show:
		one(f, n.Name)
		one(f, n.Source)
		one(f, n.Partition)
		one(f, n.Pattern)
	case *Describe:
		one(f, n.Name)
		one(f, n.ID)
		one(f, n.Column)
		one(f, n.Stmt)
	case *Explain:
		each(f, n.Details)
		one(f, n.Stmt)
	case *Execute:
		one(f, n.Stmt)
	case *CompilePlan:
		one(f, n.Path)
		one(f, n.Stmt)
	case *ExecutePlan:
		one(f, n.Path)
	case *CallStmt:
		one(f, n.Call)
	case *Load:
		one(f, n.Name)
		one(f, n.With)
	case *Unload:
		one(f, n.Name)
	case *Analyze:
		one(f, n.Name)
		one(f, n.Partition)
		each(f, n.ForColumns)
	case *StopJob:
		one(f, n.ID)
	case *BadStmt:
		each(f, n.Parts)
	default:
		return false
	}
	return true
}

// queryChildren knows queries and their clauses.
func queryChildren(node Node, f func(Node)) bool {
	switch n := node.(type) {
	case *Select:
		each(f, n.Hints)
		each(f, n.Items)
		one(f, n.From)
		one(f, n.Where)
		one(f, n.GroupBy)
		one(f, n.Having)
		each(f, n.Windows)
		one(f, n.Qualify)
	case *SelectItem:
		one(f, n.Expr)
		one(f, n.Alias)
	case *Filter:
		one(f, n.Cond)
	case *GroupBy:
		each(f, n.Items)
	case *NamedWindow:
		one(f, n.Name)
		one(f, n.Window)
	case *Window:
		one(f, n.Base)
		each(f, n.PartitionBy)
		each(f, n.OrderBy)
		one(f, n.Frame)
	case *Frame:
		one(f, n.Low)
		one(f, n.High)
	case *Bound:
		one(f, n.Offset)
	case *SortItem:
		one(f, n.Expr)
	case *SetOp:
		one(f, n.Left)
		one(f, n.Right)
	case *Values:
		each(f, n.Rows)
	case *TableQuery:
		one(f, n.Name)
		each(f, n.Hints)
		each(f, n.Columns)
	case *With:
		each(f, n.CTEs)
		one(f, n.Body)
	case *CTE:
		one(f, n.Name)
		each(f, n.Columns)
		one(f, n.Query)
	case *Ordered:
		one(f, n.Query)
		each(f, n.OrderBy)
		one(f, n.Limit)
		one(f, n.Offset)
	case *ParenQuery:
		one(f, n.Query)
	default:
		return false
	}
	return true
}

// relChildren knows relations and row patterns.
func relChildren(node Node, f func(Node)) bool {
	switch n := node.(type) {
	case *TableRef:
		one(f, n.Name)
		each(f, n.Hints)
		each(f, n.Extend)
	case *Subquery:
		one(f, n.Query)
	case *TableFunc:
		one(f, n.Call)
		each(f, n.Hints)
	case *Unnest:
		each(f, n.Args)
		one(f, n.Query)
	case *Join:
		one(f, n.Left)
		one(f, n.Right)
		one(f, n.Match)
		one(f, n.On)
		each(f, n.Using)
	case *Snapshot:
		one(f, n.Rel)
		one(f, n.Period)
	case *Aliased:
		one(f, n.Rel)
		one(f, n.Alias)
		each(f, n.Columns)
	case *ParenRel:
		one(f, n.Rel)
	case *Sample:
		one(f, n.Rel)
		one(f, n.Value)
		one(f, n.Repeatable)
	case *Pivot:
		one(f, n.Rel)
		each(f, n.Aggs)
		each(f, n.Axes)
		each(f, n.Values)
	case *Unpivot:
		one(f, n.Rel)
		each(f, n.Measures)
		each(f, n.Axes)
		each(f, n.In)
	case *UnpivotItem:
		each(f, n.Columns)
		one(f, n.Values)
	case *MatchRecognize:
		one(f, n.Rel)
		each(f, n.PartitionBy)
		each(f, n.OrderBy)
		each(f, n.Measures)
		one(f, n.After)
		one(f, n.Pattern)
		one(f, n.Within)
		each(f, n.Subsets)
		each(f, n.Define)
	case *AfterMatch:
		one(f, n.Var)
	case *Subset:
		one(f, n.Name)
		each(f, n.Vars)
	case *Define:
		one(f, n.Var)
		one(f, n.Cond)
	case *PatternVar:
		one(f, n.Name)
	case *PatternSeq:
		each(f, n.Items)
	case *PatternAlt:
		each(f, n.Items)
	case *PatternRepeat:
		one(f, n.Item)
		one(f, n.Low)
		one(f, n.High)
	case *PatternGroup:
		one(f, n.Item)
	case *PatternExclude:
		one(f, n.Item)
	case *PatternPermute:
		each(f, n.Items)
	default:
		return false
	}
	return true
}

// exprChildren knows expressions and types.
func exprChildren(node Node, f func(Node)) bool {
	switch n := node.(type) {
	case *Star:
		one(f, n.Qualifier)
	case *Temporal:
		one(f, n.Value)
	case *Interval:
		one(f, n.Value)
		one(f, n.Unit)
	case *IntervalUnit:
		one(f, n.Precision)
		one(f, n.FractionPrecision)
	case *Unary:
		one(f, n.X)
	case *Binary:
		one(f, n.X)
		one(f, n.Y)
	case *Between:
		one(f, n.X)
		one(f, n.Low)
		one(f, n.High)
	case *In:
		one(f, n.X)
		each(f, n.List)
		one(f, n.Query)
	case *Like:
		one(f, n.X)
		one(f, n.Pattern)
		one(f, n.Escape)
	case *Is:
		one(f, n.X)
	case *Exists:
		one(f, n.Query)
	case *Quantified:
		one(f, n.X)
		each(f, n.List)
		one(f, n.Query)
	case *Case:
		one(f, n.Operand)
		each(f, n.Whens)
		one(f, n.Else)
	case *When:
		each(f, n.Conds)
		one(f, n.Then)
	case *Cast:
		one(f, n.X)
		one(f, n.Type)
		one(f, n.Format)
	case *Collate:
		one(f, n.X)
	case *Index:
		one(f, n.X)
		one(f, n.Index)
	case *Field:
		one(f, n.X)
		one(f, n.Name)
		one(f, n.Args)
	case *Paren:
		one(f, n.X)
	case *Call:
		one(f, n.Name)
		each(f, n.Args)
		if c := n.Clauses; c != nil {
			each(f, c.OrderBy)
			each(f, c.WithinDistinct)
			each(f, c.WithinGroup)
			one(f, c.Filter)
		}
		one(f, n.Over)
	case *Over:
		one(f, n.Name)
		one(f, n.Window)
	case *Row:
		each(f, n.Items)
	case *Array:
		each(f, n.Items)
		one(f, n.Query)
	case *Map:
		each(f, n.Items)
		one(f, n.Query)
	case *SubqueryExpr:
		one(f, n.Query)
	case *Grouping:
		each(f, n.Items)
	case *Lambda:
		each(f, n.Params)
		one(f, n.Body)
	case *NamedArg:
		one(f, n.Name)
		one(f, n.Value)
	case *TableArg:
		one(f, n.Rel)
		each(f, n.PartitionBy)
		each(f, n.OrderBy)
	case *ModelArg:
		one(f, n.Name)
	case *Descriptor:
		each(f, n.Columns)
	case *Type:
		each(f, n.Args)
		if n.Form != nil {
			one(f, n.Form.User)
			each(f, n.Form.Elems)
			each(f, n.Form.Fields)
			one(f, n.Form.Interval)
		}
	case *RowField:
		one(f, n.Name)
		one(f, n.Type)
		one(f, n.Comment)
	default:
		return false
	}
	return true
}

// groundChildren knows names, options, hints.
func groundChildren(node Node, f func(Node)) bool {
	switch n := node.(type) {
	case *Ident:
		one(f, n.Var())
	case *Name:
		for i := range n.Parts {
			f(&n.Parts[i])
		}
	case *Str:
		one(f, n.Var())
	case *Hint:
		one(f, n.Name)
		each(f, n.Args)
	case *HintOption:
		one(f, n.Key)
		one(f, n.Value)
	case *Options:
		each(f, n.List)
	case *Option:
		one(f, n.Key)
		one(f, n.Value)
	default:
		return false
	}
	return true
}
