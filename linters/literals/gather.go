package literals

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// Gather returns the constants of configuration files and scripts, in the
// order in which they are given.
func Gather(files []*config.File, scripts []*sql.Script) []*Literal {
	g := &gatherer{}
	for _, f := range files {
		g.file(f)
	}
	for _, s := range scripts {
		g.script(s)
	}
	return g.found
}

type gatherer struct{ found []*Literal }

func (g *gatherer) add(l *Literal) {
	switch {
	case l.Key == "":
	case l.Role == ConnectorOption || l.Role == CatalogOption:
		l.Option = flink.ConnectorOption(l.Owner, l.Key)
	default:
		if l.Option = flink.Setting(l.Key); l.Option == nil {
			l.Option = flink.ConnectorOption("", l.Key)
		}
	}
	g.found = append(g.found, l)
}

func (g *gatherer) file(f *config.File) {
	g.properties(f.Properties, ClusterSetting, "")
	for _, d := range f.Deployments {
		g.properties(d.Config, Setting, "")
		g.properties(d.Env, Environment, "")
		g.arguments(d.Args)
		g.variables(d.Locals, VariableValue)
		g.logTemplate(d)
	}
	for _, p := range f.Pipelines {
		for _, end := range []*config.Endpoint{p.Source, p.Sink} {
			if end != nil {
				g.properties(end.Options, ConnectorOption, end.Type)
			}
		}
		g.pipeline(p.Config)
	}
	g.properties(f.Params, Parameter, "")
	if f.Source.Kind == draft.EnvFile {
		g.variables(f.Variables, EnvironmentFile)
	} else {
		g.variables(f.Variables, VariableValue)
	}
	if f.Source.Kind == draft.KubernetesJob {
		for _, tree := range f.Trees {
			g.secretManifest(tree)
		}
	}
	for _, c := range f.Comments {
		lo, hi := f.Source.Tok.Offset(c.Pos()), f.Source.Tok.Offset(c.End())
		g.comment(draft.NewText(string(f.Source.Data[lo:hi]), c.Pos()), c)
	}
}

// pipeline adds what stands under "pipeline": settings, and the models that
// its transforms call, whose options are a provider's.
func (g *gatherer) pipeline(props []*config.Property) {
	for _, p := range props {
		role := Setting
		if p.Key == "model" || strings.HasPrefix(p.Key, "model.") {
			role = ConnectorOption
		}
		g.properties([]*config.Property{p}, role, "")
	}
}

func (g *gatherer) properties(props []*config.Property, role Role, owner string) {
	start := len(g.found)
	for _, p := range props {
		g.value(&Literal{Role: role, Owner: owner, Key: p.Key, KeyRange: p.KeyRange}, p.Value)
	}
	g.together(start)
}

// value adds what a property's value holds: a scalar, each item of a list, or
// each entry of a map under the key and its own.
func (g *gatherer) value(l *Literal, v *config.Value) {
	if v == nil {
		return
	}
	switch v.Form {
	case config.Scalar:
		l.Range, l.Text = v.Range, v.Text
		g.add(l)
		g.javaProperties(l)
	case config.List:
		for _, item := range v.Items {
			each := *l
			g.value(&each, item)
		}
	case config.Map:
		for _, e := range v.Entries {
			each := *l
			each.Key, each.KeyRange = l.Key+"."+e.Key.Text.String(), e.Key.Range
			g.value(&each, e.Value)
		}
	}
}

// javaProperties adds the -Dkey=value options in a setting of JVM options.
func (g *gatherer) javaProperties(l *Literal) {
	if !strings.HasPrefix(l.Key, "env.java.") {
		return
	}
	text := l.Text.String()
	for off := 0; off < len(text); {
		word, _, _ := strings.Cut(text[off:], " ")
		if arg := l.Text.Slice(off, off+len(word)); strings.HasPrefix(word, "-D") {
			g.assignment(arg, l.Role)
		}
		off += len(word) + 1
	}
}

func (g *gatherer) variables(vars []*config.Variable, role Role) {
	for _, v := range vars {
		g.value(&Literal{Role: role, Key: v.Name}, v.Value)
	}
}

func (g *gatherer) comment(text draft.Text, c draft.Comment) {
	g.add(&Literal{Range: c.Range, Role: Comment, Text: text})
}

// together tells the literals from start on that they are given to one thing.
func (g *gatherer) together(start int) {
	peers := g.found[start:len(g.found):len(g.found)]
	for _, l := range peers {
		l.Peers = peers
	}
}
