package connectors

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// UpsertKafkaHalfBuffer finds tables of upsert-kafka with one half of a buffer
// (UpsertKafkaDynamicTableFactory.validateSinkBufferFlush).
var UpsertKafkaHalfBuffer = Pack.Add(rules.Rule{
	Name:     "upsert-kafka-half-buffer",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      each(use.upsertKafkaHalfBuffer),
})

func (u use) upsertKafkaHalfBuffer() {
	const byRows, byTime = "sink.buffer-flush.max-rows", "sink.buffer-flush.interval"
	if !u.Is("upsert-kafka") || !u.writes() {
		return
	}
	rows, rowsKnown := u.above(byRows)
	time, timeKnown := u.above(byTime)
	if !rowsKnown || !timeKnown || rows == time {
		return
	}
	given, missing := byRows, byTime
	if time {
		given, missing = byTime, byRows
	}
	u.report(u.options.Get(given), fmt.Sprintf("%q alone buffers nothing, and %s is refused; set %q as well, or neither", given, u.Name, missing))
}

// above reports whether an option's number or duration is above 0, its default.
func (u use) above(key string) (above, known bool) {
	o := u.options.Get(key)
	if o == nil {
		return false, !u.Open
	}
	if n, err := strconv.Atoi(strings.TrimSpace(o.Value())); err == nil {
		return n > 0, true
	}
	d, _, err := flink.ParseDuration(o.Value())
	return d > 0, err == nil
}
