package flink

import (
	"strings"
	"sync"
)

// lookupSetting prefers what the newest release reads to what older ones did.
func lookupSetting(key string) *Option {
	if o := newestSetting(key); o != nil {
		return o
	}
	if o := familySetting(Version{}, key); o != nil {
		return o
	}
	if o := platformSetting(key); o != nil {
		return o
	}
	return formerSetting(key)
}

// newest remembers what newestSetting has found: rules ask for the same few
// hundred keys of every draft. Only keys of the tables are in it, so that no
// draft makes it grow, and what is in it never changes.
var newest sync.Map // of *Option by key

// newestSetting returns the option that the newest release reads under a key.
func newestSetting(key string) *Option {
	if o, ok := newest.Load(key); ok {
		return o.(*Option)
	}
	o := settingOf(Version{}, key)
	if o != nil {
		newest.Store(strings.Clone(key), o)
	}
	return o
}

func canonical(key string) string {
	if o := lookupSetting(key); o != nil {
		return o.Key
	}
	return key
}

// settingOf returns the option that a release reads under a key: its own one,
// or, where that is on its way out or is not there, the one that reads the key
// as another spelling.
func settingOf(v Version, key string) *Option {
	own := ownSetting(v, key)
	if own != nil && !own.Deprecated {
		return own
	}
	if a, ok := aliasIn(v, key); ok {
		if o := ownSetting(v, a.current); o != nil {
			return o
		}
	}
	return own
}

// own remembers what ownSetting has found, as newest does: a row of the table
// is read once.
var own sync.Map // of *Option by key and first release

// ownSetting returns the option that has the key as its name in a release.
func ownSetting(v Version, key string) *Option {
	for _, r := range settingsTable.rows(key) {
		if r.span(settingSince, settingBefore).holds(v) {
			return rowSetting(r)
		}
	}
	return nil
}

func rowSetting(r row) *Option {
	name := [...]string{r[0], r.cell(settingSince)}
	if o, ok := own.Load(name); ok {
		return o.(*Option)
	}
	o, _ := own.LoadOrStore(name, newSetting(r[0], r))
	return o.(*Option)
}

// formerSetting returns the option that the last release to read a key read
// under it.
func formerSetting(key string) *Option {
	var last *Option
	for _, r := range settingsTable.rows(key) {
		last = rowSetting(r)
	}
	if last == nil {
		for _, r := range aliasesTable.rows(key) {
			last = lookupSetting(r.cell(aliasOf))
		}
	}
	return last
}

// The cells of tables/settings.tsv: what the releases from since on and before
// another say of a key. The source is the class that declares the option.
const (
	_ = iota // the key
	settingSince
	settingBefore
	settingSource
	settingDeprecated
	settingType
	settingDefault
	settingValues
)

func newSetting(key string, r row) *Option {
	o := &Option{
		Key:        key,
		Default:    r.cell(settingDefault),
		Values:     r.list(settingValues),
		Deprecated: r.cell(settingDeprecated) != "",
		Source:     r.cell(settingSource),
		Sensitive:  sensitivity(key),
	}
	o.Type, o.Elem = parseType(r.cell(settingType))
	return o
}

// The cells of tables/aliases.tsv: the releases that read one key as another.
const (
	_ = iota // the key
	aliasSince
	aliasBefore
	aliasDeprecated
	aliasOf
)

// An alias is a key as the spelling of another one.
type alias struct {
	span
	current    string
	deprecated bool
}

func newAlias(r row) alias {
	return alias{r.span(aliasSince, aliasBefore), r.cell(aliasOf), r.cell(aliasDeprecated) != ""}
}

// aliasIn returns what a release reads a key as. Where several options read it,
// one that replaces it counts, and one that stays.
func aliasIn(v Version, key string) (found alias, ok bool) {
	for _, r := range aliasesTable.rows(key) {
		if a := newAlias(r); a.holds(v) && (!ok || !found.outranks(a)) {
			found, ok = a, true
		}
	}
	return found, ok
}

func (a alias) outranks(b alias) bool {
	if a.deprecated != b.deprecated {
		return a.deprecated
	}
	return a.before.IsZero() && !b.before.IsZero()
}

// parseType reads a type as the tables name it: "duration", "list string".
func parseType(s string) (t, elem OptionType) {
	if s, ok := strings.CutPrefix(s, "list "); ok {
		elem, _ := parseType(s)
		return ListOf, elem
	}
	switch s {
	case "bool":
		return Bool, String
	case "duration":
		return Duration, String
	case "enum":
		return Enum, String
	case "float":
		return Float, String
	case "int":
		return Int, String
	case "long":
		return Long, String
	case "map":
		return MapOf, String
	case "memory":
		return MemorySize, String
	}
	return String, String
}
