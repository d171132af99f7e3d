// Generate writes queries for the planner to judge, a JSON object with "id" and
// "sql" each: those of hand.sql, and random ones over the tables of the oracle.
// Every random relation has the columns id, k and v, so that any fits any.
package main

import (
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
)

//go:embed hand.sql
var hand string

func main() {
	n := flag.Int("n", 500, "how many random queries")
	seed := flag.Uint64("seed", 1, "the seed")
	determinism := flag.Bool("determinism", false, "queries about what is not deterministic")
	byHand := flag.Bool("hand", true, "with the queries that are written by hand")
	prefix := flag.String("prefix", "g", "what the names of random queries begin with")
	flag.Parse()
	if *determinism {
		hand = unsteadyByHand
	}
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	if !*byHand {
		hand = ""
	}
	for i, query := range strings.Split(strings.TrimSpace(hand), ";\n") {
		if query == "" {
			break
		}
		write(out, fmt.Sprintf("h%03d", i+1), strings.TrimSuffix(strings.TrimSpace(query), ";"))
	}
	g := &generator{rand: rand.New(rand.NewPCG(*seed, 1))}
	for i := range *n {
		statement := g.statement
		if *determinism {
			statement = g.unsteadyStatement
		}
		write(out, fmt.Sprintf("%s%03d", *prefix, i+1), statement())
	}
}

func write(out *json.Encoder, id, sql string) {
	if err := out.Encode(map[string]string{"id": id, "sql": sql}); err != nil {
		panic(err)
	}
}

type generator struct {
	rand  *rand.Rand
	names int
}

// A relation is the text of an item of FROM and what may be done with it.
type relation struct {
	from string
	// rowtime and proctime are the names of its time columns, or empty.
	rowtime, proctime string
}

func (g *generator) pick(options ...string) string { return options[g.rand.IntN(len(options))] }

func (g *generator) name() string {
	g.names++
	return fmt.Sprintf("t%d", g.names)
}

// statement returns a query, or an INSERT of one.
func (g *generator) statement() string {
	q := g.query(1 + g.rand.IntN(3))
	if g.rand.IntN(3) > 0 {
		return q.from
	}
	sink := g.pick("to_append", "to_files", "to_upsert", "to_upsert", "to_pair", "to_pair", "to_jdbc", "to_bag", "to_changes", "to_print", "to_hole")
	return "INSERT INTO " + sink + " SELECT id, k, v FROM (" + q.from + ")"
}

// table returns a table of the oracle.
func (g *generator) table() relation {
	switch name := g.pick("clicks", "clicks", "visits", "searches", "gen", "users", "places", "accounts", "ledger", "busy", "latest", "dim"); name {
	case "clicks", "visits", "searches":
		return relation{name, "ts", "pt"}
	case "places", "ledger":
		return relation{from: name, proctime: "pt"}
	case "users", "accounts":
		return relation{from: name, rowtime: "ts"}
	default:
		return relation{from: name}
	}
}

// input returns a table, or a query in parentheses, under a name of its own.
func (g *generator) input(depth int) (relation, string) {
	r := g.table()
	if depth > 1 {
		r = g.query(depth - 1)
		r.from = "(" + r.from + ")"
	}
	name := g.name()
	r.from += " AS " + name
	return r, name
}

// query returns a query with the columns id, k, v and perhaps those of time.
func (g *generator) query(depth int) relation {
	makers := []func(int) relation{
		g.plain, g.plain, g.grouped, g.grouped, g.global, g.distinct, g.union, g.setOp, g.join, g.join, g.join, g.semi,
		g.ranked, g.ranked, g.over, g.window, g.window, g.intervalJoin, g.temporalJoin, g.lookupJoin, g.windowJoin, g.limit, g.filtered,
	}
	return makers[g.rand.IntN(len(makers))](depth)
}

// times returns the select items that pass the time columns on.
func (r relation) times(name string) string {
	items := ""
	for _, column := range []string{r.rowtime, r.proctime} {
		if column != "" {
			items += ", " + name + "." + column
		}
	}
	return items
}

func (g *generator) plain(depth int) relation {
	in, t := g.input(depth)
	k := g.pick("k", "k", "UPPER(k) AS k", "COALESCE(k, 'none') AS k", "CAST(k AS STRING) AS k", "'x' AS k")
	v := g.pick("v", "v", "v + 1 AS v", "v * id AS v", "CASE WHEN v > 3 THEN v ELSE id END AS v", "CAST(v AS BIGINT) AS v")
	return relation{"SELECT id, " + k + ", " + v + in.times(t) + " FROM " + in.from, in.rowtime, in.proctime}
}

func (g *generator) filtered(depth int) relation {
	in, t := g.input(depth)
	where := g.pick("v > 10", "k = 'a'", "id IS NOT NULL AND k <> ''", "k IN ('a', 'b')", "k LIKE 'a%'", "v BETWEEN 1 AND 9", "id = 7")
	return relation{"SELECT id, k, v" + in.times(t) + " FROM " + in.from + " WHERE " + where, in.rowtime, in.proctime}
}

