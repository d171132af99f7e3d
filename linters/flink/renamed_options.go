package flink

import "slices"

// A renamed option is one of a connector that has a better one beside it, which
// its factory does not know as the same.
type renamed struct {
	connector, key string
	// since is the first version of the connector's line that has the successor.
	since     Version
	successor string
	// needs is what else the successor asks for, "" where it is nothing.
	needs string
}

// renamedOptions come from the pages of the connectors: Apache Kafka (the
// factory reads "sink.semantic" and logs that it is deprecated), JDBC and HBase
// (Deprecated Options).
var renamedOptions = []renamed{
	{"hbase-2.2", "lookup.cache.max-rows", Version{1, 16}, "lookup.partial-cache.max-rows", partialCache},
	{"hbase-2.2", "lookup.cache.ttl", Version{1, 16}, "lookup.partial-cache.expire-after-write", partialCache},
	{"jdbc", "lookup.cache.caching-missing-key", Version{1, 16}, "lookup.partial-cache.cache-missing-key", partialCache},
	{"jdbc", "lookup.cache.max-rows", Version{1, 16}, "lookup.partial-cache.max-rows", partialCache},
	{"jdbc", "lookup.cache.ttl", Version{1, 16}, "lookup.partial-cache.expire-after-write", partialCache},
	{"kafka", "sink.semantic", Version{1, 14}, "sink.delivery-guarantee", ""},
}

// Bilingual reports whether the other spellings of a connector's options are names
// that stay: Hudi reads its options under the names of its core as well
// (FlinkOptions).
func (c *Connector) Bilingual() bool { return c.Line == "hudi" }

const partialCache = "'lookup.cache' = 'PARTIAL'"

// RenamedOption returns the option to write instead of one that a version of a
// table's connector still reads, and what else that asks for; false where there
// is none, or the version does not have it yet. A version that is not known
// counts as an old one.
func RenamedOption(connector string, v Version, key string) (successor, needs string, ok bool) {
	i := slices.IndexFunc(renamedOptions, func(r renamed) bool { return r.connector == connector && r.key == key })
	if i < 0 || !v.AtLeast(renamedOptions[i].since) {
		return "", "", false
	}
	return renamedOptions[i].successor, renamedOptions[i].needs, true
}
