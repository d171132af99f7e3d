package main

import (
	"go/token"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/lineage"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// BenchmarkLineageOfThousandJobs binds and traces the scripts of a thousand
// generated jobs, and reports how many times longer that takes than to parse
// them.
func BenchmarkLineageOfThousandJobs(b *testing.B) {
	w := writeJobs(b, 1000)
	var texts [][]byte
	for _, path := range w.paths {
		if strings.HasSuffix(path, ".sql") {
			text, err := os.ReadFile(path)
			require.NoError(b, err)
			texts = append(texts, text)
		}
	}
	require.NotEmpty(b, texts)
	var parsing, binding, tracing time.Duration
	for b.Loop() {
		for _, text := range texts {
			start := time.Now()
			scripts := []*sql.Script{sql.Parse(draft.NewFile(token.NewFileSet(), "job.sql", text).Text())}
			parsed := time.Now()
			pol := &policy.Policy{}
			p := plan.Bind(scripts, catalog.Build(pol, scripts))
			bound := time.Now()
			traceSinks(lineage.Trace(p, pol))
			parsing, binding, tracing = parsing+parsed.Sub(start), binding+bound.Sub(parsed), tracing+time.Since(bound)
		}
	}
	b.ReportMetric(binding.Seconds()/parsing.Seconds(), "binding/parsing")
	b.ReportMetric(tracing.Seconds()/parsing.Seconds(), "tracing/parsing")
	b.ReportMetric((binding+tracing).Seconds()/parsing.Seconds(), "both/parsing")
}

// traceSinks asks for what the rules ask.
func traceSinks(g *lineage.Graph) {
	for _, sink := range g.Plan.Sinks {
		for _, c := range sink.Columns {
			g.Origins(c.Field)
		}
	}
}
