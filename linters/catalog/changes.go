package catalog

import "github.com/flinkvet/flinkvet/linters/flink"

// SourceChanges returns the kinds of change that the table is read as; 0 where
// that is not known.
func (t *Table) SourceChanges() flink.Changes {
	return flink.SourceChanges(t.Connector, t.Option)
}

// SinkChanges returns the kinds of change that the table takes; 0 where that is
// not known.
func (t *Table) SinkChanges() flink.Changes {
	return flink.SinkChanges(t.Connector, len(t.PrimaryKey) > 0, t.Option)
}
