package plan_test

import (
	"go/token"
	"testing"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/plan"
)

// Whatever a pipeline holds, it is bound to something.
func FuzzPipelines(f *testing.F) {
	f.Add(`shop.\.*`, `shop.a, shop.b_[0-9]+`, `id, \*, UPPER(a.b) AS c`, `c > 1 AND`, `ods.<>$1`)
	f.Add(`a\`, `(((`, `*, * , 'x`, `${f}`, ``)
	f.Add(`a.((((((((((((ab*)*c)*d)*e)*f)*g)*h)*i)*j)*k)*l)*m)*`, `a.(((((((((()*)*)*)*)*)*)*)*)*)*`, ``, ``, ``)
	f.Add(`.,.`, `a{1000}.b`, `TB.*, TB.x AS y`, `EXISTS (SELECT 1)`, `$9`)
	f.Fuzz(func(t *testing.T, tables, pattern, projection, filter, sink string) {
		fset := token.NewFileSet()
		value := func(s string) *config.Value {
			file := draft.NewFile(fset, "part", []byte(s))
			return &config.Value{Form: config.Scalar, Text: file.Text(), Range: file.Text().Whole()}
		}
		def := &config.Pipeline{
			Source:     &config.Endpoint{Type: "mysql", Options: []*config.Property{{Key: "tables", Value: value(tables)}}},
			Sink:       &config.Endpoint{Type: "doris"},
			Tree:       &config.Value{Form: config.Map},
			Transforms: []*config.Transform{{Source: value(pattern), Projection: value(projection), Filter: value(filter), PrimaryKeys: value("id, c")}},
			Routes:     []*config.Route{{Source: value(pattern), Sink: value(sink)}},
		}
		p := plan.Bind(nil, catalog.Build(nil, nil))
		p.BindPipelines([]*config.Pipeline{def}, catalog.Build(nil, nil))
		for _, s := range p.Sinks {
			for _, c := range s.Columns {
				if c.Field == nil {
					t.Fatalf("a column without a field: %q", c.Name)
				}
			}
		}
	})
}
