package performance

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/jobs"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// RepeatedJSONParsing finds a JSON text that is parsed again for each of its
// fields.
var RepeatedJSONParsing = Pack.Add(rules.Rule{
	Name:     "repeated-json-parsing",
	Severity: rules.Note,
	Needs:    jobViews,
	Run:      repeatedJSONParsing,
})

// parsing are the functions that parse the text that they are given.
var parsing = map[string]bool{"JSON_VALUE": true, "JSON_QUERY": true, "JSON_EXISTS": true, "GET_JSON_OBJECT": true}

// manyParses is how many times a text may be parsed.
const manyParses = 5

func repeatedJSONParsing(pass *analysis.Pass) {
	each(pass, func(_ *jobs.Job, r plan.Rel) {
		counts, first := map[string]int{}, map[string]*sql.Call{}
		var order []string
		for _, e := range computedBy(r) {
			for _, call := range calls(e) {
				if !parsing[name(call)] || len(call.Args) == 0 {
					continue
				}
				column, ok := call.Args[0].(*sql.Name)
				if !ok {
					continue
				}
				key := column.String()
				if counts[key]++; counts[key] == 1 {
					first[key], order = call, append(order, key)
				}
			}
		}
		for _, key := range order {
			if counts[key] >= manyParses {
				pass.ReportRangef(first[key], "%s", fmt.Sprintf("%q is parsed %d times for each row; read it with the json format and typed columns, or take it apart once in a function", key, counts[key]))
			}
		}
	})
}
