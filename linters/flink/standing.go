package flink

// A Standing is what a release of Flink makes of a configuration key.
type Standing struct {
	// Option is what the release reads under the key, nil where it reads nothing.
	Option *Option
	// Successor is the key to write instead, "" where there is none or none is
	// needed.
	Successor string
	// Deprecated says that the release asks to do without the key, and
	// DeprecatedSince with which release that began; zero where it is so in
	// every release that the tables know.
	Deprecated      bool
	DeprecatedSince Version
	// Since is the first release that reads the key; zero where all do that the
	// tables know.
	Since Version
	// Gone is the first release that does not read the key any more; zero where
	// the newest one still does.
	Gone Version
}

// SettingIn returns what a release of Flink makes of a configuration key; false
// where no release and no platform that the tables know has ever read it. A
// release that is not known counts as the newest one, and one that is older than
// the tables as their oldest. The tables begin with 1.13.
func SettingIn(v Version, key string) (Standing, bool) {
	l := lifeOf(key)
	if len(l) == 0 {
		o := familySetting(v, key)
		if o == nil {
			o = platformSetting(key)
		}
		return Standing{Option: o}, o != nil
	}
	s := Standing{Option: settingOf(v, key), Since: l.since(), Gone: l.gone()}
	if Free(key) && s.Option == nil {
		return Standing{Option: lookupSetting(key)}, true
	}
	s.DeprecatedSince, s.Deprecated = l.deprecated(v)
	if a, ok := aliasIn(v, key); ok && a.deprecated {
		s.Successor = a.current
	} else if s.Option == nil {
		s.Successor = l.successor(v)
	}
	return s, true
}

// SettingAt returns the option that a release has for a key in its current
// spelling, under whatever key the release itself reads it; nil where it has
// none. A release that is not known counts as the newest one.
func SettingAt(v Version, key string) *Option {
	if v.IsZero() {
		return Setting(key)
	}
	if own := ownSetting(v, key); own != nil && !own.Deprecated {
		return own
	}
	s, _ := SettingIn(v, Spelling(v, key))
	return s.Option
}

// Spelling returns the key under which a release reads the option that is
// called key now: an older spelling where key is newer than the release.
func Spelling(v Version, key string) string {
	if v.IsZero() || ownSetting(v, key) != nil {
		return key
	}
	for r := range aliasesTable.with(key) {
		if r.cell(aliasOf) == key && r.cell(aliasDeprecated) != "" && ownSetting(v, r[0]) != nil {
			return r[0]
		}
	}
	return key
}

// A life is all that the tables say of a key, as an option and as the spelling
// of others.
type life []stage

type stage struct {
	alias
	own bool
}

func lifeOf(key string) (l life) {
	for _, r := range settingsTable.rows(key) {
		l = append(l, stage{alias{span: r.span(settingSince, settingBefore), deprecated: r.cell(settingDeprecated) != ""}, true})
	}
	for _, r := range aliasesTable.rows(key) {
		l = append(l, stage{newAlias(r), false})
	}
	return l
}

func (l life) since() Version {
	first := l[0].since
	for _, s := range l {
		if s.since.Before(first) || s.since.IsZero() {
			first = s.since
		}
	}
	return first
}

func (l life) gone() Version {
	last := l[0].before
	for _, s := range l {
		if s.before.IsZero() {
			return Version{}
		}
		if last.Before(s.before) {
			last = s.before
		}
	}
	return last
}

// deprecated reports whether a release asks to do without the key, and since
// when.
func (l life) deprecated(v Version) (since Version, deprecated bool) {
	for _, s := range l {
		if s.holds(v) && s.own && !s.deprecated {
			return Version{}, false
		}
		deprecated = deprecated || s.holds(v) && s.deprecated
	}
	if deprecated {
		since = l.where(func(s stage) bool { return s.deprecated }).since()
	}
	return since, deprecated
}

func (l life) where(keep func(stage) bool) (kept life) {
	for _, s := range l {
		if keep(s) {
			kept = append(kept, s)
		}
	}
	return kept
}

// successor returns what took the key's place before a release stopped reading
// it, as that release spells it.
func (l life) successor(v Version) string {
	for _, s := range l {
		if !s.own && s.deprecated && !s.before.IsZero() && ownSetting(v, s.current) != nil {
			return s.current
		}
	}
	return ""
}

// Beyond is the first release that came after the tables: what it reads nobody
// here can say.
var Beyond = Version{2, 4}
