package connectors

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/rules"
)

// KafkaEOTransactionTimeout finds transactions of Kafka that brokers refuse, or
// abort before they are committed (KafkaSinkBuilder asks for an hour; Kafka's
// transaction.max.timeout.ms is 15 minutes).
var KafkaEOTransactionTimeout = Pack.Add(rules.Rule{
	Name:     "kafka-eo-transaction-timeout",
	Severity: rules.Error,
	Needs:    jobViews,
	Run:      each(use.kafkaEOTransactionTimeout),
})

const (
	transactionTimeout    = "properties.transaction.timeout.ms"
	maxTransactionTimeout = 15 * time.Minute
)

func (u use) kafkaEOTransactionTimeout() {
	exactlyOnce := u.transactional()
	if !u.isKafka() || !u.mayWrite() || exactlyOnce == nil {
		return
	}
	if u.lacks(transactionTimeout) {
		u.report(exactlyOnce, fmt.Sprintf("%s is written in transactions of 1 hour, the connector's default, and brokers refuse more than their \"transaction.max.timeout.ms\", 15 minutes by default; set %q to 900000", u.Name, transactionTimeout))
		return
	}
	o := u.options.Get(transactionTimeout)
	if o == nil || !o.Spelled {
		return
	}
	if ms, err := strconv.Atoi(strings.TrimSpace(o.Value())); err == nil {
		u.judgeTransactionTimeout(o, time.Duration(ms)*time.Millisecond)
	}
}

func (u use) judgeTransactionTimeout(o *endpoints.Option, timeout time.Duration) {
	for _, e := range u.jobs() {
		if interval, _, ok := e.Duration("execution.checkpointing.interval"); ok && timeout <= interval {
			u.report(o, fmt.Sprintf("Kafka aborts a transaction after %s, before the next checkpoint, %s later, commits it, and its rows are lost; make %q longer than a checkpoint's interval and its duration", timeout, interval, transactionTimeout))
			return
		}
	}
	if timeout > maxTransactionTimeout {
		rules.Report{At: o, Severity: rules.Warning, Message: fmt.Sprintf(
			"brokers refuse transactions longer than their \"transaction.max.timeout.ms\", 15 minutes by default; make sure that they allow %s, or take 900000", timeout)}.To(u.pass)
	}
}
