// Generate writes tables for Flink's factories to judge, a JSON object with "id",
// "create" and "use" each: tables that are right, and tables with one change: an
// option of the connector with some value, a key with a slip in it, an option that
// is left out, an option of a format.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
)

type option struct{ key, value string }

// A base is a table that Flink takes.
type base struct {
	name, columns string
	reads, writes bool
	options       []option
}

var bases = []base{
	{"kafka", "id BIGINT, name STRING", true, true, []option{
		{"connector", "kafka"}, {"topic", "t"}, {"properties.bootstrap.servers", "b:9092"}, {"properties.group.id", "g"}, {"format", "json"}}},
	{"kafka-parts", "id BIGINT, name STRING", true, true, []option{
		{"connector", "kafka"}, {"topic", "t"}, {"properties.bootstrap.servers", "b:9092"}, {"properties.group.id", "g"},
		{"key.format", "json"}, {"key.fields", "id"}, {"value.format", "json"}}},
	{"upsert-kafka", "id BIGINT, name STRING, PRIMARY KEY (id) NOT ENFORCED", true, true, []option{
		{"connector", "upsert-kafka"}, {"topic", "t"}, {"properties.bootstrap.servers", "b:9092"}, {"key.format", "json"}, {"value.format", "json"}}},
	{"jdbc", "id BIGINT, name STRING", true, true, []option{
		{"connector", "jdbc"}, {"url", "jdbc:derby:memory:d"}, {"table-name", "t"}}},
	{"filesystem", "id BIGINT, name STRING", true, true, []option{
		{"connector", "filesystem"}, {"path", "file:///tmp/t"}, {"format", "json"}}},
	{"datagen", "id BIGINT, name STRING", true, false, []option{{"connector", "datagen"}}},
	{"print", "id BIGINT, name STRING", false, true, []option{{"connector", "print"}}},
	{"blackhole", "id BIGINT, name STRING", false, true, []option{{"connector", "blackhole"}}},
}

// values are given to every option in turn.
var values = []string{"true", "TRUE", "yes", "1", "-1", "2.5", "10 s", "10 weeks", "64 mb", "64 mbs", "earliest-offset", "exactly-once", "none", "a;b", " 1"}

func main() {
	options := flag.String("options", "", "the table of the connectors' options")
	flag.Parse()
	text, err := os.ReadFile(*options)
	if err != nil {
		panic(err)
	}
	w := &writer{json.NewEncoder(os.Stdout), 0}
	w.out.SetEscapeHTML(false)
	for _, b := range bases {
		w.table(b, b.options)
		w.changed(b, keysOf(string(text), b))
	}
}

// keysOf returns the keys of a base's connector and of its formats, in order.
func keysOf(table string, b base) (keys []string) {
	for line := range strings.Lines(table) {
		words := strings.SplitN(strings.SplitN(line, "\t", 2)[0], " ", 3)
		switch {
		case words[0] == "table" && words[1] == b.options[0].value:
			keys = append(keys, strings.ReplaceAll(words[2], "#", "id"))
		case words[0] == "format" && words[1] == "json":
			for _, o := range b.options {
				if prefix, ok := strings.CutSuffix(o.key, "format"); ok {
					keys = append(keys, prefix+"json."+words[2])
				}
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

type writer struct {
	out *json.Encoder
	n   int
}

// changed writes the tables that differ from a base by one option.
func (w *writer) changed(b base, keys []string) {
	for i := range b.options {
		w.table(b, slices.Delete(slices.Clone(b.options), i, i+1))
	}
	for i, key := range keys {
		w.table(b, with(b.options, option{key, values[i%len(values)]}))
		w.table(b, with(b.options, option{key, values[(i+5)%len(values)]}))
		w.table(b, with(b.options, option{key, values[(i+10)%len(values)]}))
		w.table(b, with(b.options, option{slip(key, i), "1"}))
	}
	for _, key := range []string{"json.ignore-parse-errors", "value.json.ignore-parse-errors", "json.no-such", "csv.field-delimiter", "warehouse", "properties.x", "scan.watermark.idle-timeout"} {
		w.table(b, with(b.options, option{key, "true"}))
	}
	w.table(b, with(b.options, option{"connector", strings.ToUpper(b.options[0].value)}))
	w.table(b, with(b.options, option{"connector", b.options[0].value[1:]}))
}

// with returns options with another in its place, or behind them.
func with(options []option, o option) []option {
	changed := slices.Clone(options)
	if i := slices.IndexFunc(changed, func(other option) bool { return other.key == o.key }); i >= 0 {
		changed[i] = o
		return changed
	}
	return append(changed, o)
}

// slip makes a slip of the pen in a key.
func slip(key string, n int) string {
	at := 1 + n%(len(key)-1)
	switch n % 3 {
	case 0:
		return key[:at] + key[at+1:]
	case 1:
		return key[:at] + "s" + key[at:]
	}
	return strings.Replace(key, "-", "_", 1) + "x"
}

func (w *writer) table(b base, options []option) {
	var list []string
	for _, o := range options {
		list = append(list, fmt.Sprintf("'%s' = '%s'", o.key, o.value))
	}
	create := fmt.Sprintf("CREATE TEMPORARY TABLE t (%s) WITH (%s)", b.columns, strings.Join(list, ", "))
	if b.reads {
		w.write(b, create, "INSERT INTO devnull SELECT id, name FROM t")
	}
	if b.writes {
		w.write(b, create, "INSERT INTO t SELECT id, name FROM made")
	}
}

func (w *writer) write(b base, create, use string) {
	w.n++
	err := w.out.Encode(map[string]string{"id": fmt.Sprintf("%s-%04d", b.name, w.n), "create": create, "use": use})
	if err != nil {
		panic(err)
	}
}
