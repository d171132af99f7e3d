package checkpoint

import (
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// reads returns the extent of what the scripts' jobs read, and the head of the
// first statement that starts one; it is invalid where none does.
func (j job) reads() (sum flink.Extent, head draft.Range) {
	tables := j.tables()
	sum = flink.Bounded
	for _, s := range j.Scripts {
		for _, ref := range sql.All[*sql.TableRef](s) {
			sum = together(sum, tables[ref.Name.Last().Name])
		}
		for _, query := range sql.All[*sql.TableQuery](s) {
			sum = together(sum, tables[query.Name.Last().Name])
		}
		if inserts := sql.All[*sql.Insert](s); len(inserts) > 0 && !head.IsValid() {
			head = inserts[0].Head
		}
	}
	return sum, head
}

// tables returns the extents of the scripts' tables by name. Views and common
// table expressions add nothing to what their queries read.
func (j job) tables() map[string]flink.Extent {
	tables := map[string]flink.Extent{}
	for _, s := range j.Scripts {
		for _, t := range sql.All[*sql.CreateTable](s) {
			if t.With != nil {
				tables[t.Name.Last().Name] = catalog.ExtentOf(t.With.List)
			}
		}
		for _, v := range sql.All[*sql.CreateView](s) {
			tables[v.Name.Last().Name] = flink.Bounded
		}
		for _, c := range sql.All[*sql.CTE](s) {
			tables[c.Name.Name] = flink.Bounded
		}
	}
	return tables
}

// together returns the extent of two sources: one without an end decides.
func together(a, b flink.Extent) flink.Extent {
	switch {
	case a == flink.Endless || b == flink.Endless:
		return flink.Endless
	case a == flink.UnknownExtent || b == flink.UnknownExtent:
		return flink.UnknownExtent
	}
	return flink.Bounded
}

func value(with *sql.Options, key string) string {
	if o := with.Get(key); o != nil {
		if text, ok := o.Text(); ok {
			return text.String()
		}
	}
	return ""
}