func (g *generator) grouped(depth int) relation {
	in, _ := g.input(depth)
	q := g.pick(
		"SELECT id, MAX(k) AS k, SUM(v) AS v FROM %s GROUP BY id",
		"SELECT id, k, COUNT(*) AS v FROM %s GROUP BY id, k",
		"SELECT id, k, SUM(v) AS v FROM %s GROUP BY k, id HAVING COUNT(*) > 1",
		"SELECT MAX(id) AS id, k, COUNT(DISTINCT id) AS v FROM %s GROUP BY k",
		"SELECT id, CAST(COUNT(*) AS STRING) AS k, MIN(v) AS v FROM %s GROUP BY id",
		"SELECT id, k, MAX(v) AS v FROM %s GROUP BY GROUPING SETS ((id), (id, k))",
		"SELECT id + 1 AS id, k, COUNT(*) AS v FROM %s GROUP BY id, k",
	)
	return relation{from: fmt.Sprintf(q, in.from)}
}

func (g *generator) global(depth int) relation {
	in, _ := g.input(depth)
	return relation{from: "SELECT MAX(id) AS id, MAX(k) AS k, COUNT(*) AS v FROM " + in.from}
}

func (g *generator) distinct(depth int) relation {
	in, _ := g.input(depth)
	return relation{from: "SELECT DISTINCT id, k, v FROM " + in.from}
}

func (g *generator) union(depth int) relation {
	left, _ := g.input(depth)
	right, _ := g.input(1)
	return relation{from: "SELECT id, k, v FROM " + left.from + " UNION ALL SELECT id, k, v FROM " + right.from}
}

func (g *generator) setOp(depth int) relation {
	left, _ := g.input(depth)
	right, _ := g.input(1)
	op := g.pick("UNION", "INTERSECT", "EXCEPT")
	return relation{from: "SELECT id, k, v FROM " + left.from + " " + op + " SELECT id, k, v FROM " + right.from}
}

func (g *generator) join(depth int) relation {
	left, l := g.input(depth)
	right, r := g.input(g.rand.IntN(depth) + 1)
	kind := g.pick("JOIN", "JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN")
	on := g.pick(l+".id = "+r+".id", l+".id = "+r+".id", l+".k = "+r+".k", l+".id = "+r+".id AND "+l+".k = "+r+".k", l+".v = "+r+".id AND "+r+".v > 3")
	items := g.pick(l+".id, "+r+".k, "+l+".v", l+".id, "+l+".k, "+r+".v", r+".id, "+l+".k, "+l+".v + "+r+".v AS v")
	return relation{from: "SELECT " + items + " FROM " + left.from + " " + kind + " " + right.from + " ON " + on}
}

func (g *generator) semi(depth int) relation {
	left, l := g.input(depth)
	right, r := g.input(1)
	where := g.pick(
		l+".id IN (SELECT id FROM "+right.from+")",
		"EXISTS (SELECT * FROM "+right.from+" WHERE "+r+".id = "+l+".id)",
		"NOT EXISTS (SELECT * FROM "+right.from+" WHERE "+r+".id = "+l+".id AND "+r+".v > 3)",
	)
	return relation{from: "SELECT id, k, v FROM " + left.from + " WHERE " + where}
}

func (g *generator) ranked(depth int) relation {
	in, t := g.input(depth)
	order := g.pick("v DESC", "v", "k DESC, v")
	if in.rowtime != "" && g.rand.IntN(2) == 0 {
		order = in.rowtime + g.pick("", " DESC")
	} else if in.proctime != "" && g.rand.IntN(2) == 0 {
		order = in.proctime + g.pick("", " DESC")
	}
	by := g.pick("PARTITION BY id ", "PARTITION BY id ", "PARTITION BY id, k ", "PARTITION BY k ", "")
	items := g.pick("id, k, v", "id, k, v", "id, k, n AS v")
	limit := g.pick("n = 1", "n = 1", "n <= 3", "n < 5", "n <= 1")
	return relation{from: fmt.Sprintf("SELECT %s FROM (SELECT %s.*, ROW_NUMBER() OVER (%sORDER BY %s) AS n FROM %s) WHERE %s", items, t, by, order, in.from, limit)}
}

func (g *generator) over(depth int) relation {
	in, _ := g.input(depth)
	order := in.rowtime
	if order == "" {
		order = in.proctime
	}
	if order == "" {
		return g.grouped(depth)
	}
	frame := g.pick("", " ROWS BETWEEN 3 PRECEDING AND CURRENT ROW", " RANGE BETWEEN INTERVAL '1' HOUR PRECEDING AND CURRENT ROW")
	return relation{from: fmt.Sprintf("SELECT id, k, SUM(v) OVER (PARTITION BY id ORDER BY %s%s) AS v FROM %s", order, frame, in.from)}
}

