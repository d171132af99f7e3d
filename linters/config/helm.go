package config

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
)

// values reads what the values of a Helm chart hold of Flink's configuration:
// each map that has one is a deployment's, as far as the chart does not add to
// it.
func (f *File) values(v *Value, depth int) {
	if v == nil || depth > maxJoined {
		return
	}
	d := &Deployment{Range: v.Range, Kind: "values", Name: scalar(v.Get("name")), Partial: true, Tree: v}
	for _, e := range v.Entries {
		props := f.heldConfiguration(e)
		d.Config = append(d.Config, props...)
		switch {
		case props != nil:
		case isScript(e.Value.String()):
			f.Scripts = append(f.Scripts, e.Value)
		default:
			f.values(e.Value, depth+1)
		}
	}
	for _, item := range v.Items {
		f.values(item, depth+1)
	}
	if len(d.Config) > 0 {
		f.Deployments = append(f.Deployments, d)
	}
}

// isScript reports whether a text of several lines is a script of Flink SQL, and
// of no other engine.
func isScript(text string) bool {
	if !strings.Contains(text, "\n") {
		return false
	}
	class := draft.Classify("job.sql", []byte(text))
	return class.Kind == draft.FlinkSQL && !class.Plain
}

// heldConfiguration returns the configuration under a key, as a map or as the
// text of a file; nil where it is none.
func (f *File) heldConfiguration(e *Entry) []*Property {
	switch e.Value.Form {
	case Map:
		if props := flatten(e.Value); namedConfiguration(e.Key.String()) || mostlyFlink(props) {
			return props
		}
	case Scalar:
		inner := &File{Source: f.Source}
		switch {
		case !strings.Contains(e.Value.String(), "\n"):
		case draft.Classify("config.yaml", []byte(e.Value.String())).Kind == draft.FlinkConfig && e.Key.String() != "flink-conf.yaml":
			inner.read(e.Value.Text, "config.yaml", draft.FlinkConfig)
		case namedConfiguration(e.Key.String()):
			inner.read(e.Value.Text, "flink-conf.yaml", draft.FlinkConf)
		}
		return inner.Properties
	}
	return nil
}

// namedConfiguration reports whether charts call Flink's configuration so.
func namedConfiguration(key string) bool {
	switch key {
	case "flinkConfiguration", "flinkConf", "flinkProperties", "flink-conf.yaml":
		return true
	}
	return false
}

// mostlyFlink reports whether most of some properties are options of Flink.
func mostlyFlink(props []*Property) bool {
	known := 0
	for _, p := range props {
		if flink.Setting(p.Key) != nil {
			known++
		}
	}
	return known > 1 && 2*known >= len(props)
}
