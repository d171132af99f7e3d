package masking

import (
	"fmt"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/lineage"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/sensitive"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// A transform is one entry under "transform" of a Flink CDC pipeline (Flink CDC:
// page on transforms).
type transform struct {
	policy     *policy.Policy
	tree       *config.Value
	source     *config.Value
	projection *config.Value
	sink       string
}

// transforms returns the transforms of all pipelines of a draft.
func transforms(pass *analysis.Pass) (all []transform) {
	for _, f := range linters.Configs.Of(pass) {
		for _, p := range f.Pipelines {
			all = append(all, transformsOf(pass, p)...)
		}
	}
	return all
}

func transformsOf(pass *analysis.Pass, p *config.Pipeline) (all []transform) {
	list := p.Tree.Get("transform")
	if list == nil {
		return nil
	}
	sink := ""
	if p.Sink != nil {
		sink = p.Sink.Type
	}
	for _, tree := range list.Items {
		all = append(all, transform{linters.Policy.Of(pass), tree, tree.Get("source-table"), tree.Get("projection"), sink})
	}
	return all
}

// covers reports whether the transform is applied to a table, which is written
// as a pattern, too.
func (t transform) covers(table string) bool {
	pattern := t.source.String()
	if pattern == table {
		return true
	}
	// A dot parts names, and an escaped one is the regular expression's.
	quoted := strings.NewReplacer(`\.`, ".", ".", `\.`).Replace(pattern)
	re, err := regexp.Compile("^(?:" + quoted + ")$")
	return err == nil && re.MatchString(table)
}

// open reports whether the projection lets through what it does not name.
func (t transform) open() bool {
	return t.projection.String() == "" || strings.HasPrefix(strings.TrimSpace(t.projection.String()), `\*`) ||
		regexp.MustCompile(`(^|,)\s*\\?\*\s*(,|$)`).MatchString(t.projection.String())
}

// A projected is a column that a projection yields.
type projected struct {
	name   string
	origin lineage.Origin
	leak   leak
}

// projected returns what the projection makes of sensitive columns. The columns
// of the source are those that it names, of a type that is not known.
func (t transform) projected() (columns []projected) {
	items := strings.ReplaceAll(t.projection.String(), `\*`, "*")
	script := parse("SELECT " + items)
	seen := map[string]bool{}
	var names []string
	for _, name := range sql.All[*sql.Name](script) {
		if n := name.Last().Name; !seen[n] {
			seen[n], names = true, append(names, "`"+n+"` STRING")
		}
	}
	if len(script.Errors) > 0 || len(names) == 0 {
		return nil
	}
	scripts := []*sql.Script{parse("CREATE TABLE s (" + strings.Join(names, ", ") + "); INSERT INTO o SELECT " + items + " FROM s")}
	g := lineage.Trace(plan.Bind(scripts, catalog.Build(t.policy, scripts)), t.policy)
	for _, sink := range g.Plan.Sinks {
		for _, c := range sink.Columns {
			for _, o := range g.Origins(c.Field) {
				l := leak{sink: sink, column: c, origin: o, class: sensitive.Describe(o.Sensitive.Class)}
				if o.Sensitive.Certainty != sensitive.No {
					l.judge()
					columns = append(columns, projected{c.Name, o, l})
				}
			}
		}
	}
	return columns
}

func parse(text string) *sql.Script {
	return sql.Parse(draft.NewFile(token.NewFileSet(), "projection.sql", []byte(text)).Text())
}

// A remark is a finding about a part of a transform.
type remark struct {
	at       analysis.Range
	message  string
	severity rules.Severity
}

// keyed returns the sensitive columns that the transform makes keys of, unless
// the projection masks them.
func (t transform) keyed() (found []remark) {
	for _, key := range []string{"primary-keys", "partition-keys"} {
		value := t.tree.Get(key)
		for _, name := range strings.Split(value.String(), ",") {
			name = strings.TrimSpace(name)
			v := sensitive.Classify(sensitive.Column{Name: name})
			if v.Certainty != sensitive.Sure || t.masks(name) {
				continue
			}
			found = append(found, remark{value, fmt.Sprintf(
				"sensitive column %q (%s) is one of the %s, which stand in keys, paths and logs and outlive the row; use a surrogate, such as a salted hash",
				name, sensitive.Describe(v.Class).Title, key), rules.Warning})
		}
	}
	return found
}

// masks reports whether the projection yields a column of the name that is no
// longer sensitive.
func (t transform) masks(name string) bool {
	return t.projection.String() != "" && slices.ContainsFunc(t.projected(), func(p projected) bool {
		return p.name == name && p.leak.fault == sound
	})
}
