package masking

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/lineage"
	"github.com/flinkvet/flinkvet/linters/sensitive"
	"github.com/flinkvet/flinkvet/rules"
)

// RawPayloadForwarded finds documents that are passed on whole, so that nobody
// can tell what is in them.
var RawPayloadForwarded = Pack.Add(rules.Rule{
	Name:      "raw-payload-forwarded",
	Severity:  rules.Note,
	Precision: rules.Medium,
	Score:     4.3,
	Tags:      []string{"external/cwe/cwe-359"},
	Needs:     linters.Needs(linters.Lineage, linters.Policy),
	Run:       rawPayloadForwarded,
})

func rawPayloadForwarded(pass *analysis.Pass) {
	graph, decided := linters.Lineage.Of(pass), linters.Policy.Of(pass)
	for _, sink := range graph.Plan.Sinks {
		if !outside(sink.Table) {
			continue
		}
		for _, column := range sink.Columns {
			for _, o := range graph.Origins(column.Field) {
				if forwarded(o) && decided.ClassOf(o.Table.Name, o.Name()) == "" && !generated(o.Table) {
					l := leak{sink: sink, column: column, origin: o}
					rules.Report{
						At:      l.place(pass),
						Message: "\"" + l.source() + "\" is passed on to \"" + l.target() + "\" as it comes, and nobody can tell what is in it; read the fields that are needed, or give the column a class, or none, under sensitive.columns in .flinkvet.yaml",
						Flow:    l.way(pass),
					}.To(pass)
				}
			}
		}
	}
}

// forwarded reports whether a column with a whole document arrives as it is.
func forwarded(o lineage.Origin) bool {
	return o.Left == lineage.Whole && o.Use == lineage.Identity && len(o.Nested) == 0 &&
		o.Sensitive.Class == "" && opaque(o.Table, o.Column)
}

// opaque reports whether a column holds a document of which nothing is known: by
// the format raw, or by its name. A column that is one of many texts, such as
// message of a log, is not taken for one.
func opaque(t *catalog.Table, c *catalog.Column) bool {
	if c.Type == nil || c.Kind != 0 || !slices.Contains([]string{"STRING", "VARCHAR", "BYTES", "VARBINARY", "VARIANT"}, c.Type.Name) {
		return false
	}
	format := t.Option("format")
	if format == "" {
		format = t.Option("value.format")
	}
	if format == "raw" && t.Option("key.fields") != c.Name {
		return true
	}
	words := sensitive.Words(c.Name)
	last, pair := words[max(0, len(words)-1):], strings.Join(words[max(0, len(words)-2):], " ")
	return slices.Equal(last, []string{"payload"}) || slices.Contains([]string{"raw data", "raw json", "raw message", "raw event", "rawdata", "rawjson"}, pair)
}
