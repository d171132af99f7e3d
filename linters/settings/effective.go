package settings

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// An Effective is the configuration in force for a job or a session cluster.
// Keys are looked up in any spelling that Flink still reads.
type Effective struct {
	// Deployment is what describes the job, nil where no deployment does.
	Deployment *config.Deployment
	// Target is what the job runs on.
	Target flink.Target
	// Scripts and Pipelines are what the job runs, as far as they are among
	// the files.
	Scripts   []*sql.Script
	Pipelines []*config.Pipeline

	// given has what is given to each key, by its current spelling, weakest
	// first; defaults of Flink itself are not among it.
	given map[string][]Setting
	// keys are those of given, in order, and own what is known of each: filled
	// in when all is given.
	keys []string
	own  map[string]known
}

// A known is a key in its current spelling, and what the target's release of
// Flink takes for it where nothing gives it a value, "" where that is nothing.
type known struct{ key, byDefault string }

// setting returns the setting that the default is, the zero one where there is
// none.
func (k known) setting() Setting {
	if k.byDefault == "" {
		return Setting{}
	}
	return Setting{Key: k.key, Written: k.key, Value: k.byDefault, Layer: Default}
}

// Get returns the setting in force for a key, which may be Flink's default;
// false where nothing gives the key a value.
func (e *Effective) Get(key string) (Setting, bool) {
	if given := e.given[key]; len(given) > 0 {
		return given[len(given)-1], true
	}
	k := e.look(key)
	if given := e.given[k.key]; len(given) > 0 {
		return given[len(given)-1], true
	}
	return k.setting(), k.byDefault != ""
}

// All returns every setting of a key, weakest first: the last one is in force,
// those before it are overridden.
func (e *Effective) All(key string) []Setting {
	k := e.look(key)
	var all []Setting
	if k.byDefault != "" {
		all = append(all, k.setting())
	}
	return append(all, e.given[k.key]...)
}

// look returns what is known of a key.
func (e *Effective) look(key string) known {
	if k, ok := e.own[key]; ok {
		return k
	}
	return asked.look(e.Target.Flink, key)
}

func learn(v flink.Version, key string) known {
	k := known{key: flink.Canonical(key)}
	if o := flink.SettingAt(v, k.key); o != nil {
		k.byDefault = o.Default
	}
	return k
}

// Keys returns the keys that something other than Flink's own default gives a
// value, in their current spelling and in order. They are not to be changed.
func (e *Effective) Keys() []string {
	if e.keys != nil {
		return e.keys
	}
	return slices.Sorted(maps.Keys(e.given))
}

// close says that all is given: rules ask for the keys over and over.
func (e *Effective) close() {
	e.keys = e.Keys()
	e.own = make(map[string]known, len(e.keys))
	for _, key := range e.keys {
		e.own[key] = learn(e.Target.Flink, key)
	}
}

// Duration returns the duration in force for a key; false where the key has no
// value or one that is no duration, as a variable that is filled in later.
func (e *Effective) Duration(key string) (time.Duration, Setting, bool) {
	s, ok := e.Get(key)
	if !ok {
		return 0, s, false
	}
	d, _, err := flink.ParseDuration(s.Value)
	return d, s, err == nil
}

// Bool returns the truth value in force for a key; false as its last result
// where the key has no value or one that is neither true nor false.
func (e *Effective) Bool(key string) (value bool, s Setting, ok bool) {
	s, ok = e.Get(key)
	value = strings.EqualFold(s.Value, "true")
	return value, s, ok && (value || strings.EqualFold(s.Value, "false"))
}

// MemorySize returns the bytes of the memory size in force for a key; false
// where the key has no value or one that is no size.
func (e *Effective) MemorySize(key string) (bytes int64, s Setting, ok bool) {
	s, ok = e.Get(key)
	bytes, err := flink.ParseMemorySize(s.Value)
	return bytes, s, ok && err == nil
}

// Enum returns the constant in force for a key as Flink spells it, which takes
// it in capitals and small letters alike (ConfigurationUtils.convertToEnum);
// false where the key has no value or one that is none of its constants.
func (e *Effective) Enum(key string) (constant string, s Setting, ok bool) {
	s, ok = e.Get(key)
	option := flink.Setting(key)
	if !ok || option == nil {
		return "", s, false
	}
	for _, constant := range option.Values {
		if strings.EqualFold(constant, s.Value) {
			return constant, s, true
		}
	}
	return "", s, false
}

func (e *Effective) add(s Setting) {
	s.Key = flink.Canonical(s.Written)
	if e.given == nil {
		e.given = map[string][]Setting{}
	}
	all := e.given[s.Key]
	at := len(all)
	for at > 0 && all[at-1].Layer > s.Layer {
		at--
	}
	e.given[s.Key] = slices.Insert(all, at, s)
}

// drop takes the settings of a layer away from a key.
func (e *Effective) drop(key string, layer Layer) {
	key = flink.Canonical(key)
	rest := slices.DeleteFunc(e.given[key], func(s Setting) bool { return s.Layer == layer })
	if len(rest) == 0 {
		delete(e.given, key)
	} else {
		e.given[key] = rest
	}
}
