package upgrade

import (
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// An option is one of a table's, and what a version makes of it.
type option struct {
	*sql.Option
	key  string
	with *sql.Options
	// owner is what reads the option: the table's connector or a format; own is
	// the key as that has it, and prefix what stands before it.
	owner       *flink.Connector
	own, prefix string
	flink.Standing
	// version is the owner's, zero where it is not known: that of Flink is that
	// of what comes with it.
	version flink.Version
}

// optionViews are those that options are made from.
var optionViews = linters.Needs(linters.Scripts, linters.Target)

// eachOption makes a rule's Run of what judges one option that is known. VVR has
// connectors of its own under the same names, whose options are judged apart.
func eachOption(judge func(option) (rules.Report, bool), onVVR func(vvrOption) (rules.Report, bool)) func(*analysis.Pass) {
	return func(pass *analysis.Pass) {
		target := linters.Target.Of(pass)
		for _, script := range linters.Scripts.Of(pass) {
			for _, t := range sql.All[*sql.CreateTable](script) {
				if t.With == nil {
					continue
				}
				for _, written := range t.With.List {
					if r, ok := judgeOption(written, t.With, target, judge, onVVR); ok {
						r.To(pass)
					}
				}
			}
		}
	}
}

func judgeOption(written *sql.Option, with *sql.Options, target flink.Target, judge func(option) (rules.Report, bool), onVVR func(vvrOption) (rules.Report, bool)) (rules.Report, bool) {
	connector := text(with, "connector")
	if target.Platform != "vvr" {
		o := option{Option: written, key: written.Key.Value(), with: with}
		if !o.find(connector, target) {
			return rules.Report{}, false
		}
		return judge(o)
	}
	engine, known := flink.ParseEngine(target.Engine)
	facts, found := flink.FindVVROption(connector, written.Key.Value())
	if !known || !found || onVVR == nil {
		return rules.Report{}, false
	}
	return onVVR(vvrOption{facts, written.Key, engine})
}

// find fills in what the connector, or a format, makes of the option.
func (o *option) find(connector string, target flink.Target) (ok bool) {
	for _, c := range flink.FindConnectors(flink.TableKind, connector) {
		o.owner, o.own, o.version = c, o.key, versionOf(c, target)
		if o.Standing, ok = c.Option(o.version, o.key); ok {
			return true
		}
	}
	format, own, ok := flink.FormatOption(o.key)
	if !ok {
		return false
	}
	o.owner, o.own, o.prefix, o.version = format, own, strings.TrimSuffix(o.key, own), versionOf(format, target)
	o.Standing, ok = format.Option(o.version, own)
	return ok
}

func versionOf(c *flink.Connector, target flink.Target) flink.Version {
	if c.Line == "flink" {
		return target.Flink
	}
	return flink.Version{}
}

// text returns the value of an option in small letters, "" where there is none.
func text(with *sql.Options, key string) string {
	if o := with.Get(key); o != nil {
		if t, ok := o.Text(); ok {
			return strings.ToLower(t.String())
		}
	}
	return ""
}

// renamed returns the edit that gives an option another key, none where the
// table has an option of that key, or the key is not written as it is.
func renamed(o *sql.Option, with *sql.Options, to string) []analysis.SuggestedFix {
	key := o.Key.Value()
	if with.Get(to) != nil || int(o.Key.To-o.Key.From) != len(key)+len("''") {
		return nil
	}
	return []analysis.SuggestedFix{{
		Message:   "rename it to " + to,
		TextEdits: []analysis.TextEdit{{Pos: o.Key.From + 1, End: o.Key.To - 1, NewText: []byte(to)}},
	}}
}

// A vvrOption is an option that not all releases of VVR have.
type vvrOption struct {
	flink.VVROption
	at     *sql.Str
	engine flink.Engine
}
