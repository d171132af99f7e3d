package config

// pipeline reads a Flink CDC pipeline definition.
func (f *File) pipeline(tree *Value) {
	source, sink := tree.Get("source"), tree.Get("sink")
	if source == nil && sink == nil && tree.Get("pipeline") == nil {
		return
	}
	p := &Pipeline{
		Range:  tree.Range,
		Source: endpoint(source),
		Sink:   endpoint(sink),
		Config: flatten(tree.Get("pipeline")),
		Tree:   tree,
	}
	for _, item := range maps(tree.Get("route")) {
		p.Routes = append(p.Routes, &Route{
			item.Range, scalar(item.Get("source-table")), scalar(item.Get("sink-table")), scalar(item.Get("replace-symbol")),
		})
	}
	for _, item := range maps(tree.Get("transform")) {
		p.Transforms = append(p.Transforms, transform(item))
	}
	for _, item := range maps(tree.At("pipeline", "user-defined-function")) {
		p.function(item, item.Get("name"))
	}
	for _, item := range each(tree.At("pipeline", "model")) {
		p.function(item, item.Get("model-name"))
	}
	f.Pipelines = append(f.Pipelines, p)
}

// maps returns the items of a list that are maps.
func maps(v *Value) (items []*Value) {
	if v == nil {
		return nil
	}
	for _, item := range v.Items {
		if item.Form == Map {
			items = append(items, item)
		}
	}
	return items
}

func transform(v *Value) *Transform {
	return &Transform{
		Range:         v.Range,
		Source:        scalar(v.Get("source-table")),
		Projection:    scalar(v.Get("projection")),
		Filter:        scalar(v.Get("filter")),
		PrimaryKeys:   scalar(v.Get("primary-keys")),
		PartitionKeys: scalar(v.Get("partition-keys")),
		Converter:     scalar(v.Get("converter-after-transform")),
	}
}

// function adds a function that is called by a name.
func (p *Pipeline) function(item, name *Value) {
	if name.IsString() {
		p.Functions = append(p.Functions, &Function{item.Range, name, scalar(item.Get("classpath"))})
	}
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

// Option returns the value of an option, the last one of the key; nil where it is
// not given.
func (e *Endpoint) Option(key string) *Value { return lastValue(e.Options, key) }

// Option returns the value of an option under "pipeline", the last one of the key;
// nil where it is not given.
func (p *Pipeline) Option(key string) *Value { return lastValue(p.Config, key) }

func lastValue(props []*Property, key string) *Value {
	for i := len(props) - 1; i >= 0; i-- {
		if props[i].Key == key {
			return props[i].Value
		}
	}
	return nil
}
