package connectors

import (
	"fmt"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// jobViews are those that rules ask which also look at the configuration in
// force.
var jobViews = append(linters.Needs(linters.Settings, linters.Scripts, linters.Plan), endpointViews...)

// jobs returns the configurations in force where the use stands: those of the
// jobs that run its script or its pipeline.
func (u use) jobs() []*settings.Effective {
	return slices.DeleteFunc(slices.Clone(linters.Settings.Of(u.pass)), func(e *settings.Effective) bool {
		return !runs(e, u.at)
	})
}

func runs(e *settings.Effective, at draft.Range) bool {
	for _, s := range e.Scripts {
		if s.Text.Whole().Holds(at) {
			return true
		}
	}
	for _, p := range e.Pipelines {
		if p.Range.Holds(at) {
			return true
		}
	}
	return false
}

// batch reports whether a job that the use is part of is declared to end by
// itself.
func (u use) batch() bool {
	return slices.ContainsFunc(u.jobs(), func(e *settings.Effective) bool {
		mode, ok := e.Get("execution.runtime-mode")
		return ok && !strings.EqualFold(mode.Value, "STREAMING") || e.Deployment != nil && e.Deployment.Batch
	})
}

// sets reports whether a job that the use is part of gives a key of Flink's
// configuration a value.
func (u use) sets(key string) bool {
	return slices.ContainsFunc(u.jobs(), func(e *settings.Effective) bool {
		s, ok := e.Get(key)
		return ok && s.Layer > settings.Default
	})
}

// parallelism returns in how many parts the largest of the jobs runs, and where
// the draft says so; 0 where that is not known. What nothing sets is 1 in plain
// Flink.
func (u use) parallelism() (most int, at draft.Range) {
	for _, e := range u.jobs() {
		n, where := e.Parallelism()
		if n == 0 && e.Target.Complete && alone(e.Target) && !e.Target.Flink.IsZero() {
			n = 1
		}
		if n == 0 {
			return 0, draft.Range{}
		}
		if n > most {
			most, at = n, where
		}
	}
	return most, at
}

// alone reports whether nothing but Flink, or the Kubernetes operator, decides
// what a draft leaves open.
func alone(t flink.Target) bool {
	return t.Platform == "" || t.Platform == "oss" || t.Platform == "operator"
}

// plain reports whether it is Flink's own connector, and not one of a platform by
// the same name. Where nothing says what runs the draft, its other tables and the
// secrets that it refers to may tell.
func (u use) plain() bool {
	return alone(u.target) && (u.target.Platform != "" || !slices.ContainsFunc(linters.Endpoints.Of(u.pass), ofVVR))
}

func ofVVR(e *endpoints.Endpoint) bool {
	return e.Kind == flink.TableKind && flink.OnlyVVR(e.Identifier) ||
		slices.ContainsFunc(e.Options, func(o *endpoints.Option) bool { return strings.Contains(o.Value(), "${secret_values.") })
}

// label names the use in a message: the table, or the end of a pipeline.
func (u use) label() string {
	if u.Kind == flink.PipelineKind {
		return fmt.Sprintf("the %s %s", u.Identifier, u.Name)
	}
	return u.Name
}

// mayWrite reports whether the use is one of writing, or may be: nothing uses the
// table here, and it is whole.
func (u use) mayWrite() bool { return u.writes() || u.role == 0 && !u.template() }

// mayRead reports the same of reading.
func (u use) mayRead() bool { return u.reads() || u.role == 0 && !u.template() }

// primaryKey returns the columns of the table's primary key; known is false where
// there may be one that the draft does not show.
func (u use) primaryKey() (columns []string, known bool) {
	if u.Table == nil || !u.Table.Known || u.Table.As != nil {
		return nil, false
	}
	return u.Table.PrimaryKey, true
}

// template reports whether nothing uses the table and other tables are LIKE it,
// so that it need not be whole.
func (u use) template() bool {
	if u.role != 0 || u.Table == nil {
		return false
	}
	for _, s := range linters.Scripts.Of(u.pass) {
		for _, like := range sql.All[*sql.TableLike](s) {
			if like.Table != nil && like.Table.Last().Name == u.Table.Name {
				return true
			}
		}
	}
	return false
}
