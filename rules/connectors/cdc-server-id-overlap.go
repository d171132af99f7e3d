package connectors

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/rules"
)

// CDCServerIDOverlap finds readers of one MySQL server that have server ids in
// common (Flink CDC, MySQL connector: "different server ids for each reader").
var CDCServerIDOverlap = Pack.Add(rules.Rule{
	Name:       "cdc-server-id-overlap",
	Severity:   rules.Error,
	Needs:      jobViews,
	Comparison: rules.Compare(claims(use.serverID), clashing(true, overlap, sayServerID)),
})

func (u use) serverID() (claim, *endpoints.Option) {
	o := u.options.Get("server-id")
	if o == nil || !o.Spelled {
		return claim{}, nil
	}
	if _, _, ok := idRange(o.Value()); !ok {
		return claim{}, nil
	}
	return claim{in: u.mysqlServer(), name: o.Value(), merged: u.target.Platform == "vvr"}, o
}

// idRange reads "5401-5404", or a single id.
func idRange(s string) (from, to int, ok bool) {
	low, high, ranged := strings.Cut(s, "-")
	from, err := strconv.Atoi(strings.TrimSpace(low))
	if !ranged {
		return from, from, err == nil
	}
	to, errTo := strconv.Atoi(strings.TrimSpace(high))
	return from, to, err == nil && errTo == nil && from <= to
}

func overlap(a, b claim) bool {
	fromA, toA, _ := idRange(a.name)
	fromB, toB, _ := idRange(b.name)
	return fromA <= toB && fromB <= toA
}

func sayServerID(a claim, other string) string {
	return fmt.Sprintf("the server ids %s are also those of %s on the same MySQL, which serves only one of them; give each reader a range of its own", a.name, other)
}
