package lineage

import "testing"

// Nothing that is written makes tracing panic or go round in circles.
func FuzzTrace(f *testing.F) {
	for _, script := range []string{
		`INSERT INTO o SELECT a, b FROM s`,
		`CREATE VIEW v AS SELECT a FROM v; INSERT INTO o (x) SELECT a FROM v`,
		`INSERT INTO o SELECT CASE WHEN a IN (SELECT d FROM t) THEN b END, SUM(n) FILTER (WHERE n > 1) OVER w FROM s WINDOW w AS (PARTITION BY a ORDER BY ts)`,
		`INSERT INTO o SELECT REGEXP_REPLACE(a, '(\d{3})\d{4}', '$1****'), OVERLAY(b PLACING '**' FROM 2 FOR 3) FROM s`,
		`INSERT INTO o SELECT REPLACE(a, SUBSTR(a, 4, 4), '****'), JSON_VALUE(b, '$["x"].y[0]') FROM s EXCEPT SELECT d, a FROM t`,
		`INSERT INTO o SELECT w.k, window_start FROM TABLE(TUMBLE(TABLE s, DESCRIPTOR(ts), INTERVAL '1' MINUTE)) AS w ORDER BY w.k`,
		`INSERT INTO o SELECT k, z FROM s MATCH_RECOGNIZE (PARTITION BY b ORDER BY ts MEASURES LAST(A1.a) AS k PATTERN (A1) DEFINE A1 AS A1.a = 'x') AS m`,
		`INSERT INTO o SELECT answer, m['k'] FROM ML_PREDICT(TABLE s, MODEL m, DESCRIPTOR(a))`,
	} {
		f.Add(script)
	}
	f.Fuzz(func(t *testing.T, script string) { traceAll(tables + script + "\n;") })
}
