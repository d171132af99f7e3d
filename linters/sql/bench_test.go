package sql

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// generated returns a script of about the given size, with statements such as
// jobs have them.
func generated(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, `-- table number %[1]d
CREATE TEMPORARY TABLE orders_%[1]d (
  order_id BIGINT NOT NULL,
  customer STRING COMMENT 'who ordered',
  price DECIMAL(10, 2),
  address ROW<street STRING, city STRING>,
  total AS price * 2,
  order_time TIMESTAMP(3) METADATA FROM 'timestamp',
  WATERMARK FOR order_time AS order_time - INTERVAL '5' SECOND,
  PRIMARY KEY (order_id) NOT ENFORCED
) WITH (
  'connector' = 'kafka',
  'topic' = 'orders',
  'properties.bootstrap.servers' = '${brokers}',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'json'
);

INSERT INTO daily_sales_%[1]d
SELECT o.customer, c.country, COUNT(DISTINCT o.order_id) AS orders, SUM(o.price * (1 - c.discount)) AS revenue,
  CASE WHEN SUM(o.price) > 1000 THEN 'large' WHEN SUM(o.price) > 100 THEN 'medium' ELSE 'small' END AS size
FROM orders_%[1]d AS o
LEFT JOIN customers FOR SYSTEM_TIME AS OF o.proctime AS c ON o.customer = c.id AND c.active IS TRUE
WHERE o.order_time BETWEEN TIMESTAMP '2024-01-01 00:00:00' AND CURRENT_TIMESTAMP
  AND o.status IN ('paid', 'shipped') AND o.note NOT LIKE '%%test%%'
GROUP BY o.customer, c.country
HAVING COUNT(*) > %[1]d;

`, i)
	}
	return b.String()
}

func BenchmarkParse(b *testing.B) { benchmarkParse(b, generated(1<<20)) }

// BenchmarkParseHundred parses 100 MB, far more than any job has.
func BenchmarkParseHundred(b *testing.B) {
	if testing.Short() {
		b.Skip("the text is long")
	}
	benchmarkParse(b, generated(100<<20))
}

// benchmarkParse reports, beside the speed by the clock, that by the time of the
// CPU, which other programs disturb less, and how many times as long as reading
// its bytes a text takes.
func benchmarkParse(b *testing.B, src string) {
	text := draft.NewText(src, 1)
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	start := cpuTime()
	for b.Loop() {
		Parse(text)
	}
	parse := (cpuTime() - start) / time.Duration(b.N)
	if parse <= 0 {
		return
	}
	b.ReportMetric(float64(len(src))/1e6/parse.Seconds(), "MB/cpu-s")
	b.ReportMetric(float64(parse)/float64(readingTime(src)), "x-reading")
}

// readingTime returns how long the CPU takes for a look at every byte of a text.
func readingTime(src string) time.Duration {
	const times = 10
	start, lines := cpuTime(), 0
	for range times {
		for i := range len(src) {
			if src[i] == '\n' {
				lines++
			}
		}
	}
	runtime.KeepAlive(lines)
	return (cpuTime() - start) / times
}

func BenchmarkLexer(b *testing.B) {
	src := generated(1 << 20)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		l := lexer{src: src}
		for toks := l.statement(nil); toks[len(toks)-1].kind != endOfText; {
			toks = l.statement(toks[:0])
		}
	}
}

// BenchmarkIndex walks a script and puts its nodes in order.
func BenchmarkIndex(b *testing.B) {
	s := benchmarkScript(b)
	for b.Loop() {
		s.index = index{}
		All[*Option](s)
	}
}

// BenchmarkRules asks what 150 rules ask of one script that none has asked
// before, each for the nodes of a type.
func BenchmarkRules(b *testing.B) {
	s := benchmarkScript(b)
	for b.Loop() {
		s.index = index{}
		for range 15 {
			_ = len(All[*CreateTable](s)) + len(All[*Insert](s)) + len(All[*Option](s)) + len(All[*Options](s)) +
				len(All[*Name](s)) + len(All[*Column](s)) + len(All[*Call](s)) + len(All[*TableRef](s)) +
				len(All[*Select](s)) + len(All[*Set](s))
		}
	}
}

// BenchmarkWalk walks a script as a rule does that cannot use the index.
func BenchmarkWalk(b *testing.B) {
	s := benchmarkScript(b)
	nodes := 0
	for b.Loop() {
		InspectScript(s, func(Node) bool { nodes++; return true })
	}
}

// benchmarkScript returns a script of 1 MB, and counts its bytes.
func benchmarkScript(b *testing.B) *Script {
	text := draft.NewText(generated(1<<20), 1)
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	return Parse(text)
}

// BenchmarkCorpus parses the documents of the corpus.
func BenchmarkCorpus(b *testing.B) {
	var text strings.Builder
	for _, r := range corpusRecords(b, "drafts") {
		text.WriteString(r.SQL + "\n;\n")
	}
	benchmarkParse(b, text.String())
}

// TestLinear expects eight times the text to need no more than a small multiple
// of eight times the memory; time is for the benchmarks.
func TestLinear(t *testing.T) {
	needed := func(size int) uint64 {
		text := draft.NewText(generated(size), 1)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		Parse(text)
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	small, large := needed(1<<19), needed(1<<22)
	require.Less(t, large, 8*2*small)
}
