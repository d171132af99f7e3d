package masking

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/lineage"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// last returns the last step of the value whose expression stands in the sink's
// statement, a star only where nothing but stars does; without one, ok is false.
func (l leak) last() (step lineage.Step, ok bool) {
	for _, s := range slices.Backward(l.origin.Path) {
		e := s.Field.Expr
		if e == nil || e.Pos() < l.sink.Stmt.Pos() || l.sink.Stmt.End() < e.End() {
			continue
		}
		if _, star := e.(*sql.Star); !star {
			return s, true
		}
		if !ok {
			step, ok = s, true
		}
	}
	return step, ok
}

// place returns where the sink's statement lets the value through.
func (l leak) place(pass *analysis.Pass) analysis.Range {
	if s, ok := l.last(); ok {
		return expression(pass, s)
	}
	return head(l.sink.Stmt)
}

// expression returns the expression of a step: all of it where it stands on one
// line, else the name that the value comes in by. It is nil where there is none.
func expression(pass *analysis.Pass, step lineage.Step) analysis.Range {
	e := step.Field.Expr
	switch {
	case e == nil:
		return nil
	case step.Name != nil && pass.Fset.Position(e.Pos()).Line != pass.Fset.Position(e.End()).Line:
		return step.Name
	}
	return e
}

// head returns the leading keywords of a statement that writes.
func head(stmt sql.Stmt) analysis.Range {
	switch stmt := stmt.(type) {
	case *sql.Insert:
		return stmt.Head
	case *sql.CreateTable:
		return stmt.Head
	case *sql.CreateMaterializedTable:
		return stmt.Head
	case *sql.Pipeline:
		return stmt.Head
	}
	return stmt
}

// way returns the steps of the value from where its column is declared to where
// the sink's is.
func (l leak) way(pass *analysis.Pass) []analysis.RelatedInformation {
	first := "%s is declared here (%s)"
	if l.origin.Column.Node == nil {
		first = "%s is read here (%s), of a table that the draft does not declare"
	}
	steps := []analysis.RelatedInformation{step(l.origin.Column, first, l.source(), l.kind())}
	for _, s := range l.origin.Path {
		if at := expression(pass, s); at != nil {
			steps = append(steps, step(at, "%s", selected(s.Field.Name)))
		}
	}
	if l.column.Column != nil {
		return append(steps, step(l.column.Column, "it is written to %s, %s", l.target(), rankOf(l.sink.Table)))
	}
	return append(steps, step(head(l.sink.Stmt), "it is written to %s, %s", l.into(), rankOf(l.sink.Table)))
}

func step(at analysis.Range, format string, args ...any) analysis.RelatedInformation {
	return analysis.RelatedInformation{Pos: at.Pos(), End: at.End(), Message: fmt.Sprintf(format, args...)}
}

// selected says under which name a value goes on; one that Calcite makes up tells
// nothing.
func selected(name string) string {
	if strings.HasPrefix(name, "EXPR$") {
		return "it is selected here"
	}
	return "it is selected as " + name
}
