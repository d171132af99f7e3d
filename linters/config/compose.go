package config

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
)

// compose reads the services of a Docker Compose file that run Flink: each is a
// process with a configuration of its own.
func (f *File) compose(tree *Value) {
	services := tree.Get("services")
	if services == nil {
		return
	}
	for _, e := range services.Entries {
		env := composeEnvironment(e.Value.Get("environment"))
		words := composeWords(e.Value.Get("command"))
		if !runsFlink(e.Value, env, words) {
			continue
		}
		d := &Deployment{Range: e.Range, Platform: OSS, Kind: "service", Name: e.Key, Session: true, Partial: true, Tree: e.Value}
		d.Engine = imageVersion(e.Value.Get("image"))
		f.container(d, env, words)
		f.Deployments = append(f.Deployments, d)
	}
}

// container gives a deployment what a container of Flink's image has: the
// configuration in FLINK_PROPERTIES, which the image's entry point adds to its
// own, the environment, and the command.
func (f *File) container(d *Deployment, env []*Property, words []*Value) {
	for _, p := range env {
		if p.Key != "FLINK_PROPERTIES" {
			d.Env = append(d.Env, p)
			continue
		}
		conf := readConf(p.Value.Text)
		d.Config = append(d.Config, conf.props...)
		f.Comments = append(f.Comments, conf.notes...)
	}
	if len(words) == 0 {
		return
	}
	if session, known := entryPoints[words[0].String()]; known {
		d.Session = session
		d.options(words[1:])
	} else if started := launch(words); started != nil {
		d.Session, d.JAR, d.EntryClass = started.Session, started.JAR, started.EntryClass
		d.Config = append(d.Config, started.Config...)
		d.Args, d.Init = append(d.Args, started.Args...), started.Init
	}
}

// runsFlink tells a service of Flink by its configuration, its command or the
// name of its image.
func runsFlink(service *Value, env []*Property, words []*Value) bool {
	for _, p := range env {
		if p.Key == "FLINK_PROPERTIES" {
			return true
		}
	}
	if len(words) > 0 {
		if _, known := entryPoints[words[0].String()]; known {
			return true
		}
	}
	return draft.IsFlinkImage(service.Get("image").String())
}

// imageVersion returns the release in the tag of an image of Flink: the 1.20 of
// "flink:1.20-java11"; nil where there is none.
func imageVersion(image *Value) *Value {
	text := image.String()
	colon := strings.LastIndexByte(text, ':')
	if !draft.IsFlinkImage(text) || colon < 0 {
		return nil
	}
	version, _, _ := strings.Cut(text[colon+1:], "-")
	if _, ok := flink.ParseVersion(version); !ok {
		return nil
	}
	return image.Slice(colon+1, colon+1+len(version))
}

// composeEnvironment reads an environment in either of its forms: a map, or a
// list of NAME=value. Variables that come from elsewhere are left out.
func composeEnvironment(v *Value) []*Property {
	var env []*Property
	if v == nil {
		return nil
	}
	for _, e := range v.Entries {
		if e.Value.IsString() {
			env = append(env, &Property{Range: e.Range, Key: e.Key.String(), KeyRange: e.Key.Range, Value: e.Value})
		}
	}
	for _, item := range v.Items {
		text := item.String()
		lo := len(text) - len(strings.TrimLeft(text, " \t\r\n"))
		if eq := strings.IndexByte(text, '='); eq > lo {
			env = append(env, &Property{
				Range: item.Range, Key: text[lo:eq], KeyRange: item.Text.Range(lo, eq),
				Value: item.Slice(eq+1, len(text)),
			})
		}
	}
	return env
}

// composeWords returns the words of a command, which is a list of them or one
// text.
func composeWords(v *Value) []*Value {
	if v == nil || v.Form == List {
		return scalars(v)
	}
	var all []*Value
	for _, command := range shellCommands(v.Text) {
		all = append(all, command.words...)
	}
	return all
}
