package flink

import (
	"iter"
	"strings"
)

// Options yields the keys that the connector reads in any version, in order,
// without older spellings and without what every table reads. A "#" in a key
// stands for a name that the table chooses.
func (c *Connector) Options() iter.Seq[string] {
	return func(yield func(string) bool) {
		last := ""
		for _, r := range c.shelf().rows {
			if key := r.option(); key != last && r.cell(optionLine) == c.Line {
				if last = key; !yield(key) {
					return
				}
			}
		}
	}
}

// Required returns the keys that a version of the connector's line demands.
func (c *Connector) Required(v Version) (keys []string) {
	for _, r := range c.shelf().rows {
		if r.cell(optionLine) == c.Line && r.cell(optionFlag) == "required" && r.span(optionSince, optionBefore).holds(v) {
			keys = append(keys, r.option())
		}
	}
	return keys
}

// Option returns what a version of the connector's line makes of a key of a
// table, catalog or the like, written without the prefix of a format; false
// where no version that the tables know has ever read it. A version that is not
// known counts as the newest one.
func (c *Connector) Option(v Version, key string) (Standing, bool) {
	rows := c.exact(key)
	own := optionStanding(v, key, rows)
	if own.Option != nil {
		return own, true
	}
	if current := c.current(key); current != "" {
		s := optionStanding(v, current, c.exact(current))
		s.Successor, s.Deprecated, s.Since = current, true, own.Since
		return s, true
	}
	if len(rows) > 0 {
		return own, true
	}
	for _, form := range c.shelf().forms {
		if optionFits(form, key) {
			return optionStanding(v, key, c.exact(form)), true
		}
	}
	if c.hasCommon() {
		return c.common(v, key)
	}
	return Standing{}, false
}

// hasCommon reports whether the connector has the options that every table has.
// That of generated rows takes only its own (DataGenTableSourceFactory).
func (c *Connector) hasCommon() bool {
	return c.Kind == TableKind && c.Identifier != "*" && c.Identifier != "datagen"
}

// common returns what Flink makes of a key that every table has.
func (c *Connector) common(v Version, key string) (Standing, bool) {
	if c.Line != "flink" {
		v = Version{}
	}
	return (&Connector{Kind: TableKind, Identifier: "*", Line: "flink"}).Option(v, key)
}

// exact returns the rows that have a key as their own.
func (c *Connector) exact(key string) (rows []row) {
	for _, r := range optionsTable.rows(c.prefix() + key) {
		if r.cell(optionLine) == c.Line {
			rows = append(rows, r)
		}
	}
	return rows
}

// current returns the key whose older spelling a key is, "" where it is none.
func (c *Connector) current(key string) string {
	for _, r := range c.shelf().aliased[key] {
		if r.cell(optionLine) == c.Line {
			return r.option()
		}
	}
	return ""
}

func (c *Connector) prefix() string { return c.Kind + " " + c.Identifier + " " }

// The cells of tables/connector-options.tsv: what the versions of a line from
// since on and before another say of an option.
const (
	_ = iota // kind, identifier and key
	optionLine
	optionSince
	optionBefore
	optionFlag
	optionType
	optionDefault
	optionValues
	optionAliases
)

// optionFits reports whether a key has the form of another with "#" for a name:
// DataGenConnectorOptions has "fields.#.kind" for the kind of each field.
func optionFits(form, key string) bool {
	before, after, _ := strings.Cut(form, "#")
	return len(key) > len(before)+len(after) && strings.HasPrefix(key, before) && strings.HasSuffix(key, after)
}

// optionStanding folds the stretches of an option.
func optionStanding(v Version, key string, rows []row) (s Standing) {
	if len(rows) > 0 {
		s.Since = rows[0].span(optionSince, optionBefore).since
		s.Gone = rows[len(rows)-1].span(optionSince, optionBefore).before
	}
	for _, r := range rows {
		span := r.span(optionSince, optionBefore)
		if !span.holds(v) {
			continue
		}
		s.Option = newConnectorOption(key, r)
		if s.Option.Deprecated {
			s.Deprecated, s.DeprecatedSince = true, span.since
		}
	}
	return s
}

func newConnectorOption(key string, r row) *Option {
	o := &Option{
		Key:        key,
		Default:    r.cell(optionDefault),
		Values:     r.list(optionValues),
		Required:   r.cell(optionFlag) == "required",
		Deprecated: r.cell(optionFlag) == "deprecated",
		Sensitive:  sensitivity(key),
	}
	o.Type, o.Elem = parseType(r.cell(optionType))
	return o
}
