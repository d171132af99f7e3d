package catalog

import (
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// ExtentOf returns whether reading a table with these options ends.
func ExtentOf(options []*sql.Option) flink.Extent {
	return flink.ExtentOf(func(yield func(key, value string) bool) {
		for _, o := range options {
			value := "${}" // no text: whatever it stands for
			if text, ok := o.Text(); ok {
				value = text.String()
			}
			if !yield(o.Key.Value(), value) {
				return
			}
		}
	})
}

// Endless reports whether it is certain that reading the table never comes to
// an end.
func (t *Table) Endless() bool { return ExtentOf(t.Options) == flink.Endless }
