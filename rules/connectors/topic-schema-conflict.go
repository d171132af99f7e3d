package connectors

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// TopicSchemaConflict finds topics that drafts declare with formats or columns that
// cannot both be right.
var TopicSchemaConflict = Pack.Add(rules.Rule{
	Name:       "topic-schema-conflict",
	Severity:   rules.Warning,
	Precision:  rules.Medium,
	Needs:      jobViews,
	Comparison: rules.Compare(topicSchemas, schemaConflicts),
})

// A topicSchema is what a table says of the messages of its topic.
type topicSchema struct {
	topic  string // with its cluster
	table  string
	format string
	// columns are the kinds of the columns that are certain, "name kind", sorted.
	columns []string
	// key is the primary key of an upsert-kafka table, which is the messages' key.
	key string
	origin
}

func topicSchemas(pass *analysis.Pass) (facts []rules.Fact[topicSchema]) {
	if !linters.Target.Of(pass).Production {
		return nil
	}
	each(func(u use) {
		cluster, topics := u.topics()
		format := u.valueFormat()
		if cluster == "" || len(topics) != 1 || format == nil || u.role == 0 || u.Table == nil || !u.Table.Known || u.options.Has("key.fields-prefix") {
			return
		}
		facts = append(facts, rules.NewFact(pass, u.Range, topicSchema{
			topic: cluster + " topic " + topics[0], table: cloned(u.Name), format: cloned(format.Value()), columns: kindsOf(u), key: upsertKey(u), origin: u.origin(),
		}))
	})(pass)
	return facts
}

func upsertKey(u use) string {
	if !u.Is("upsert-kafka") {
		return ""
	}
	return strings.Join(slices.Sorted(slices.Values(u.Table.PrimaryKey)), ", ")
}

// kindsOf returns the kinds of the columns that a table has in its messages.
func kindsOf(u use) (kinds []string) {
	for _, c := range u.Table.Columns {
		if kind := kindOf(c.Type); c.Kind == sql.Physical && kind != "" {
			kinds = append(kinds, c.Name+" "+kind)
		}
	}
	slices.Sort(kinds)
	return kinds
}

// kindOf returns the kind of a type as messages show it; "" for text, which can be
// read from anything and can hold anything, and for what is not known.
func kindOf(t *sql.Type) string {
	if t == nil {
		return ""
	}
	switch t.Name {
	case "TINYINT", "SMALLINT", "INT", "INTEGER", "BIGINT", "FLOAT", "DOUBLE", "DOUBLE PRECISION", "DECIMAL", "DEC", "NUMERIC":
		return "a number"
	case "BOOLEAN":
		return "a truth value"
	case "ROW":
		return "a row"
	case "ARRAY":
		return "an array"
	case "MAP":
		return "a row" // a message has both as an object
	}
	return ""
}

// families are the formats whose messages can be read as those of another in the
// same family: a changelog as the JSON that it is.
var families = map[string]string{
	"json": "json", "debezium-json": "json", "canal-json": "json", "maxwell-json": "json", "ogg-json": "json",
	"avro": "avro", "avro-confluent": "avro-confluent", "debezium-avro-confluent": "avro-confluent", "csv": "csv", "protobuf": "protobuf",
}

func schemaConflicts(facts []rules.Fact[topicSchema]) (found []rules.Contrast) {
	byTopic := map[string][]rules.Fact[topicSchema]{}
	for _, f := range facts {
		byTopic[f.Value.topic] = append(byTopic[f.Value.topic], f)
	}
	for _, f := range facts {
		for _, o := range byTopic[f.Value.topic] {
			if f.Value.copyOf(o.Value.origin) {
				continue
			}
			if what := difference(f.Value, o.Value); what != "" {
				found = append(found, rules.Contrast{
					Draft: f.Draft, At: f.At,
					Message: fmt.Sprintf("%s declares the topic of %s otherwise: %s; declare it alike", o.At.Path, f.Value.table, what),
					Related: []rules.Related{{At: o.At, Message: o.Value.table + " is of the same topic"}},
				})
				break
			}
		}
	}
	return found
}

// difference says how two tables of one topic contradict each other, "" where they
// do not.
func difference(a, b topicSchema) string {
	x, y := families[a.format], families[b.format]
	if x != y && x != "" && y != "" {
		return fmt.Sprintf("its format is %s, here it is %s", b.format, a.format)
	}
	if a.key != b.key && a.key != "" && b.key != "" {
		return fmt.Sprintf("its key is (%s), here it is (%s)", b.key, a.key)
	}
	kinds := map[string]string{}
	for _, column := range b.columns {
		name, kind, _ := strings.Cut(column, " ")
		kinds[name] = kind
	}
	for _, column := range a.columns {
		name, kind, _ := strings.Cut(column, " ")
		if other := kinds[name]; other != "" && other != kind {
			return fmt.Sprintf("%q is %s there and %s here", name, other, kind)
		}
	}
	return ""
}

// cloned returns a copy of a text that does not keep the file that it stands in.
func cloned(s string) string { return strings.Clone(s) }
