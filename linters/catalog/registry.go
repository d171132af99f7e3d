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
	// base is what held, as of a time of its own, before the session began; nil
	// where nothing did.
	base *registry
	then int
}

func newRegistry() *registry {
	return &registry{temporary: make(map[Path]*timeline[any]), permanent: make(map[Path]*timeline[any])}
}

// above returns an empty registry that begins with what holds in r at a time. It
// changes nothing of r.
func (r *registry) above(time int) *registry {
	made := newRegistry()
	made.base, made.then = r, time
	return made
}

// put gives a path an object from a time on; nil takes it away. What was
// temporary before the session began does not hide what the session declares.
func (r *registry) put(time int, path Path, temporary bool, object any) {
	under := r.permanent
	if temporary {
		under = r.temporary
	} else if object != nil && r.temporary[path] == nil && r.base.in(true, r.then, path) != nil {
		r.put(time, path, true, nil)
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
	if object := r.in(true, time, path); object != nil {
		return object
	}
	return r.in(false, time, path)
}

// in returns the temporary or the permanent object of a path.
func (r *registry) in(temporary bool, time int, path Path) any {
	for ; r != nil; r, time = r.base, r.then {
		under := r.permanent
		if temporary {
			under = r.temporary
		}
		if line := under[path]; line != nil {
			if object, ok := line.at(time); ok {
				return object
			}
		}
	}
	return nil
}

// paths returns the paths that have, or had, an object that is not temporary.
func (r *registry) paths() map[Path]bool {
	all := map[Path]bool{}
	for ; r != nil; r = r.base {
		for path := range r.permanent {
			all[path] = true
		}
	}
	return all
}

// all returns the paths that have, or had, an object.
func (r *registry) all() map[Path]bool {
	all := r.paths()
	for ; r != nil; r = r.base {
		for path := range r.temporary {
			all[path] = true
		}
	}
	return all
}

// forget takes the objects away that are not temporary and whose paths are in
// what is dropped.
func (r *registry) forget(time int, dropped func(Path) bool) {
	for path := range r.paths() {
		if dropped(path) && r.in(false, time, path) != nil {
			r.put(time, path, false, nil)
		}
	}
}
