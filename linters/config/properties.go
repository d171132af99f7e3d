package config

// maxJoined is how many keys are joined to one at most; what lies deeper stays
// a map.
const maxJoined = 64

// flatten returns a map as properties: nested keys are joined by dots, as
// Flink does when it loads config.yaml (YamlParserUtils).
func flatten(v *Value) []*Property {
	var props []*Property
	if v != nil {
		props = join(props, "", v, 0)
	}
	return props
}

func join(props []*Property, prefix string, v *Value, depth int) []*Property {
	for _, e := range v.Entries {
		key := prefix + e.Key.Text.String()
		if e.Value.Form == Map && len(e.Value.Entries) > 0 && depth < maxJoined {
			props = join(props, key+".", e.Value, depth+1)
			continue
		}
		props = append(props, &Property{Range: e.Range, Key: key, KeyRange: e.Key.Range, Value: e.Value})
	}
	return props
}

// scalars returns the items of a list that are scalars.
func scalars(v *Value) []*Value {
	var found []*Value
	if v == nil {
		return nil
	}
	for _, item := range v.Items {
		if item.IsString() {
			found = append(found, item)
		}
	}
	return found
}

// each returns the items of a list, or v alone where it is none.
func each(v *Value) []*Value {
	switch {
	case v == nil:
		return nil
	case v.Form == List:
		return v.Items
	}
	return []*Value{v}
}
