package config

// pipeline reads a Flink CDC pipeline definition.
func (f *File) pipeline(tree *Value) {
	source, sink := tree.Get("source"), tree.Get("sink")
	if source == nil && sink == nil && tree.Get("pipeline") == nil {
		return
	}
	f.Pipelines = append(f.Pipelines, &Pipeline{
		Range:  tree.Range,
		Source: endpoint(source),
		Sink:   endpoint(sink),
		Config: flatten(tree.Get("pipeline")),
		Tree:   tree,
	})
}

func endpoint(v *Value) *Endpoint {
	if v == nil {
		return nil
	}
	e := &Endpoint{Range: v.Range, Type: v.Get("type").String()}
	for _, p := range flatten(v) {
		if p.Key != "type" {
			e.Options = append(e.Options, p)
		}
	}
	return e
}
