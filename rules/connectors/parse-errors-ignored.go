package connectors

import (
	"fmt"
	"slices"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// ParseErrorsIgnored finds tables whose rows are dropped where they cannot be
// read.
var ParseErrorsIgnored = Pack.Add(rules.Rule{
	Name:      "parse-errors-ignored",
	Severity:  rules.Warning,
	Precision: rules.Medium,
	Needs:     jobViews,
	Run:       each(use.parseErrorsIgnored),
})

func (u use) parseErrorsIgnored() {
	if !u.reads() || !slices.ContainsFunc(u.routes(), func(r route) bool { return !flink.Discards(r.sink.Table.Connector) }) {
		return
	}
	for _, f := range u.options.Formats() {
		if key := f.Prefix + "ignore-parse-errors"; u.options.Is(key, "true") {
			u.report(u.options.Get(key), fmt.Sprintf("rows of %s that are no %s are dropped, or have nulls for what cannot be read, and nobody learns of it; let the job fail, or read them as raw and keep those that are broken", u.Name, f.Option.Value()))
		}
	}
}
