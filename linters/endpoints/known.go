package endpoints

import (
	"slices"

	"github.com/flinkvet/flinkvet/linters/flink"
)

// Connectors returns what the endpoint's identifier stands for, one connector for
// each line of versions; none where the tables do not have it.
func (e *Endpoint) Connectors() []*flink.Connector { return flink.FindConnectors(e.Kind, e.Identifier) }

// On returns what the endpoint's identifier stands for on a target: where a platform
// is known and has none of its own, only what everybody has.
func (e *Endpoint) On(t flink.Target) []*flink.Connector {
	found := e.Connectors()
	if len(found) < 2 || t.Platform == "" || t.Platform == "vvr" {
		return found
	}
	return slices.DeleteFunc(found, func(c *flink.Connector) bool { return c.Line == "vvr" })
}

// VersionOf returns the version of a connector's line that a target has: that of
// Flink for what Flink's releases count, zero for what has versions of its own,
// whose jar nobody names.
func VersionOf(t flink.Target, c *flink.Connector) flink.Version {
	if c.Line == "flink" {
		return t.Flink
	}
	return flink.Version{}
}

// Known returns what the endpoint's connector, or a format that it may have, makes
// of a key on a target; false where no version of any connector with the
// identifier is known to read it. Where several read it, the one that still does
// counts.
func (e *Endpoint) Known(t flink.Target, key string) (best flink.Standing, ok bool) {
	for _, c := range e.On(t) {
		s, known := c.Option(VersionOf(t, c), key)
		if known && (!ok || best.Option == nil) {
			best, ok = s, true
		}
	}
	if ok || e.Kind != flink.TableKind {
		return best, ok
	}
	if format, own, found := flink.FormatOption(key); found {
		return format.Option(VersionOf(t, format), own)
	}
	return best, false
}

// Takes reports whether the endpoint's connector hands a key on unread, so that
// nobody can say that there is no such option.
func (e *Endpoint) Takes(key string) bool {
	for _, c := range e.Connectors() {
		if c.Open(key) {
			return true
		}
	}
	format, own, found := flink.FormatOption(key)
	return found && format.Open(own)
}

// Readings returns what the versions that a target may have make of a key: of a
// connector whose version the target gives one, of others all.
func (e *Endpoint) Readings(t flink.Target, key string) (options []*flink.Option) {
	for _, c := range e.On(t) {
		options = append(options, c.Readings(VersionOf(t, c), key)...)
	}
	if options != nil || e.Kind != flink.TableKind {
		return options
	}
	if format, own, found := flink.FormatOption(key); found {
		return format.Readings(VersionOf(t, format), own)
	}
	return nil
}

// Complete reports whether the tables have every option of the endpoint's
// connector: all versions that the target may have could be read, and its platform
// has no connector of its own with the identifier.
func (e *Endpoint) Complete(t flink.Target) bool {
	found := e.On(t)
	if t.Platform == "vvr" || t.Platform == "vvp" || len(found) == 0 {
		return false
	}
	for _, c := range found {
		if !c.Stale.IsZero() && (t.Flink.IsZero() || c.Line != "flink" || t.Flink.AtLeast(c.Stale)) {
			return false
		}
	}
	return true
}

// A Format is what an endpoint has its rows written in.
type Format struct {
	// Option names the format.
	Option *Option
	// Prefix is what stands before the format's own keys: "json.", "key.json.".
	Prefix string
}

// Formats returns the formats that options name, those of the key and of the
// value among them.
func (os Options) Formats() (found []Format) {
	for _, part := range [...]string{"", "key.", "value."} {
		if o := os.Get(part + "format"); o != nil && o.Spelled {
			found = append(found, Format{o, part + o.Value() + "."})
		}
	}
	return found
}
