package connectors

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// InvalidOptionValue finds values that are not of their option's type
// (org.apache.flink.configuration.ConfigurationUtils.convertValue).
var InvalidOptionValue = Pack.Add(rules.Rule{
	Name:     "invalid-option-value",
	Severity: rules.Error,
	Needs:    append(linters.Needs(linters.Settings), endpointViews...),
	Run: func(pass *analysis.Pass) {
		each(use.invalidOptionValue)(pass)
		eachSetting(setting.invalidOptionValue)(pass)
	},
})

func (u use) invalidOptionValue() {
	for _, o := range u.options {
		if !o.Spelled {
			continue
		}
		if option := refused(u.Readings(u.target, o.Key), o.Value()); option != nil {
			u.report(o, refusal(o.Key, o.Value(), option))
		}
	}
}

func (s setting) invalidOptionValue() {
	if s.Value == "" || !endpoints.Spelled(s.Written, s.Value) {
		return
	}
	if option := refused(flink.SettingReadings(s.job.Target.Flink, s.Written), s.Value); option != nil {
		rules.Report{At: s, Message: refusal(s.Written, s.Value, option)}.To(s.pass)
	}
}

// refused returns the newest of the readings where all of them refuse a value.
func refused(readings []*flink.Option, value string) (newest *flink.Option) {
	for _, option := range readings {
		if option.Accepts(value) == nil {
			return nil
		}
		newest = option
	}
	return newest
}

// wanted says what an option takes.
func wanted(o *flink.Option) string {
	switch o.Type {
	case flink.Bool:
		return `"true" or "false"`
	case flink.Int, flink.Long:
		return "a whole number"
	case flink.Float:
		return "a number"
	case flink.Duration:
		return `a duration, such as "30 s"`
	case flink.MemorySize:
		return `a size, such as "64 mb"`
	case flink.Enum:
		return oneOf(o.Values)
	case flink.ListOf:
		item := *o
		item.Type = o.Elem
		return "a list of which each item is " + wanted(&item)
	}
	return "another value"
}

// mostValues is how many of an option's values a message lists.
const mostValues = 8

func oneOf(values []string) string {
	if len(values) > mostValues {
		return strings.Join(values[:mostValues], ", ") + " and the like"
	}
	if last := len(values) - 1; last > 0 {
		return strings.Join(values[:last], ", ") + " or " + values[last]
	}
	return strings.Join(values, "")
}

// refusal says what an option takes and what stands there instead, where that is
// no secret.
func refusal(key, value string, option *flink.Option) string {
	if flink.ConnectorOption("", key).Sensitive != flink.Public || len(value) > 60 || strings.ContainsAny(value, "\n\r") {
		return fmt.Sprintf("%q takes %s, and this is none", key, wanted(option))
	}
	return fmt.Sprintf("%q takes %s, and %q %v%s", key, wanted(option), value, option.Accepts(value), near.Hint(value, option.Values))
}
