package connectors

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestServerIDs(t *testing.T) {
	for s, want := range map[string][2]int{"5400": {5400, 1}, "5400-5403": {5400, 4}, " 5400 - 5401 ": {5400, 2}, "1-1": {1, 1}} {
		first, count, ok := serverIDs(s)
		assert.True(t, ok, s)
		assert.Equal(t, want, [2]int{first, count}, s)
	}
	for _, s := range []string{"", "a", "5400-", "-5400", "5403-5400", "5400-5401-5402", "5400,5401", "5400~5401"} {
		_, _, ok := serverIDs(s)
		assert.False(t, ok, s)
	}
}

func TestGlobStar(t *testing.T) {
	for pattern, want := range map[string]int{
		"orders_*": 7, "*": 0, "shop.(*)": 6, "a|*": 2, "t$*": 2,
		"orders_.*": -1, "[0-9]*": -1, `\d*`: -1, `a\*b`: -1, "a[*]": -1, "(a|b)*": -1, "orders": -1, "": -1, `x\`: -1,
	} {
		assert.Equal(t, want, globStar(pattern), pattern)
	}
}

func TestSlotName(t *testing.T) {
	for name, want := range map[string]string{"flink": "flink", "Flink-Orders": "flink_orders", "größe.1": "gr__e_1"} {
		assert.Equal(t, want, slotName(name), name)
		assert.Equal(t, name == want, isSlotName(name), name)
		assert.True(t, isSlotName(slotName(name)), name)
	}
	long := "a123456789012345678901234567890123456789012345678901234567890123456789"
	assert.False(t, isSlotName(long))
	assert.True(t, isSlotName(slotName(long)))
	assert.False(t, isSlotName(""))
}

func TestItems(t *testing.T) {
	assert.Equal(t, []string{"a", "b"}, items(" a;;b ; "))
	assert.Empty(t, items(""))
}

func TestIsZero(t *testing.T) {
	for value, want := range map[string]bool{"0": true, "0 s": true, "0ms": true, "10 s": false, "": false, "${x}": false, "-1": false} {
		assert.Equal(t, want, isZero(value), value)
	}
}
