package upgrade

import (
	"go/token"
	"reflect"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
)

// An option is one of a table's or of a pipeline's end, and what its connector
// makes of it in the version that the job runs on.
type option struct {
	*endpoints.Option
	endpoint *endpoints.Endpoint
	options  endpoints.Options
	file     *draft.File
	// owner is what reads the option: the connector or a format; own is the key as
	// that has it, and prefix what stands before it.
	owner       *flink.Connector
	own, prefix string
	flink.Standing
	// version is the owner's, zero where it is not known.
	version flink.Version
	// onVVR is what is known of the option of a connector of VVR, in which case
	// nothing else is, and engine the release of VVR.
	onVVR  *flink.VVROption
	engine flink.Release
}

// options finds the options of a draft once for all rules. VVR has connectors of
// its own under the names of others, so that on it only its own are known.
var options = &analysis.Analyzer{
	Name:       "upgrade_options",
	Doc:        "the options of a draft, and what its release makes of them",
	Requires:   linters.Needs(linters.Draft, linters.Endpoints, linters.Target),
	ResultType: reflect.TypeFor[[]option](),
	Run:        func(pass *analysis.Pass) (any, error) { return optionsOf(pass), nil },
}

// optionViews are the views of rules that judge options.
var optionViews = []*analysis.Analyzer{options}

// optionsOf returns the options that are known, each place once: those of a
// table, and those that hints add.
func optionsOf(pass *analysis.Pass) []option {
	target := linters.Target.Of(pass)
	engine, _ := flink.ParseEngine(target.Engine)
	c := collector{draft: linters.Draft.Of(pass), target: target, engine: engine.Release, seen: map[token.Pos]bool{}}
	for _, e := range linters.Endpoints.Of(pass) {
		c.add(e, e.Options)
		for _, u := range e.Uses {
			c.add(e, u.Options)
		}
	}
	return c.found
}

// A collector collects the options of a draft.
type collector struct {
	draft  *draft.Draft
	target flink.Target
	engine flink.Release
	seen   map[token.Pos]bool
	found  []option
}

func (c *collector) add(e *endpoints.Endpoint, given endpoints.Options) {
	for _, written := range given {
		at := written.KeyRange
		if !at.IsValid() || c.seen[at.Pos()] {
			continue
		}
		c.seen[at.Pos()] = true
		o := option{Option: written, endpoint: e, options: given, file: c.draft.FileAt(at.Pos()), engine: c.engine}
		if vvr := c.target.Platform == "vvr"; vvr && o.findOnVVR() || !vvr && o.find(c.target) {
			c.found = append(c.found, o)
		}
	}
}

// find fills in what the connector, or a format, makes of the option.
func (o *option) find(target flink.Target) (ok bool) {
	for _, c := range o.endpoint.Connectors() {
		o.owner, o.own, o.version = c, o.Key, endpoints.VersionOf(target, c)
		if o.Standing, ok = c.Option(o.version, o.Key); ok {
			return true
		}
	}
	format, own, ok := flink.FormatOption(o.Key)
	if !ok || o.endpoint.Kind != flink.TableKind {
		return false
	}
	o.owner, o.own, o.prefix, o.version = format, own, strings.TrimSuffix(o.Key, own), endpoints.VersionOf(target, format)
	o.Standing, ok = format.Option(o.version, own)
	return ok
}

func (o *option) findOnVVR() bool {
	facts, ok := flink.FindVVROption(o.endpoint.Identifier, o.Key)
	o.onVVR = &facts
	return ok && o.engine != flink.Release{}
}

// rename returns the edit that gives the option another key, none where there is
// an option of that key, or the key is not written as it is.
func (o *option) rename(to string) []analysis.SuggestedFix {
	at := o.KeyRange
	lo, hi := o.file.Tok.Offset(at.Pos()), o.file.Tok.Offset(at.End())
	text := string(o.file.Data[lo:hi])
	if quoted := len(text) > 2 && text[0] == text[len(text)-1] && strings.ContainsRune(`'"`, rune(text[0])); quoted {
		at, text = o.file.Range(lo+1, hi-1), text[1:len(text)-1]
	}
	if o.options.Get(to) != nil || text != o.Key {
		return nil
	}
	return []analysis.SuggestedFix{{
		Message:   "rename it to " + to,
		TextEdits: []analysis.TextEdit{{Pos: at.Pos(), End: at.End(), NewText: []byte(to)}},
	}}
}
