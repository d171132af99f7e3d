package semantics

import (
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// WatermarkColumnType finds watermarks on columns that cannot be a time
// attribute (CREATE TABLE, WATERMARK).
var WatermarkColumnType = Pack.Add(rules.Rule{
	Name:     "watermark-column-type",
	Severity: rules.Error,
	Needs:    linters.Needs(linters.Draft, linters.Scripts, linters.Catalog),
	Run:      watermarkColumnType,
})

func watermarkColumnType(pass *analysis.Pass) {
	c := linters.Catalog.Of(pass)
	for _, script := range sound(pass) {
		for _, stmt := range script.Stmts {
			d, _ := definitionOf(stmt)
			table := c.Created(stmt)
			for _, w := range d.watermarks {
				if table != nil && w.Column != nil && len(w.Column.Parts) == 1 {
					judgeWatermark(pass, w.Column, table.Column(w.Column.String()))
				}
			}
		}
	}
}

func judgeWatermark(pass *analysis.Pass, name *sql.Name, column *catalog.Column) {
	if column == nil {
		return
	}
	declared := column.Type
	if cast, ok := column.Node.Expr.(*sql.Cast); ok {
		declared = cast.Type
	}
	if declared == nil || declared.Name == "" {
		return
	}
	advice := ""
	switch digits, known := precision(declared); {
	case !timestamp(declared):
		advice = "compute a TIMESTAMP(3) from it with TO_TIMESTAMP, or with TO_TIMESTAMP_LTZ from an epoch, and put the watermark on that"
	case known && digits > 3:
		advice = "its precision may be 3 at most; declare it as TIMESTAMP(3)"
	default:
		return
	}
	pass.ReportRangef(name, "the watermark stands on %q, which is %s; %s", name, typeText(declared), advice)
}

func timestamp(t *sql.Type) bool { return t.Name == "TIMESTAMP" || t.Name == "TIMESTAMP_LTZ" }

// precision returns the precision of a timestamp, 6 where none is written (Data
// Types, TIMESTAMP); known is false where a variable gives it.
func precision(t *sql.Type) (digits int, known bool) {
	if len(t.Args) == 0 {
		return 6, true
	}
	n, ok := t.Args[0].(*sql.Number)
	if !ok {
		return 0, false
	}
	digits, err := strconv.Atoi(n.Text)
	return digits, err == nil
}

// typeText writes a type without what is inside it.
func typeText(t *sql.Type) string {
	text := t.Name
	if timestamp(t) {
		if digits, known := precision(t); known {
			text += "(" + strconv.Itoa(digits) + ")"
		}
	}
	return text
}
