package sql

// A slab hands out the nodes of one type from chunks, so that a tree of many
// small nodes costs few allocations.
type slab[T any] struct {
	free []T
	size int
}

// Chunks begin small, since most texts are, and double up to this size.
const largestChunk = 256

func (s *slab[T]) new() *T {
	if len(s.free) == 0 {
		s.size = min(max(2*s.size, 4), largestChunk)
		s.free = make([]T, s.size)
	}
	n := &s.free[0]
	s.free = s.free[1:]
	return n
}

// slabs are the slabs of the commonest nodes.
type slabs struct {
	names    slab[singleName]
	idents   slab[Ident]
	strs     slab[Str]
	numbers  slab[Number]
	binaries slab[Binary]
	calls    slab[Call]
	options  slab[Option]
	columns  slab[Column]
	types    slab[Type]
	items    slab[SelectItem]
}

// A singleName is a name of one part, all of it in one piece.
type singleName struct {
	name  Name
	ident Ident
	parts [1]*Ident
}