// windowed returns a window table function over a relation with time.
func (g *generator) windowed(depth int) (string, bool) {
	in := g.table()
	if depth > 1 {
		in = g.query(depth - 1)
	}
	column := in.rowtime
	if column == "" || in.proctime != "" && g.rand.IntN(3) == 0 {
		column = in.proctime
	}
	if column == "" {
		return "", false
	}
	arg := "TABLE " + in.from
	if depth > 1 {
		arg = "(" + in.from + ")"
	}
	call := g.pick("TUMBLE(%s, DESCRIPTOR(%s), INTERVAL '10' MINUTE)", "HOP(%s, DESCRIPTOR(%s), INTERVAL '5' MINUTE, INTERVAL '10' MINUTE)",
		"CUMULATE(%s, DESCRIPTOR(%s), INTERVAL '2' MINUTE, INTERVAL '10' MINUTE)")
	return "TABLE(" + fmt.Sprintf(call, arg, column) + ")", true
}

func (g *generator) window(depth int) relation {
	tvf, ok := g.windowed(depth)
	if !ok {
		return g.grouped(depth)
	}
	switch g.rand.IntN(4) {
	case 0:
		return relation{from: "SELECT id, k, v FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end, id ORDER BY v DESC) AS n FROM " + tvf + ") WHERE n <= 2"}
	case 1:
		return relation{from: "SELECT MAX(id) AS id, k, COUNT(*) AS v FROM " + tvf + " GROUP BY k, window_start"}
	case 2:
		return relation{"SELECT id, MAX(k) AS k, SUM(v) AS v, window_time AS ts FROM " + tvf + " GROUP BY id, window_start, window_end, window_time", "ts", ""}
	default:
		return relation{from: "SELECT id, k, SUM(v) AS v FROM " + tvf + " GROUP BY window_start, window_end, id, k"}
	}
}

func (g *generator) windowJoin(int) relation {
	left, right := g.pick("clicks", "searches"), g.pick("clicks", "searches", "visits")
	kind := g.pick("JOIN", "LEFT JOIN", "FULL JOIN")
	return relation{from: fmt.Sprintf(`SELECT l.id, r.k, l.v FROM (SELECT * FROM TABLE(TUMBLE(TABLE %s, DESCRIPTOR(ts), INTERVAL '5' MINUTE))) AS l %s
(SELECT * FROM TABLE(TUMBLE(TABLE %s, DESCRIPTOR(ts), INTERVAL '5' MINUTE))) AS r
ON l.id = r.id AND l.window_start = r.window_start AND l.window_end = r.window_end`, left, kind, right)}
}

func (g *generator) intervalJoin(depth int) relation {
	left, l := g.input(depth)
	right, r := g.input(1)
	if left.rowtime == "" || right.rowtime == "" {
		return g.join(depth)
	}
	kind := g.pick("JOIN", "LEFT JOIN", "FULL JOIN")
	bound := g.pick("%[1]s.ts BETWEEN %[2]s.ts AND %[2]s.ts + INTERVAL '1' HOUR", "%[1]s.ts >= %[2]s.ts - INTERVAL '5' MINUTE AND %[1]s.ts < %[2]s.ts",
		"%[1]s.ts > %[2]s.ts", "%[1]s.ts = %[2]s.ts")
	return relation{from: fmt.Sprintf("SELECT %[1]s.id, %[2]s.k, %[1]s.v FROM %[3]s %[4]s %[5]s ON %[1]s.id = %[2]s.id AND "+bound, l, r, left.from, kind, right.from)}
}

func (g *generator) temporalJoin(depth int) relation {
	left, l := g.input(depth)
	if left.rowtime == "" {
		return g.join(depth)
	}
	right := g.pick("users", "users", "accounts", "latest", "places", "clicks", "gen")
	return relation{from: fmt.Sprintf("SELECT %[1]s.id, r.k, %[1]s.v FROM %[2]s %[3]s %[4]s FOR SYSTEM_TIME AS OF %[1]s.ts AS r ON %[1]s.id = r.id", l, left.from, g.pick("JOIN", "LEFT JOIN"), right)}
}

func (g *generator) lookupJoin(depth int) relation {
	left, l := g.input(depth)
	if left.proctime == "" {
		return g.join(depth)
	}
	return relation{from: fmt.Sprintf("SELECT %[1]s.id, r.k, r.v%[5]s FROM %[2]s %[3]s %[4]s FOR SYSTEM_TIME AS OF %[1]s.pt AS r ON %[1]s.id = r.id",
		l, left.from, g.pick("JOIN", "LEFT JOIN"), g.pick("dim", "dim", "bag", "users"), left.times(l)), rowtime: left.rowtime, proctime: left.proctime}
}

func (g *generator) limit(depth int) relation {
	in, _ := g.input(depth)
	order := g.pick("", " ORDER BY v DESC", " ORDER BY k, id")
	return relation{from: "SELECT id, k, v FROM " + in.from + order + " LIMIT 10"}
}
