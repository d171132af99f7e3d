package connectors

import (
	"fmt"
	"maps"
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
	// said has, for each thing that can be said of a topic, who says what.
	said := map[string]map[string][]rules.Fact[topicSchema]{}
	for _, f := range facts {
		for name, value := range f.Value.says {
			if said[name] == nil {
				said[name] = map[string][]rules.Fact[topicSchema]{}
			}
			said[name][value] = append(said[name][value], f)
		}
	}
	for _, f := range facts {
		if c, ok := schemaConflict(f, said); ok {
			found = append(found, c)
		}
	}
	return found
}

// schemaConflict returns what the table of a fact says that another draft says
// otherwise.
func schemaConflict(f rules.Fact[topicSchema], said map[string]map[string][]rules.Fact[topicSchema]) (rules.Contrast, bool) {
	for name, value := range f.Value.says {
		for _, other := range slices.Sorted(maps.Keys(said[name])) {
			i := slices.IndexFunc(said[name][other], func(o rules.Fact[topicSchema]) bool { return !f.Value.copyOf(o.Value.origin) })
			if other == value || i < 0 {
				continue
			}
			o := said[name][other][i]
			return rules.Contrast{
				Draft: f.Draft, At: f.At,
				Message: fmt.Sprintf("%s declares the topic of %s otherwise: %s; declare it alike", o.At.Path, f.Value.table, f.Value.differs(o.Value, name, value, other)),
				Related: []rules.Related{{At: o.At, Message: o.Value.table + " is of the same topic"}},
			}, true
		}
	}
	return rules.Contrast{}, false
}

// says yields what a table says of its topic: its format, its key, the kinds of its
// columns, each under a name that has the topic in it.
func (s topicSchema) says(yield func(name, value string) bool) {
	family := families[s.format]
	if family != "" && !yield(s.topic+" format", family) || s.key != "" && !yield(s.topic+" key", s.key) {
		return
	}
	for _, column := range s.columns {
		if name, kind, _ := strings.Cut(column, " "); !yield(s.topic+" column "+name, kind) {
			return
		}
	}
}

// differs says how another table contradicts one.
func (s topicSchema) differs(o topicSchema, name, here, there string) string {
	switch name = strings.TrimPrefix(name, s.topic+" "); name {
	case "format":
		return fmt.Sprintf("its format is %s, here it is %s", o.format, s.format)
	case "key":
		return fmt.Sprintf("its key is (%s), here it is (%s)", there, here)
	}
	return fmt.Sprintf("%q is %s there and %s here", strings.TrimPrefix(name, "column "), there, here)
}

// cloned returns a copy of a text that does not keep the file that it stands in.
func cloned(s string) string { return strings.Clone(s) }
