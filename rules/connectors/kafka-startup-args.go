package connectors

import (
	"fmt"
	"regexp"
	"sync"

	"github.com/flinkvet/flinkvet/rules"
)

// KafkaStartupArgs finds tables in Kafka that do not say which topic to read, or
// where in it to begin or to end (KafkaConnectorOptionsUtil).
var KafkaStartupArgs = Pack.Add(rules.Rule{
	Name:     "kafka-startup-args",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      each(use.kafkaStartupArgs),
})

func (u use) kafkaStartupArgs() {
	if !u.isKafka() {
		return
	}
	topic, pattern := u.options.Get("topic"), u.options.Get("topic-pattern")
	switch {
	case topic != nil && pattern != nil:
		u.report(pattern, fmt.Sprintf("%s has both \"topic\" and \"topic-pattern\", and is refused; keep one of them", u.Name))
	case topic == nil && pattern == nil && !u.Open && u.role != 0 && !u.demandsTopic():
		u.report(u.at, fmt.Sprintf("%s has neither \"topic\" nor \"topic-pattern\", and is refused; name the topic", u.Name))
	}
	if u.reads() && u.Is("kafka") {
		u.judgePosition("scan.startup", "startup")
	}
	if u.reads() {
		u.judgePosition("scan.bounded", "bounded")
	}
}

// demandsTopic reports whether the connector itself demands "topic", of which
// required-option-missing tells.
func (u use) demandsTopic() bool {
	s, ok := u.Known(u.target, "topic")
	return ok && s.Option != nil && s.Option.Required
}

// offsets is the form of a list of offsets by partition
// (KafkaConnectorOptionsUtil.parseSpecificOffsets).
var offsets = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(partition:\d+,offset:-?\d+;?)+$`)
})

// judgePosition judges what a mode of beginning or ending needs.
func (u use) judgePosition(prefix, kind string) {
	mode := u.options.Get(prefix + ".mode")
	if mode == nil || !mode.Spelled {
		return
	}
	switch list := prefix + ".specific-offsets"; {
	case u.options.Is(mode.Key, "timestamp"):
		if key := prefix + ".timestamp-millis"; u.lacks(key) {
			u.report(mode, fmt.Sprintf("the %s mode timestamp needs %q, and %s is refused without it", kind, key, u.Name))
		}
	case !u.options.Is(mode.Key, "specific-offsets"):
	case u.lacks(list):
		u.report(mode, fmt.Sprintf("the %s mode specific-offsets needs %q, and %s is refused without it", kind, list, u.Name))
	case u.options.Has("topic-pattern") || len(items(u.options.Value("topic"))) > 1:
		u.report(mode, fmt.Sprintf("the %s mode specific-offsets is for one topic, and %s is refused with several; take a table for each", kind, u.Name))
	default:
		if o := u.options.Get(list); o != nil && o.Spelled && !offsets().MatchString(o.Value()) {
			u.report(o, fmt.Sprintf("%q is not of the form partition:0,offset:42;partition:1,offset:300, and %s is refused", list, u.Name))
		}
	}
}
