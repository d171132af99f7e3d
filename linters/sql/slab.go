package sql

import "reflect"

// A slab hands out values of one type from chunks, so that a tree of many small
// nodes costs few allocations.
type slab[T any] struct {
	// chunk is the one in use, as far as it is handed out.
	chunk []T
	size  int
}

// Chunks begin small, since most texts are, and double up to this many bytes,
// which with the header that Go puts before them fill one of its size classes.
const largestChunk = 16<<10 - 8

// new returns a zero value.
func (s *slab[T]) new() *T {
	if len(s.chunk) == cap(s.chunk) {
		s.grow(1)
	}
	s.chunk = s.chunk[:len(s.chunk)+1]
	return &s.chunk[len(s.chunk)-1]
}

// put returns where x was put.
func (s *slab[T]) put(x T) *T {
	at := s.new()
	*at = x
	return at
}

// take returns n zero values in a row.
func (s *slab[T]) take(n int) []T {
	if cap(s.chunk)-len(s.chunk) < n {
		s.grow(n)
	}
	lo, hi := len(s.chunk), len(s.chunk)+n
	s.chunk = s.chunk[:hi]
	return s.chunk[lo:hi:hi]
}

// grow begins a chunk with room for n values.
func (s *slab[T]) grow(n int) {
	largest := largestChunk / int(reflect.TypeFor[T]().Size())
	s.size = min(max(2*s.size, 4), largest)
	s.chunk = make([]T, 0, max(s.size, n))
}

// add appends to a list that the slab handed out, or that is empty.
func (s *slab[T]) add(list []T, x T) []T {
	list = s.extend(list)
	list[len(list)-1] = x
	return list
}

// extend appends a zero value to a list that the slab handed out, or that is
// empty. The list grows in its place where nothing was handed out behind it.
func (s *slab[T]) extend(list []T) []T {
	n, used := len(list), len(s.chunk)
	switch {
	case n < cap(list):
		return list[:n+1]
	case n > 0 && n <= used && used < cap(s.chunk) && &list[0] == &s.chunk[used-n]:
		s.chunk = s.chunk[:used+1]
		return s.chunk[used-n : used+1 : used+1]
	}
	longer := s.take(max(2*n, 1))
	copy(longer, list)
	return longer[:n+1]
}

// slabs are the slabs of the nodes that most scripts have.
type slabs struct {
	names    slab[Name]
	idents   slab[Ident]
	strs     slab[Str]
	numbers  slab[Number]
	binaries slab[Binary]
	calls    slab[Call]
	options  slab[Option]
	columns  slab[Column]
	types    slab[Type]
	forms    slab[TypeForm]
	items    slab[SelectItem]
	operandSlabs
	clauseSlabs
}

// operandSlabs are the slabs of parts of expressions.
type operandSlabs struct {
	stars        slab[Star]
	bools        slab[Bool]
	nulls        slab[Null]
	temporals    slab[Temporal]
	intervals    slab[Interval]
	units        slab[IntervalUnit]
	placeholders slab[Placeholder]
	unaries      slab[Unary]
	betweens     slab[Between]
	ins          slab[In]
	likes        slab[Like]
	tests        slab[Is]
	cases        slab[Case]
	whens        slab[When]
	casts        slab[Cast]
	parens       slab[Paren]
	overs        slab[Over]
	windows      slab[Window]
	sorts        slab[SortItem]
}

// clauseSlabs are the slabs of statements, queries and their clauses.
type clauseSlabs struct {
	tables      slab[CreateTable]
	columnForms slab[ColumnForm]
	withs       slab[Options]
	fields      slab[RowField]
	comments    slab[Comment]
	constraints slab[Constraint]
	watermarks  slab[Watermark]
	inserts     slab[Insert]
	selects     slab[Select]
	filters     slab[Filter]
	groups      slab[GroupBy]
	joins       slab[Join]
	refs        slab[TableRef]
	snapshots   slab[Snapshot]
	aliases     slab[Aliased]
}

// lists are the slabs of the commonest lists of nodes.
type lists struct {
	exprs   slab[Expr]
	idents  slab[*Ident]
	options slab[*Option]
	columns slab[*Column]
	fields  slab[*RowField]
	items   slab[*SelectItem]
	whens   slab[*When]

	constraints slab[*Constraint]
	watermarks  slab[*Watermark]
}
