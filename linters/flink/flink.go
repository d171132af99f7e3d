// Package flink is what flinkvet knows about Flink and its platforms: versions,
// options with their types and defaults, connectors, durations, keywords.
//
// The package holds tables and the functions that look them up; every row names
// its source. Nothing is built when the program starts.
package flink

import (
	"iter"
	"time"
)

// A Version is a release of Flink, such as 1.20. The zero Version is unknown.
type Version struct{ Major, Minor int }

// A Target is the engine that a draft runs on, as far as it is known.
type Target struct {
	// Platform is "oss", "operator", "vvr", "vvp" or "" where it is not known.
	Platform string
	// Flink is the Flink version, zero where it is not known.
	Flink Version
	// Engine is the platform's engine as written, "vvr-11.5-jdk11-flink-1.20".
	Engine string
	// Production says that the draft is judged as one for production.
	Production bool
	// Complete says that the draft's files hold all of its configuration, so
	// that what is absent from them is absent in production.
	Complete bool
}

// An OptionType is the type of an option's value, as Flink parses it.
type OptionType uint8

// The types of option values.
const (
	String OptionType = iota
	Int
	Long
	Float
	Bool
	Duration
	MemorySize
	Enum
	ListOf
	MapOf
)

// An Option is a key that Flink, or one of its connectors, reads.
type Option struct {
	Key  string
	Type OptionType
	// Elem is the type of a list's elements.
	Elem OptionType
	// Default is the value that counts where none is given, "" where there is none.
	Default string
	// Values are the constants of an Enum, or of a list of them, as they are
	// written; Flink does not mind their case.
	Values []string
	// Required says that a connector demands the option.
	Required bool
	// Deprecated says that Flink asks to do without the option.
	Deprecated bool
	// Source is the class that declares the option, or the page that tells of it.
	Source string
	// Sensitive says what of the value is secret.
	Sensitive Sensitivity
}

// A Sensitivity says how an option's value carries a secret.
type Sensitivity uint8

// The ways in which a value carries a secret.
const (
	Public     Sensitivity = iota
	Secret                 // the whole value: a password, a secret key, a token
	Identifier             // an access key id or a user name: half of a credential
	URL                    // a URL that may have user information or a password parameter
	JAAS                   // a JAAS configuration with a password in it
)

// Setting looks a configuration key of Flink up, in its current or an older
// spelling, and returns what the newest release that reads it says; nil where
// neither Flink nor a platform has such an option. SettingIn tells releases
// apart.
func Setting(key string) *Option { return lookupSetting(key) }

// Settings yields the keys of Flink's configuration in order, those that are
// gone or renamed among them; a part in angle brackets stands for a name that a
// configuration chooses.
func Settings() iter.Seq[string] { return settingsTable.firsts() }

// Canonical returns the current spelling of a configuration key: the key
// itself where it is current or not known.
func Canonical(key string) string { return canonical(key) }

// ConnectorOption looks an option of a connector, catalog, format or model
// provider up, in the newest version that has it, also one of a format under
// the format's prefix; connector may be "". Its type is String where the tables
// do not have it for that connector; what of it is secret the words of the key
// decide. The result is never nil. FindConnectors tells versions apart.
func ConnectorOption(connector, key string) *Option { return lookupConnectorOption(connector, key) }

// ParseDuration reads a duration as Flink's TimeUtils does; unitless says that
// it has no unit and so counts milliseconds.
func ParseDuration(s string) (d time.Duration, unitless bool, err error) { return parseDuration(s) }
