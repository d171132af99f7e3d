package catalog

import (
	"slices"

	"github.com/flinkvet/flinkvet/linters/sql"
)

// A Model is a model for the functions that ask one (Flink 2.1: CREATE MODEL).
type Model struct {
	Path Path
	// Name is the last part of the model's name.
	Name string
	// Known says that Input and Output are all that the model takes and yields.
	// Of one that is made from a query the columns are not declared.
	Known         bool
	Input, Output []*Column
	Options       []*sql.Option
	Temporary     bool
	// Node is the statement that declares it.
	Node *sql.CreateModel
}

// Option returns the text of an option, "" where it is not given.
func (m *Model) Option(key string) string { return optionText(m.Options, key) }

// Model returns the model that name means to the statement, nil where the draft
// declares none of the name.
func (c *Catalog) Model(stmt sql.Stmt, name *sql.Name) *Model {
	m, known := c.moment(stmt)
	if !known || name == nil || len(name.Parts) == 0 {
		return nil
	}
	path, _ := m.session.resolve(m.time, name)
	model, _ := m.session.models.at(m.time, path).(*Model)
	return model
}

// createModel declares a model. A temporary one hides another of its name.
func (s *session) createModel(stmt *sql.CreateModel) {
	if stmt.Name == nil || len(stmt.Name.Parts) == 0 {
		return
	}
	path, _ := s.resolve(s.now, stmt.Name)
	if stmt.IfNotExists && s.models.in(stmt.Temporary, s.now, path) != nil {
		return
	}
	m := &Model{Path: path, Name: path.Name, Temporary: stmt.Temporary, Node: stmt}
	m.Known = s.readable(stmt) && stmt.As == nil && (s.trusted || !stmt.IfNotExists || !s.external(s.now, path))
	m.Input, m.Output = modelColumns(stmt.Input), modelColumns(stmt.Output)
	if stmt.With != nil {
		m.Options = stmt.With.List
	}
	s.models.put(s.now, path, stmt.Temporary, m)
}

func modelColumns(nodes []*sql.Column) (columns []*Column) {
	for _, node := range nodes {
		if node.Name != nil {
			columns = append(columns, newColumn(node))
		}
	}
	return columns
}

// alterModel changes a model that the draft declares, from here on.
func (s *session) alterModel(path Path, stmt *sql.Alter) {
	model, ok := s.models.at(s.now, path).(*Model)
	if !ok {
		return
	}
	altered := *model
	switch action := stmt.Action.(type) {
	case *sql.RenameTo:
		if action.To == nil {
			return
		}
		s.models.put(s.now, path, model.Temporary, nil)
		altered.Name = action.To.Last().Name
		altered.Path.Name = altered.Name
	case *sql.SetOptions:
		if action.Options != nil {
			altered.Options = slices.Concat(model.Options, action.Options.List)
		}
	case *sql.ResetOptions:
		altered.Options = without(model.Options, action.Keys)
	}
	s.models.put(s.now, altered.Path, model.Temporary, &altered)
}

// without returns the options but for those of the keys.
func without(options []*sql.Option, keys []*sql.Str) []*sql.Option {
	return slices.DeleteFunc(slices.Clone(options), func(o *sql.Option) bool {
		return slices.ContainsFunc(keys, func(key *sql.Str) bool { return o.Key.Value() == key.Value() })
	})
}

// optionText returns the text of an option, the last one's of several.
func optionText(options []*sql.Option, key string) string {
	for _, o := range slices.Backward(options) {
		if o.Key.Value() == key {
			text, _ := o.Text()
			return text.String()
		}
	}
	return ""
}
