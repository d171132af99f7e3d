package flink

import "slices"

// FormatChanges returns the kinds of change that the messages of a format are; 0
// where that is not known.
func FormatChanges(format string) Changes {
	switch {
	case appending[format]:
		return Insert
	case changing[format]:
		return All
	}
	return 0
}

// bulk are the formats whose files are closed with each checkpoint, whatever the
// rolling policy says (Flink, FileSystem SQL connector, "Rolling Policy").
var bulk = words("parquet orc avro")

// BulkFormat reports whether a file of a format lasts no longer than a checkpoint.
func BulkFormat(format string) bool { return bulk[format] }

// generators are the connectors whose tables make their rows up (Flink, DataGen SQL
// connector; flink-faker; python-input-format, on which from_elements of PyFlink
// builds).
var generators = words("datagen faker python-input-format")

// MakesUp reports whether the rows of a connector's tables are made up.
func MakesUp(connector string) bool { return generators[connector] }

// discards are the connectors that keep nothing of what is written to them (Flink,
// Print and BlackHole SQL connectors).
var discards = words("print blackhole")

// Discards reports whether a connector keeps nothing of what is written to it.
func Discards(connector string) bool { return discards[connector] }

// databases are the sources of pipelines that follow a database (Flink CDC,
// pipeline connectors).
var databases = words("mysql postgres oracle sqlserver mongodb oceanbase")

// FollowsDatabase reports whether a source of a Flink CDC pipeline follows the
// changes of a database.
func FollowsDatabase(source string) bool { return databases[source] }

// namePatterns are the options in which connectors take a regular expression for
// the names of what they read (Flink CDC, pages of the connectors; mysql is that
// of Realtime Compute for Apache Flink).
var namePatterns = map[string][]string{
	"mysql-cdc":     {"database-name", "table-name"},
	"mysql":         {"database-name", "table-name"},
	"oceanbase-cdc": {"database-name", "table-name"},
	"postgres-cdc":  {"schema-name", "table-name"},
	"mongodb-cdc":   {"database", "collection"},
}

// NamePattern reports whether an option of a connector is a regular expression for
// the names of the tables that it reads.
func NamePattern(connector, key string) bool { return slices.Contains(namePatterns[connector], key) }

// startupModes are where connectors may begin to read, in any release (the
// factories of Flink CDC 2.0 to 3.6, SCAN_STARTUP_MODE_VALUE_…).
var startupModes = map[string][]string{
	"mysql-cdc":    {"initial", "snapshot", "earliest-offset", "latest-offset", "specific-offset", "timestamp"},
	"postgres-cdc": {"initial", "snapshot", "latest-offset", "committed-offset"},
	"mongodb-cdc":  {"initial", "snapshot", "latest-offset", "timestamp"},
}

// StartupModes returns the values of a connector's "scan.startup.mode", none where
// they are not known.
func StartupModes(connector string) []string { return startupModes[connector] }

// vvrOnly are the connectors of tables that Realtime Compute for Apache Flink has,
// and Ververica's other platforms, and nobody else by the same name (list of
// connectors of Realtime Compute for Apache Flink).
var vvrOnly = words("adb3.0 adbpg cloudhbase continuous-odps datahub drds hologres lindorm mysql odps ots sls tair")

// OnlyVVR reports whether only VVR and its kin have a connector.
func OnlyVVR(connector string) bool { return vvrOnly[connector] }
