package flink

import (
	"slices"
	"strings"
)

// Readings returns what the versions of the connector's line have for a key, the
// newest last, as its own option or as the older spelling of one. A version that
// is known leaves only what it has. A key that is handed on unread has none, nor has
// one with the prefix of a format.
func (c *Connector) Readings(v Version, key string) (options []*Option) {
	if options = c.readings(v, key); options != nil {
		return options
	}
	if c.Open(key) {
		return nil
	}
	var keys []string
	if current := c.current(key); current != "" {
		keys = append(keys, current)
	}
	for _, form := range c.shelf().forms {
		if optionFits(form, key) && !slices.Contains(keys, form) {
			keys = append(keys, form)
		}
	}
	for _, k := range keys {
		options = append(options, c.readings(v, k)...)
	}
	if options == nil && c.hasCommon() {
		if c.Line != "flink" {
			v = Version{}
		}
		return (&Connector{Kind: TableKind, Identifier: "*", Line: "flink"}).Readings(v, key)
	}
	return options
}

func (c *Connector) readings(v Version, key string) (options []*Option) {
	for _, r := range c.exact(key) {
		if v.IsZero() || r.span(optionSince, optionBefore).holds(v) {
			options = append(options, c.withWords(newConnectorOption(key, r)))
		}
	}
	return options
}

// SettingReadings returns what a release of Flink reads under a configuration key,
// one option at most, and where the release is not known what each one reads, the
// newest last. It is empty for keys that Flink hands on unread.
func SettingReadings(v Version, key string) (options []*Option) {
	if !v.IsZero() {
		if s, ok := SettingIn(v, key); ok && s.Option != nil {
			return []*Option{s.Option}
		}
		return nil
	}
	keys := []string{key}
	for _, r := range aliasesTable.rows(key) {
		if current := newAlias(r).current; !slices.Contains(keys, current) {
			keys = append(keys, current)
		}
	}
	for _, k := range keys {
		for _, r := range settingsTable.rows(k) {
			options = append(options, rowSetting(r))
		}
	}
	if o := lookupSetting(key); options == nil && o != nil {
		return []*Option{o}
	}
	return options
}

// Accepts returns the error of a value that Flink refuses for the option, nil for
// one that it reads and for options of which only text is known
// (org.apache.flink.configuration.ConfigurationUtils).
func (o *Option) Accepts(value string) error { return accepts(o.Type, o.Elem, o.Values, value) }

func accepts(t, elem OptionType, values []string, value string) error {
	switch t {
	case Bool:
		if !strings.EqualFold(value, "true") && !strings.EqualFold(value, "false") {
			return errBool
		}
	case Int:
		return readsInt(value, 32)
	case Long:
		return readsInt(value, 64)
	case Float:
		return readsFloat(value)
	case Duration:
		_, _, err := parseDuration(value)
		return err
	case MemorySize:
		_, err := ParseMemorySize(value)
		return err
	case Enum:
		if !slices.ContainsFunc(values, func(v string) bool { return strings.EqualFold(v, value) }) && len(values) > 0 {
			return errConstant
		}
	case ListOf:
		for item := range strings.SplitSeq(value, ";") {
			if err := accepts(elem, String, values, strings.TrimSpace(item)); err != nil && item != "" {
				return err
			}
		}
	}
	return nil
}
