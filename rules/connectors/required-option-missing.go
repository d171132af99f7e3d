package connectors

import (
	"fmt"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// RequiredOptionMissing finds tables, catalogs and pipelines without an option
// that their connector demands (FactoryUtil.validateFactoryOptions).
var RequiredOptionMissing = Pack.Add(rules.Rule{
	Name:     "required-option-missing",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      each(use.requiredOptionMissing),
})

func (u use) requiredOptionMissing() {
	if u.Open || u.Kind == flink.TableKind && u.role == 0 || u.Kind == flink.PipelineKind && len(u.options) == 0 || u.target.Platform == "vvr" {
		return
	}
	var missing []string
	for i, c := range u.On(u.target) {
		var here []string
		for _, key := range c.Required(u.versionOf(c)) {
			if !u.gives(c, key) {
				here = append(here, fmt.Sprintf("%q", key))
			}
		}
		if i > 0 {
			here = slices.DeleteFunc(here, func(key string) bool { return !slices.Contains(missing, key) })
		}
		missing = here
	}
	if len(missing) > 0 {
		u.report(u.at, fmt.Sprintf("%s (%s) lacks %s, which its connector demands; the %s is refused",
			u.Name, u.Identifier, strings.Join(missing, ", "), kindWords[u.Kind]))
	}
}

// gives reports whether an option is given, in whatever spelling.
func (u use) gives(c *flink.Connector, key string) bool {
	for _, o := range u.options {
		if o.Key == key {
			return true
		}
		if s, ok := c.Option(flink.Version{}, o.Key); ok && s.Successor == key {
			return true
		}
	}
	return names(key, u.Kind)
}
