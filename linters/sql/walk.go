package sql

// Inspect walks the tree below n, parents before children, in the order of the
// text as far as the tree keeps it. Where f returns false the node's children
// are left out.
func Inspect(n Node, f func(Node) bool) {
	if n == nil {
		return
	}
	var walk func(Node)
	walk = func(n Node) {
		if f(n) {
			children(n, walk)
		}
	}
	walk(n)
}

// InspectScript walks all statements of a script.
func InspectScript(s *Script, f func(Node) bool) {
	for _, stmt := range s.Stmts {
		Inspect(stmt, f)
	}
}
