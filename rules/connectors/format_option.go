package connectors

import (
	"fmt"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// ofUnknownFormat reports whether a key may belong to a format that no table
// knows, or one that a variable names.
func ofUnknownFormat(key string, options endpoints.Options) bool {
	for _, part := range [...]string{"", "key.", "value."} {
		o := options.Get(part + "format")
		if o == nil {
			continue
		}
		if !o.Spelled || strings.HasPrefix(key, part+o.Value()+".") && len(flink.FindConnectors(flink.FormatKind, o.Value())) == 0 {
			return true
		}
	}
	return false
}

// isFormats reports whether a key with a format's prefix is the format's, not one
// that the connector has itself.
func (u use) isFormats(key, own string) bool {
	if u.Kind != flink.TableKind || own == "" {
		return false
	}
	for _, c := range u.On(u.target) {
		if _, known := c.Option(flink.Version{}, key); known {
			return false
		}
	}
	return true
}

// formatOption judges an option with the prefix of a format.
func (u use) formatOption(o *endpoints.Option) {
	format, own, _ := flink.FormatOption(o.Key)
	for _, f := range u.options.Formats() {
		if !strings.HasPrefix(o.Key, f.Prefix) {
			continue
		}
		if _, known := format.Option(flink.Version{}, own); !known {
			u.noFormatOption(o, format, own)
		}
		return
	}
	if u.Open || u.ownFormat() {
		return
	}
	u.report(o.KeyRange, fmt.Sprintf("%q belongs to the format %s, and %s; the table is refused", o.Key, format.Identifier, u.formatsSaid(o.Key)))
}

// ownFormat reports whether a part of the rows is in a format that nobody knows,
// which may read what it likes.
func (u use) ownFormat() bool {
	return slices.ContainsFunc(u.options.Formats(), func(f endpoints.Format) bool {
		return len(flink.FindConnectors(flink.FormatKind, f.Option.Value())) == 0
	})
}

// noFormatOption reports an option that its format does not have. A table of files
// leaves all that has the format's prefix to the format, and what that does not read
// has no effect (FileSystemTableFactory.validate).
func (u use) noFormatOption(o *endpoints.Option, format *flink.Connector, own string) {
	meant := near.Within(2, own, slices.Collect(format.Options()))
	r := rules.Report{At: o.KeyRange, Severity: rules.Warning, Message: fmt.Sprintf("the format %s has no option %q%s; ", format.Identifier, own, near.Ask(meant))}
	switch {
	case meant == "" && (u.Is("filesystem") || u.target.Platform == "vvr" || u.target.Platform == "vvp"):
		return
	case u.Is("filesystem"):
		r.Message += "it has no effect"
	case meant != "":
		r.Severity = 0
		fallthrough
	default:
		r.Message += "the table is refused"
	}
	r.To(u.pass)
}

// formatsSaid says what the endpoint has instead of the format that a key is of.
func (u use) formatsSaid(key string) string {
	formats := u.options.Formats()
	if len(formats) == 0 {
		return u.Name + " has no format"
	}
	var words []string
	for _, f := range formats {
		if strings.HasSuffix(key, strings.TrimPrefix(strings.TrimPrefix(f.Prefix, "key."), "value.")) || strings.Contains(key, f.Option.Value()+".") {
			return fmt.Sprintf("here that format's options begin with %q", f.Prefix)
		}
		words = append(words, fmt.Sprintf("%q is %s", f.Option.Key, f.Option.Value()))
	}
	return strings.Join(words, ", ")
}
