package connectors

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/internal/near"
	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// MisspeltConnector finds connectors, formats, catalogs and the like whose name is
// a slip of the pen away from one that exists.
var MisspeltConnector = Pack.Add(rules.Rule{
	Name:     "misspelt-connector",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      misspeltConnector,
})

// identifierKeys are the options that name what is created.
var identifierKeys = map[string]string{
	flink.TableKind: "connector", flink.CatalogKind: "type", flink.ModelKind: "provider",
}

func misspeltConnector(pass *analysis.Pass) {
	for _, e := range linters.Endpoints.Of(pass) {
		if o := e.Options.Get(identifierKeys[e.Kind]); o != nil && o.Spelled {
			misspelt(pass, e.Kind, "connector", o)
		}
		if e.Kind != flink.TableKind || len(e.Connectors()) == 0 {
			continue // a connector of your own may call its formats as it likes
		}
		for u := range e.Every {
			for _, f := range u.Options.Formats() {
				misspelt(pass, flink.FormatKind, "format", f.Option)
			}
		}
	}
}

func misspelt(pass *analysis.Pass, kind, word string, o *endpoints.Option) {
	if kind == flink.CatalogKind {
		word = "catalog"
	} else if kind == flink.ModelKind {
		word = "provider"
	}
	written := o.Value()
	if flink.IsIdentifier(kind, written) {
		return
	}
	if meant := slipOf(kind, written); meant != "" {
		rules.Report{
			At:      o,
			Message: fmt.Sprintf("there is no %s %q, did you mean %q?", word, written, meant),
			Fixes:   replaced(o.Text, meant, "write "+meant),
		}.To(pass)
	}
}

// slipOf returns the identifier that a written one is a slip away from, "" where
// it may well be a connector that somebody has made: whoever extends a connector
// calls it by the connector's name and some more. Short names have too many
// neighbours.
func slipOf(kind, written string) string {
	for id := range flink.Identifiers(kind) {
		if strings.EqualFold(id, written) {
			return id
		}
		if len(id) >= shortest && near.Slip(written, id) && digits(written) == digits(id) && !extends(written, id) && !extends(id, written) {
			return id
		}
	}
	return ""
}

// shortest is the length of the shortest name of which slips are looked for.
const shortest = 5

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// extends reports whether one name is another with words before or behind it.
func extends(long, short string) bool {
	rest, ok := strings.CutPrefix(long, short)
	if !ok {
		rest, ok = strings.CutSuffix(long, short)
	}
	return ok && strings.ContainsAny(rest, "-_.")
}
