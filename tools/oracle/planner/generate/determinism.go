package main

import (
	_ "embed"
	"fmt"
)

//go:embed determinism.sql
var unsteadyByHand string

// unsteadyStatement returns an INSERT whose query is likely to have something in
// it that is not deterministic.
func (g *generator) unsteadyStatement() string {
	q := g.unsteadyQuery(1 + g.rand.IntN(3))
	sink := g.pick("to_upsert", "to_upsert", "to_pair", "to_text", "to_jdbc", "to_changes", "to_changes", "to_log", "to_print", "to_hole")
	return "INSERT INTO " + sink + " SELECT id, k, v FROM (" + q.from + ")"
}

func (g *generator) unsteadyQuery(depth int) relation {
	makers := []func(int) relation{
		g.spiced, g.spiced, g.spiced, g.sifted, g.sifted, g.folded, g.folded, g.folded, g.joined, g.joined, g.joined, g.looked, g.looked, g.best, g.both, g.within, g.windowedOff,
	}
	return makers[g.rand.IntN(len(makers))](depth)
}

// source returns a table, or a query, under a name of its own.
func (g *generator) source(depth int) (relation, string) {
	var r relation
	if depth > 1 {
		r = g.unsteadyQuery(depth - 1)
		r.from = "(" + r.from + ")"
	} else {
		r = g.changingTable()
	}
	name := g.name()
	r.from += " AS " + name
	return r, name
}

func (g *generator) changingTable() relation {
	switch name := g.pick("clicks", "gen", "users", "users", "places", "accounts", "accounts", "ledger", "ledger", "busy", "latest", "stamped", "marked", "plain"); name {
	case "clicks", "users", "accounts":
		return relation{name, "ts", "pt"}
	case "places", "ledger", "marked":
		return relation{from: name, proctime: "pt"}
	default:
		return relation{from: name}
	}
}

func (g *generator) text() string {
	return g.pick("k", "k", "k", "UPPER(k) AS k", "UUID() AS k", "CAST(NOW() AS STRING) AS k", "k || UUID() AS k", "DATE_FORMAT(LOCALTIMESTAMP, 'yyyyMMdd') AS k",
		"CASE WHEN v > 3 THEN k ELSE UUID() END AS k", "MD5(k) AS k", "CAST(RAND() AS STRING) AS k", "CURRENT_DATABASE() AS k")
}

func (g *generator) number() string {
	return g.pick("v", "v", "v", "v + 1 AS v", "CAST(RAND_INTEGER(9) AS BIGINT) AS v", "UNIX_TIMESTAMP() AS v", "v + UNIX_TIMESTAMP() AS v", "CASE WHEN RAND() > 0.5 THEN v ELSE 0 END AS v",
		"v * id AS v", "TIMESTAMPDIFF(DAY, CURRENT_TIMESTAMP, NOW()) + v AS v")
}

func (g *generator) spiced(depth int) relation {
	in, t := g.source(depth)
	id := g.pick("id", "id", "id", "id", "id", "id + 1 AS id", "CAST(RAND_INTEGER(3) AS BIGINT) AS id")
	return relation{"SELECT " + id + ", " + g.text() + ", " + g.number() + in.times(t) + " FROM " + in.from, in.rowtime, in.proctime}
}

func (g *generator) condition(t string) string {
	return g.pick(t+".v > UNIX_TIMESTAMP()", "RAND() > 0.5", t+".k = CAST(CURRENT_DATE AS STRING)", t+".v > 10", t+".v > RAND_INTEGER(5) AND "+t+".id > 3", t+".k <> 'a'")
}

func (g *generator) sifted(depth int) relation {
	in, t := g.source(depth)
	return relation{"SELECT id, k, v" + in.times(t) + " FROM " + in.from + " WHERE " + g.condition(t), in.rowtime, in.proctime}
}

func (g *generator) folded(depth int) relation {
	in, _ := g.source(depth)
	q := g.pick(
		"SELECT id, MAX(k) AS k, SUM(v) AS v FROM %s GROUP BY id",
		"SELECT id, k, COUNT(*) AS v FROM %s GROUP BY id, k",
		"SELECT id, MAX(UUID()) AS k, SUM(v) AS v FROM %s GROUP BY id",
		"SELECT id, UUID() AS k, COUNT(*) AS v FROM %s GROUP BY id",
		"SELECT MAX(id) AS id, k, COUNT(DISTINCT v) AS v FROM %s GROUP BY k",
		"SELECT MAX(id) AS id, MAX(k) AS k, COUNT(*) AS v FROM %s",
		"SELECT DISTINCT id, k, v FROM %s",
		"SELECT id, k, SUM(v) AS v FROM %s GROUP BY id, k HAVING SUM(v) > RAND_INTEGER(9)",
		"SELECT id, k, SUM(v) FILTER (WHERE v > RAND_INTEGER(4)) AS v FROM %s GROUP BY id, k",
		"SELECT id, DATE_FORMAT(NOW(), 'HH') AS k, COUNT(v) AS v FROM %s GROUP BY id, DATE_FORMAT(NOW(), 'HH')",
	)
	return relation{from: fmt.Sprintf(q, in.from)}
}

