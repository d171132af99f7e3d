package checkpoint

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// An extent says whether what a job reads ends.
type extent uint8

const (
	unknown extent = iota
	bounded
	endless
)

// reads returns the extent of what the scripts' jobs read, and the head of the
// first statement that starts one; it is invalid where none does.
func (j job) reads() (sum extent, head draft.Range) {
	tables := j.tables()
	sum = bounded
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
func (j job) tables() map[string]extent {
	tables := map[string]extent{}
	for _, s := range j.Scripts {
		for _, t := range sql.All[*sql.CreateTable](s) {
			tables[t.Name.Last().Name] = extentOf(t.With)
		}
		for _, v := range sql.All[*sql.CreateView](s) {
			tables[v.Name.Last().Name] = bounded
		}
		for _, c := range sql.All[*sql.CTE](s) {
			tables[c.Name.Name] = bounded
		}
	}
	return tables
}

// together returns the extent of two sources: one without an end decides.
func together(a, b extent) extent {
	switch {
	case a == endless || b == endless:
		return endless
	case a == unknown || b == unknown:
		return unknown
	}
	return bounded
}

// endOptions are the connectors that read without an end unless an option says
// otherwise, and that option.
var endOptions = map[string]string{
	"kafka":         "scan.bounded.mode",
	"upsert-kafka":  "scan.bounded.mode",
	"pulsar":        "source.stop.at-message-id",
	"kinesis":       "",
	"datagen":       "number-of-rows",
	"faker":         "number-of-rows",
	"mysql-cdc":     "scan.startup.mode",
	"postgres-cdc":  "scan.startup.mode",
	"oracle-cdc":    "scan.startup.mode",
	"sqlserver-cdc": "scan.startup.mode",
	"mongodb-cdc":   "scan.startup.mode",
	"oceanbase-cdc": "scan.startup.mode",
	"tidb-cdc":      "scan.startup.mode",
	"db2-cdc":       "scan.startup.mode",
	"vitess-cdc":    "",
	"sls":           "stopTime",
	"datahub":       "endTime",
	"mq":            "",
	"rocketmq":      "",
	"rabbitmq":      "",
}

// extentOf returns the extent of a table with these options. A table of a
// connector that is not known may well end.
func extentOf(with *sql.Options) extent {
	connector := value(with, "connector")
	switch connector {
	case "jdbc", "values":
		return bounded
	case "filesystem":
		return boundedUnless(with.Get("source.monitor-interval") != nil)
	}
	option, known := endOptions[connector]
	if !known {
		return unknown
	}
	switch option {
	case "":
		return endless
	case "scan.startup.mode":
		return boundedUnless(value(with, option) != "snapshot")
	case "scan.bounded.mode":
		return boundedUnless(with.Get(option) == nil || value(with, option) == "unbounded")
	case "number-of-rows":
		return boundedUnless(with.Get(option) == nil && !slices.ContainsFunc(with.List, endsSequence))
	}
	return boundedUnless(with.Get(option) == nil)
}

func boundedUnless(without bool) extent {
	if without {
		return endless
	}
	return bounded
}

// endsSequence reports whether an option of datagen ends the rows: a field that
// counts up to a number.
func endsSequence(o *sql.Option) bool {
	key := o.Key.Value()
	return strings.HasPrefix(key, "fields.") && strings.HasSuffix(key, ".end")
}

func value(with *sql.Options, key string) string {
	if o := with.Get(key); o != nil {
		if text, ok := o.Text(); ok {
			return text.String()
		}
	}
	return ""
}
