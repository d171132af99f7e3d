package connectors

import (
	"fmt"
	"slices"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// UnknownConnectorOption finds options that no version of a connector reads, for
// which Flink refuses the table (FactoryUtil.validateUnconsumedKeys).
var UnknownConnectorOption = Pack.Add(rules.Rule{
	Name:     "unknown-connector-option",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      each(use.unknownConnectorOption),
})

func (u use) unknownConnectorOption() {
	if len(u.On(u.target)) == 0 {
		return
	}
	for _, o := range u.options {
		if names(o.Key, u.Kind) || u.Takes(o.Key) || ofUnknownFormat(o.Key, u.options) {
			continue
		}
		if _, own, ok := flink.FormatOption(o.Key); ok && u.isFormats(o.Key, own) {
			u.formatOption(o)
		} else if _, known := u.Known(u.target, o.Key); !known {
			u.unknownOption(o)
		}
	}
}

// names reports whether a key is the one that names the connector itself.
func names(key, kind string) bool {
	switch kind {
	case flink.CatalogKind:
		return key == "type" || key == "property-version" || key == "default-database"
	case flink.ModelKind:
		return key == "provider" || key == "task"
	case flink.PipelineKind:
		return key == "include.schema.changes" || key == "exclude.schema.changes"
	}
	return key == "connector" || key == "property-version"
}

// unknownOption reports an option that the connector does not have. Where the
// tables may lack some of its options, only one that is close to another is
// certain to be a mistake.
func (u use) unknownOption(o *endpoints.Option) {
	if meant := u.meant(o.Key); meant != "" {
		r := rules.Report{
			At:      o.KeyRange,
			Message: fmt.Sprintf("%s has no option %q%s; the %s is refused", u.Identifier, o.Key, near.Ask(meant), kindWords[u.Kind]),
		}
		if u.target.Platform == "vvr" || u.target.Platform == "vvp" {
			r.Severity = rules.Warning // the connector is the platform's own
		}
		r.To(u.pass)
		return
	}
	if u.Open || u.Kind == flink.ModelKind || !u.Complete(u.target) || u.target.Platform == "" && flink.MayBeVVR(u.Identifier, o.Key) {
		return
	}
	rules.Report{
		At: o.KeyRange, Severity: u.unlessNewer(),
		Message: fmt.Sprintf("%s has no option %q%s; the %s is refused", u.Identifier, o.Key, belongs(u.Kind, o.Key), kindWords[u.Kind]),
	}.To(u.pass)
}

// meant returns the option that a misspelt key is, "" where none is near.
func (u use) meant(key string) string {
	most := 2
	if len(key) < 8 {
		most = 1
	}
	return near.Within(most, key, u.keys())
}

// unlessNewer returns the severity for what a version that came after the tables
// may have.
func (u use) unlessNewer() rules.Severity {
	for _, c := range u.On(u.target) {
		if u.versionOf(c).IsZero() {
			return rules.Warning
		}
	}
	return 0
}

var kindWords = map[string]string{
	flink.TableKind: "table", flink.CatalogKind: "catalog", flink.ModelKind: "model", flink.PipelineKind: "pipeline",
}

// keys returns the keys that the connector reads, and those that every table has.
func (u use) keys() (keys []string) {
	for _, c := range u.On(u.target) {
		keys = slices.AppendSeq(keys, c.Options())
	}
	if u.Kind == flink.TableKind && !u.Is("datagen") {
		keys = slices.AppendSeq(keys, (&flink.Connector{Kind: flink.TableKind, Identifier: "*", Line: "flink"}).Options())
	}
	return keys
}

// belongs says which other connector has a key, "" where none or several have.
func belongs(kind, key string) string {
	owner := ""
	for id := range flink.Connectors(kind) {
		for _, c := range flink.FindConnectors(kind, id) {
			if slices.Contains(slices.Collect(c.Options()), key) && id != owner {
				if owner != "" {
					return ""
				}
				owner = id
			}
		}
	}
	if owner == "" {
		return ""
	}
	return ", it is one of " + owner
}