func (g *generator) joined(depth int) relation {
	left, l := g.source(depth)
	right, r := g.source(g.rand.IntN(depth) + 1)
	kind := g.pick("JOIN", "JOIN", "LEFT JOIN", "FULL JOIN")
	on := g.pick(l+".id = "+r+".id", l+".id = "+r+".id", l+".k = "+r+".k", l+".id = "+r+".id AND "+l+".k = "+r+".k",
		l+".id = "+r+".id AND "+l+".v + "+r+".v > RAND_INTEGER(7)", l+".id = "+r+".id AND "+r+".v > UNIX_TIMESTAMP()")
	items := g.pick(l+".id, "+r+".k, "+l+".v", l+".id, "+l+".k, "+r+".v", r+".id, "+l+".k, "+l+".v + "+r+".v AS v", l+".id, UUID() AS k, "+r+".v")
	return relation{from: "SELECT " + items + " FROM " + left.from + " " + kind + " " + right.from + " ON " + on}
}

func (g *generator) looked(depth int) relation {
	left, l := g.source(depth)
	if left.proctime == "" {
		return g.joined(depth)
	}
	on := g.pick("%[1]s.id = r.id", "%[1]s.id = r.id", "%[1]s.id = r.id", "%[1]s.id = r.id AND %[1]s.k = r.k", "%[1]s.id = r.id AND r.v > RAND_INTEGER(5)",
		"%[1]s.id = r.id AND r.k <> 'a'", "%[1]s.id = r.id AND %[1]s.v > UNIX_TIMESTAMP()", "%[1]s.id = r.id AND %[1]s.v + r.v > UNIX_TIMESTAMP()")
	items := g.pick("%[1]s.id, r.k, r.v", "%[1]s.id, %[1]s.k, %[1]s.v", "r.id, %[1]s.k, %[1]s.v", "%[1]s.id, UPPER(r.k) AS k, %[1]s.v", "%[1]s.id, UUID() AS k, %[1]s.v", "r.id, r.k, %[1]s.v")
	return relation{from: fmt.Sprintf("SELECT "+items+left.times(l)+" FROM %[2]s %[3]s %[4]s FOR SYSTEM_TIME AS OF %[1]s.pt AS r ON "+on,
		l, left.from, g.pick("JOIN", "LEFT JOIN"), g.pick("dim", "dim", "dims", "bag", "signed")), rowtime: left.rowtime, proctime: left.proctime}
}

func (g *generator) best(depth int) relation {
	in, t := g.source(depth)
	order := g.pick("v DESC", "v", "k DESC, v", "RAND()", "v DESC")
	by := g.pick("PARTITION BY id ", "PARTITION BY id ", "PARTITION BY id, k ", "PARTITION BY k ", "")
	limit := g.pick("n = 1", "n <= 3", "n <= 3", "n < 5")
	return relation{from: fmt.Sprintf("SELECT id, k, v FROM (SELECT %s.*, ROW_NUMBER() OVER (%sORDER BY %s) AS n FROM %s) WHERE %s", t, by, order, in.from, limit)}
}

func (g *generator) both(depth int) relation {
	left, _ := g.source(depth)
	right, _ := g.source(1)
	op := g.pick("UNION ALL", "UNION ALL", "UNION ALL", "UNION")
	return relation{from: "SELECT id, k, v FROM " + left.from + " " + op + " SELECT id, k, v FROM " + right.from}
}

func (g *generator) within(depth int) relation {
	left, l := g.source(depth)
	right, r := g.source(1)
	where := g.pick(
		l+".id IN (SELECT id FROM "+right.from+")",
		"EXISTS (SELECT * FROM "+right.from+" WHERE "+r+".id = "+l+".id)",
		"NOT EXISTS (SELECT * FROM "+right.from+" WHERE "+r+".id = "+l+".id AND "+r+".v > RAND_INTEGER(4))",
	)
	return relation{from: "SELECT id, k, v FROM " + left.from + " WHERE " + where}
}

func (g *generator) windowedOff(int) relation {
	table := g.pick("clicks", "users", "accounts", "(SELECT id, UUID() AS k, v, ts FROM users)", "(SELECT id, k, v + RAND_INTEGER(3) AS v, ts FROM accounts)")
	if table[0] != '(' {
		table = "TABLE " + table
	}
	tvf := "TABLE(TUMBLE(" + table + ", DESCRIPTOR(ts), INTERVAL '10' MINUTE))"
	return relation{from: g.pick(
		"SELECT MAX(id) AS id, k, COUNT(*) AS v FROM "+tvf+" GROUP BY k, window_start, window_end",
		"SELECT id, MAX(k) AS k, SUM(v) AS v FROM "+tvf+" GROUP BY id, window_start, window_end",
		"SELECT id, k, SUM(v) AS v FROM "+tvf+" GROUP BY id, k, window_start, window_end",
	)}
}
