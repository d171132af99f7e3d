package plan

import (
	"slices"
	"sort"
)

// A row is joins each of which is the left side of the next, as a FROM clause of
// many tables makes them. They share what tells which of them a field comes from:
// each for itself would know of all fields before it.
type row struct {
	joins []*Join
	// starts are the places of the right sides of the joins, ends those behind
	// them.
	starts, ends []int
	// place is where a field stands among all, more where it stands again.
	place map[*Field]int
	more  map[*Field][]int
}

// beside returns the fields of both sides of a join. The fields of a join are
// added to in place: only the next join has them.
func beside(left, right Rel) []*Field {
	if _, ok := left.(*Join); ok {
		return append(left.Fields(), right.Fields()...)
	}
	return slices.Concat(left.Fields(), right.Fields())
}

// seat adds a join to the row of its left side, or begins one.
func (j *Join) seat(left, right Rel) {
	before, ok := left.(*Join)
	if ok && len(before.pairs) == 0 && len(before.fields) == before.row.ends[before.at] && before.at == len(before.row.joins)-1 {
		j.row = before.row
	} else {
		j.row = &row{place: make(map[*Field]int, len(left.Fields())+len(right.Fields()))}
		j.row.add(left.Fields(), 0)
	}
	start := len(left.Fields())
	j.row.add(right.Fields(), start)
	j.at = len(j.row.joins)
	j.row.joins = append(j.row.joins, j)
	j.row.starts = append(j.row.starts, start)
	j.row.ends = append(j.row.ends, start+len(right.Fields()))
}

func (r *row) add(fields []*Field, start int) {
	for i, f := range fields {
		if _, there := r.place[f]; !there {
			r.place[f] = start + i
			continue
		}
		if r.more == nil {
			r.more = make(map[*Field][]int)
		}
		r.more[f] = append(r.more[f], start+i)
	}
}

// Sides reports on which sides of a join a field is; on both in a table that is
// joined with itself, if it stands for fields that are not known.
func (j *Join) Sides(f *Field) (left, right bool) {
	look := func(at int) {
		left = left || at < j.row.starts[j.at]
		right = right || j.row.starts[j.at] <= at && at < j.row.ends[j.at]
	}
	at, ok := j.row.place[f]
	if !ok {
		return false, false
	}
	look(at)
	for _, at := range j.row.more[f] {
		look(at)
	}
	return left, right
}

// enters returns the first join of the row that has a field.
func (r *row) enters(f *Field) int {
	at, ok := r.place[f]
	if !ok {
		return len(r.joins)
	}
	return sort.Search(len(r.joins), func(i int) bool { return at < r.ends[i] })
}
