package sql

import (
	"reflect"
	"slices"
	"sync"
)

// All returns every node of one type in a script, in the order of a walk:
// All[*sql.Option](script). The script is walked once for all types and all
// callers, who share what is returned and must not change it.
func All[T Node](s *Script) []T {
	x := &s.index
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.found == nil {
		x.fill(s)
	}
	t := reflect.TypeFor[T]()
	if found, ok := x.found[t]; ok {
		return found.([]T)
	}
	found := slices.Clip(find[T](x))
	x.found[t] = found
	return found
}

// An index holds the nodes of a script, so that many rules can look at one tree
// without a walk each. It is made when it is first asked.
type index struct {
	mu    sync.Mutex
	nodes []Node
	// found holds by T, as a []T, what All has returned.
	found map[reflect.Type]any
}

// bytesPerNode is about how many bytes of a script make a node.
const bytesPerNode = 5

// find returns the nodes of a type.
func find[T Node](x *index) []T {
	var found []T
	for _, n := range x.nodes {
		if t, ok := n.(T); ok {
			found = append(found, t)
		}
	}
	return found
}

// fill walks the script, parents before children.
func (x *index) fill(s *Script) {
	x.nodes = make([]Node, 0, s.Text.Len()/bytesPerNode)
	x.found = map[reflect.Type]any{}
	InspectScript(s, func(n Node) bool {
		x.nodes = append(x.nodes, n)
		return true
	})
}
