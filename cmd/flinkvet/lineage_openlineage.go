package main

import (
	"encoding/json"
	"io"
	"time"
)

// The versions of OpenLineage's schemas that are written (OpenLineage: spec).
const (
	openLineageEvent  = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent"
	columnLineage     = "https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet"
	openLineageSource = "https://github.com/flinkvet/flinkvet"
)

type openEvent struct {
	EventTime string        `json:"eventTime"`
	Producer  string        `json:"producer"`
	SchemaURL string        `json:"schemaURL"`
	Job       openJob       `json:"job"`
	Inputs    []openDataset `json:"inputs"`
	Outputs   []openDataset `json:"outputs"`
}

type openJob struct {
	Namespace string `json:"namespace"`
	Name      string `json:"name"`
}

type openDataset struct {
	datasetName
	Facets *openFacets `json:"facets,omitempty"`
}

type openFacets struct {
	ColumnLineage openColumnLineage `json:"columnLineage"`
}

type openColumnLineage struct {
	Producer  string               `json:"_producer"`
	SchemaURL string               `json:"_schemaURL"`
	Fields    map[string]openField `json:"fields"`
	Dataset   []openInput          `json:"dataset,omitempty"`
}

type openField struct {
	InputFields []openInput `json:"inputFields"`
}

type openInput struct {
	datasetName
	Field           string               `json:"field"`
	Transformations []openTransformation `json:"transformations"`
}

type openTransformation struct {
	Type        string `json:"type"`
	Subtype     string `json:"subtype"`
	Description string `json:"description,omitempty"`
	Masking     bool   `json:"masking"`
}

// eventTime is the time of an event: midnight of a day that was named, or now.
func eventTime(today string) string {
	if day, err := time.Parse(time.DateOnly, today); err == nil {
		return day.Format(time.RFC3339)
	}
	return time.Now().UTC().Format(time.RFC3339)
}

// drawOpenLineage prints an event a line for each draft.
func drawOpenLineage(w io.Writer, drafts []drawnDraft, d drawing) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for _, draft := range drafts {
		if err := out.Encode(newOpenEvent(draft, d)); err != nil {
			return err
		}
	}
	return nil
}

func newOpenEvent(draft drawnDraft, d drawing) openEvent {
	e := openEvent{
		EventTime: d.time, Producer: openLineageSource, SchemaURL: openLineageEvent,
		Job: openJob{d.namespace, draft.Draft}, Inputs: []openDataset{}, Outputs: []openDataset{},
	}
	seen := map[datasetName]bool{}
	input := func(sources []drawnSource) (inputs []openInput) {
		for _, s := range sources {
			name := nameDataset(s.table)
			if !seen[name] {
				seen[name], e.Inputs = true, append(e.Inputs, openDataset{datasetName: name})
			}
			inputs = addInput(inputs, name, s)
		}
		return inputs
	}
	for _, sink := range draft.Sinks {
		facet := openColumnLineage{openLineageSource, columnLineage, map[string]openField{}, input(sink.Rows)}
		for _, c := range sink.Columns {
			inputs := input(append(c.Sources[:len(c.Sources):len(c.Sources)], c.Deciders...))
			if inputs == nil {
				inputs = []openInput{}
			}
			if c.Column == allColumns {
				continue // no column of any dataset
			}
			facet.Fields[c.Column] = openField{inputs}
		}
		e.output(nameDataset(sink.table), facet)
	}
	return e
}

// allColumns stands for the columns that nobody names.
const allColumns = "*"

// output adds what is written to a dataset. Two writes of one dataset have one
// facet.
func (e *openEvent) output(name datasetName, facet openColumnLineage) {
	for _, known := range e.Outputs {
		if known.datasetName != name {
			continue
		}
		into := &known.Facets.ColumnLineage
		for column, f := range facet.Fields {
			into.Fields[column] = openField{append(into.Fields[column].InputFields, f.InputFields...)}
		}
		into.Dataset = append(into.Dataset, facet.Dataset...)
		return
	}
	e.Outputs = append(e.Outputs, openDataset{name, &openFacets{facet}})
}

// addInput adds a source; what it is used for beside another use of it stands
// with that.
func addInput(inputs []openInput, name datasetName, s drawnSource) []openInput {
	how := openTransformation{Type: "INDIRECT", Subtype: openUses[s.Use], Description: s.Function}
	if s.Left != "" {
		how.Type, how.Masking = "DIRECT", s.Left != "whole" && s.Left != "changed"
	}
	for i := range inputs {
		if inputs[i].datasetName == name && inputs[i].Field == s.Column {
			inputs[i].Transformations = append(inputs[i].Transformations, how)
			return inputs
		}
	}
	return append(inputs, openInput{name, s.Column, []openTransformation{how}})
}

// openUses are the names of OpenLineage for uses (OpenLineage: column-level
// lineage dataset facet).
var openUses = map[string]string{
	"identity": "IDENTITY", "transformation": "TRANSFORMATION", "aggregation": "AGGREGATION",
	"conditional": "CONDITIONAL", "filter": "FILTER", "join": "JOIN", "group": "GROUP_BY", "sort": "SORT", "window": "WINDOW",
}
