package config

// propertyGroups reads the application properties of Amazon Managed Service for
// Apache Flink, wherever they stand in a request.
func (f *File) propertyGroups(v *Value, depth int) {
	if v == nil || depth > maxJoined {
		return
	}
	if v.Get("PropertyGroupId").IsString() {
		f.Params = append(f.Params, flatten(v.Get("PropertyMap"))...)
		return
	}
	for _, e := range v.Entries {
		f.propertyGroups(e.Value, depth+1)
	}
	for _, item := range v.Items {
		f.propertyGroups(item, depth+1)
	}
}
