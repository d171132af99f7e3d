package flink

import (
	"iter"
	"slices"
	"strings"
)

// Options yields the keys that the connector reads in any version, in order,
// without older spellings and without what every table reads. A "#" in a key
// stands for a name that the table chooses.
func (c *Connector) Options() iter.Seq[string] {
	return func(yield func(string) bool) {
		last := ""
		for line := range c.lines() {
			if key := optionKey(line); key != last && !isMerged(line, c.Line) {
				if last = key; !yield(key) {
					return
				}
			}
		}
	}
}

// Required returns the keys that a version of the connector's line demands.
func (c *Connector) Required(v Version) (keys []string) {
	for line := range c.lines() {
		r := newRow(line)
		if r.cell(optionLine) == c.Line && r.cell(optionFlag) == "required" && r.span(optionSince, optionBefore).holds(v) {
			keys = append(keys, optionKey(line))
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
	for line := range c.lines() {
		if form := optionKey(line); strings.Contains(form, "#") && optionFits(form, key) {
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
	for r := range optionsTable.rows(c.prefix() + key) {
		if r.cell(optionLine) == c.Line {
			rows = append(rows, r)
		}
	}
	return rows
}

// current returns the key whose older spelling a key is, "" where it is none.
func (c *Connector) current(key string) string {
	for line := range c.lines() {
		if !strings.Contains(line, key) {
			continue
		}
		if r := newRow(line); r.cell(optionLine) == c.Line && slices.Contains(r.list(optionAliases), key) {
			return optionKey(line)
		}
	}
	return ""
}

// lines yields the lines of the connector's options, those of other lines of
// versions among them.
func (c *Connector) lines() iter.Seq[string] {
	prefix := c.prefix()
	return func(yield func(string) bool) {
		for line := range strings.Lines(string(optionsTable.from(prefix))) {
			if !strings.HasPrefix(line, prefix) || !yield(line) {
				return
			}
		}
	}
}

func (c *Connector) prefix() string { return c.Kind + " " + c.Identifier + " " }

// isMerged reports whether a line tells of another line of versions.
func isMerged(line, versions string) bool { return newRow(line).cell(optionLine) != versions }

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

func optionKey(line string) string {
	name := firstCell(line)
	return name[strings.LastIndexByte(name, ' ')+1:]
}

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
