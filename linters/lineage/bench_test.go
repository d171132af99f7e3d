package lineage

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkLong traces one expression of many columns. What a column costs must
// not grow with their number.
func BenchmarkLong(b *testing.B) {
	for _, form := range []string{"a + b", "a || b", "CONCAT(a, b)", "CASE WHEN a THEN b END"} {
		for _, n := range []int{1000, 4000} {
			b.Run(fmt.Sprintf("%s/%d", form, n), func(b *testing.B) {
				script := long(form, n)
				for b.Loop() {
					traceAll(script)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/column")
			})
		}
	}
}

// long returns a script that has an expression of a form for n columns.
func long(form string, n int) string {
	columns, names := make([]string, n), make([]string, n)
	for i := range n {
		names[i] = fmt.Sprintf("c%d", i)
		columns[i] = names[i] + " STRING"
	}
	var expr string
	switch form {
	case "a + b":
		expr = strings.Join(names, " + ")
	case "a || b":
		expr = strings.Join(names, " || ")
	case "CONCAT(a, b)":
		expr = "CONCAT(" + strings.Join(names, ", ") + ")"
	default:
		expr = "CASE WHEN " + strings.Join(names, " = '' THEN a WHEN ") + " = '' THEN a END"
	}
	return "CREATE TABLE w (a STRING, " + strings.Join(columns, ", ") + ") WITH ('connector' = 'kafka');" + tables + "INSERT INTO o (x) SELECT " + expr + " FROM w;"
}
