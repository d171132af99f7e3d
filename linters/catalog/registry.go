package catalog

import "sort"

// A timeline holds a value that changes as a session goes on.
type timeline[T any] struct {
	times  []int
	values []T
}

// put sets the value from a time on, which is not before any earlier one.
func (l *timeline[T]) put(time int, value T) {
	l.times = append(l.times, time)
	l.values = append(l.values, value)
}

// at returns the value at a time.
func (l *timeline[T]) at(time int) (value T, ok bool) {
	i := sort.SearchInts(l.times, time+1)
	if i == 0 {
		return value, false
	}
	return l.values[i-1], true
}

// A registry holds what names mean as a session goes on. A temporary object
// hides a permanent one of the same name.
type registry struct {
	temporary, permanent map[Path]*timeline[any]
}

func newRegistry() *registry {
	return &registry{make(map[Path]*timeline[any]), make(map[Path]*timeline[any])}
}

// put gives a path an object from a time on; nil takes it away.
func (r *registry) put(time int, path Path, temporary bool, object any) {
	under := r.permanent
	if temporary {
		under = r.temporary
	}
	line := under[path]
	if line == nil {
		line = &timeline[any]{}
		under[path] = line
	}
	line.put(time, object)
}

// at returns the object that a path means at a time, nil where there is none.
func (r *registry) at(time int, path Path) any {
	if object := r.in(r.temporary, time, path); object != nil {
		return object
	}
	return r.in(r.permanent, time, path)
}

func (r *registry) in(objects map[Path]*timeline[any], time int, path Path) any {
	line := objects[path]
	if line == nil {
		return nil
	}
	object, _ := line.at(time)
	return object
}
