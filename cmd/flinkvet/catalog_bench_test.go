package main

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkThousandJobsWithCatalog checks a thousand jobs that share fifty files of
// declarations, twenty tables each: what they cost, beside the jobs without them,
// is what sharing costs.
func BenchmarkThousandJobsWithCatalog(b *testing.B) {
	w := writeJobs(b, jobs)
	w.write(".flinkvet.yaml", teamPolicy+"catalog: {files: ['shared/*.sql']}\n")
	for i := range 50 {
		var text strings.Builder
		for j := range 20 {
			fmt.Fprintf(&text, "CREATE TABLE hive.dwd.t_%d_%d (\n", i, j)
			for c := range 30 {
				fmt.Fprintf(&text, "  column_%d STRING COMMENT 'what column %d holds',\n", c, c)
			}
			text.WriteString("  id BIGINT\n) WITH ('connector' = 'hive');\n")
		}
		w.write(fmt.Sprintf("shared/V%d.sql", i), text.String())
	}
	w.check()
}
