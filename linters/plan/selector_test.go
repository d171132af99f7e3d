package plan

import (
	"go/token"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/flinkvet/flinkvet/linters/draft"
)

func selectorOf(pattern string, route bool) *Selector {
	return newSelector(draft.NewText(pattern, token.Pos(1)), route)
}

// A pattern selects tables as Flink CDC's Selectors do: parts between bare dots, in
// any case, each as a whole.
func TestSelectors(t *testing.T) {
	for _, c := range []struct {
		pattern, table string
		want           bool
	}{
		{"shop.orders", "shop.orders", true},
		{"shop.orders", "shop.order", false},
		{"shop.orders", "SHOP.Orders", true},
		{`shop.\.*`, "shop.orders", true},
		{`shop.\.*`, "store.orders", false},
		{`shop.orders_\.*`, "shop.orders_1", true},
		{`shop.orders_\.*`, "shop.orders", false},
		{`shop.orders_[0-9]+`, "shop.orders_12", true},
		{`shop.orders_[0-9]+`, "shop.orders_x", false},
		{`[app|web].order`, "p.order", true},
		{`(app|web).order`, "web.order", true},
		{`\.*.\.*`, "a.b", true},
		{"shop.a, shop.b", "shop.b", true},
		{`shop.a|b`, "shop.b", true},
		{"orders", "shop.orders", false},
		{"shop.public.orders", "shop.public.orders", true},
		{"public.orders", "shop.public.orders", true}, // a source may leave the database out
		{`shop.\.*`, "shop.public.orders", false},
		{"any.shop.orders", "shop.orders", true},
	} {
		table := newPattern(draft.NewText(c.table, token.Pos(1)))
		want := None
		if c.want {
			want = Every
		}
		assert.Equal(t, want, selectorOf(c.pattern, false).covers(table), "%s %s", c.pattern, c.table)
	}
}

// A route matches the whole name (TableIdRouter).
func TestRouteSelectors(t *testing.T) {
	for _, c := range []struct {
		pattern, table string
		want           bool
	}{
		{"shop.orders", "shop.orders", true},
		{"shop.orders", "Shop.orders", true}, // as the database has it
		{`shop.orders_\.*`, "shop.orders_1", true},
		{`shop\.*`, "shop.orders", true},
		{`db_(\.*).(\.*)_tbl`, "db_foo.bar_tbl", true},
		{"shop.a, shop.b", "shop.b", true},
	} {
		table := newPattern(draft.NewText(c.table, token.Pos(1)))
		want := None
		if c.want {
			want = Every
		}
		assert.Equal(t, want, selectorOf(c.pattern, true).covers(table), "%s %s", c.pattern, c.table)
	}
}

// Of the tables of a pattern, a selector may select all, none, or some.
func TestSelectorsOfPatterns(t *testing.T) {
	for _, c := range []struct {
		selector, of string
		want         Cover
	}{
		{`shop.\.*`, `shop.orders_\.*`, Every},
		{`\.*.\.*`, `shop.orders_\.*`, Every},
		{`shop.orders_\.*`, `shop.orders_[0-9]{2}`, Every},
		{`shop.orders_[0-9]+`, `shop.orders_[0-9]{2}`, Every},
		{`shop.orders_[0-9]{2}`, `shop.orders_[0-9]+`, Some},
		{`shop.orders_1`, `shop.orders_[0-9]+`, Some},
		{`shop.orders_\.*`, `shop.\.*`, Some},
		{`shop.\.*_a`, `shop.b_\.*`, Some},
		{`shop.orders`, `shop.items_\.*`, None},
		{`store.\.*`, `shop.\.*`, None},
		{`shop.(a|b)`, `shop.(a|b|c)`, Some},
		{`shop.(a|b|c)`, `shop.(a|b)`, Every},
		{`shop.(?!x)\.*`, `shop.a`, Some}, // Java's alone
		{`${db}.orders`, `shop.orders`, Some},
	} {
		of := newPattern(draft.NewText(c.of, token.Pos(1)))
		assert.Equal(t, c.want, selectorOf(c.selector, false).covers(of), "%s of %s", c.selector, c.of)
	}
}
