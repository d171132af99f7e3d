package sensitive

// Classes returns the classes that ship.
func Classes() []Class {
	var all []Class
	for _, d := range descriptions {
		all = append(all, d.Class)
	}
	return all
}
