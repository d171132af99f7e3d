package changelog

import (
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/flinkvet/flinkvet/internal/recorded"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/sql"
)

const oracle = recorded.Recording("../plan/testdata/oracle")

// A verdict is what a planner makes of a query (tools/oracle/planner).
type verdict struct {
	id, sql, reason string
	ok              bool
	mode, keys, ops string
}

func verdicts(t *testing.T, release string) (tables string, list []verdict) {
	t.Helper()
	queries := oracle.Queries(t)
	for _, cells := range oracle.Verdicts(t, release) {
		v := verdict{id: cells[0], sql: queries[cells[0]], ok: cells[1] == "ok"}
		if v.ok {
			v.mode, v.keys, v.ops = cells[2], cells[3], cells[4]
		} else {
			v.reason = cells[2]
		}
		list = append(list, v)
	}
	return oracle.Tables(t), list
}

// judged binds a query and returns its log, and what is asked about: the query,
// or what an INSERT writes.
func judged(tables, query string, version flink.Version) (*Log, plan.Rel, *plan.Sink) {
	script := sql.Parse(draft.NewFile(token.NewFileSet(), "job.sql", []byte(tables+query+";")).Text())
	scripts := []*sql.Script{script}
	p := plan.Bind(scripts, catalog.Build(&policy.Policy{}, scripts))
	l := Infer(p, version)
	if len(p.Sinks) > 0 {
		return l, p.Sinks[0].Input, p.Sinks[0]
	}
	return l, p.Roots[len(p.Roots)-1], nil
}

var releases = map[string]flink.Version{"1.20.0": {Major: 1, Minor: 20}, "2.3.0": {Major: 2, Minor: 3}}

// explained are the queries of which the planner comes to know more, or less,
// than the relations say: it rewrites before it infers.
var explained = map[string]string{
	"h005": "adds nothing to a column, which is the column then",
	"g066": "takes the number of a rank for the key of one row",
	"g237": "does not see at that stage that a join keeps the rows distinct",
	"g366": "finds that no row can meet the conditions",
	"g397": "drops a join whose other side is not read (2.x)",
	"g507": "keeps no key behind a condition with several constants (1.x)",
}

// A tally counts how often the planner is agreed with.
type tally struct{ asked, unknown, differ int }

func (c *tally) judge(t *testing.T, release string, v verdict, known bool, want, have string) {
	c.asked++
	switch {
	case !known:
		c.unknown++
	case want != have:
		c.differ++
		assert.Contains(t, explained, v.id, "%s: the planner says %q, not %q: %s", release, want, have, v.sql)
	}
}

func (c *tally) done(t *testing.T, release string) {
	assert.LessOrEqual(t, c.unknown*20, c.asked, "unknown")
	assert.LessOrEqual(t, c.differ*50, c.asked, "different")
	t.Logf("%s: %d queries, %d unknown, %d different", release, c.asked, c.unknown, c.differ)
}

// The kinds of change are those of the planner. It may leave out the row before
// an update, and what is an insert of a key is an update of it.
func TestChangesAreThePlanners(t *testing.T) {
	for release, version := range releases {
		var count tally
		tables, list := verdicts(t, release)
		for _, v := range list {
			if v.ok {
				l, r, _ := judged(tables, v.sql, version)
				changes := l.Of(r)
				count.judge(t, release, v, changes != 0, folded(v.mode), folded(changes.String()))
			}
		}
		count.done(t, release)
	}
}

// So are the keys by which changes find their rows.
func TestKeysAreThePlanners(t *testing.T) {
	for release, version := range releases {
		var count tally
		tables, list := verdicts(t, release)
		for _, v := range list {
			if v.ok && strings.Contains(v.mode, "U") {
				l, r, _ := judged(tables, v.sql, version)
				keys := l.Keys(r)
				count.judge(t, release, v, keys.Exact, v.keys, text(keys))
			}
		}
		count.done(t, release)
	}
}

// folded says of kinds of change whether there are updates and deletes.
func folded(mode string) string {
	kinds := strings.Split(mode, ",")
	var has []string
	if slices.Contains(kinds, "UA") || slices.Contains(kinds, "UB") {
		has = append(has, "U")
	}
	if slices.Contains(kinds, "D") {
		has = append(has, "D")
	}
	return strings.Join(has, "")
}

func text(keys Keys) string {
	var texts []string
	for _, key := range keys.List {
		var parts []string
		for _, i := range key {
			parts = append(parts, strconv.Itoa(i))
		}
		texts = append(texts, strings.Join(parts, "+"))
	}
	if len(texts) == 0 {
		return "-"
	}
	slices.Sort(texts)
	return strings.Join(texts, ",")
}
