package sql

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSlabAdd grows lists that are nested in each other, as arguments are, and
// expects all of them to keep what is theirs.
func TestSlabAdd(t *testing.T) {
	var s slab[int]
	var outer []int
	var inner [][]int
	for i := range 1000 {
		outer = s.add(outer, i)
		var list []int
		for j := range i % 7 {
			list = s.add(list, i*j)
		}
		inner = append(inner, list)
	}
	for i, list := range inner {
		require.Equal(t, i, outer[i])
		require.Len(t, list, i%7)
		for j, n := range list {
			require.Equal(t, i*j, n)
		}
	}
}

// TestSlabAddInPlace expects a list with nothing behind it to take no more room
// than it needs, and a new list never to write into another.
func TestSlabAddInPlace(t *testing.T) {
	var s slab[int]
	s.take(1)
	one := s.add(s.add(nil, 1), 2)
	require.Equal(t, []int{0, 1, 2}, s.chunk)
	two := s.add(nil, 3)
	require.Equal(t, []int{1, 2}, one)
	require.Equal(t, []int{1, 2, 4}, s.add(one, 4))
	require.Equal(t, []int{3}, two)
	require.Zero(t, *s.new())
}
