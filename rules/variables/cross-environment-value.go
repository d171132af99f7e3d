package variables

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/rules"
)

// CrossEnvironmentValue finds drafts of one stage that name something of
// another.
var CrossEnvironmentValue = Pack.Add(rules.Rule{
	Name:      "cross-environment-value",
	Severity:  rules.Warning,
	Precision: rules.Medium,
	Needs:     linters.Needs(linters.Draft, linters.Literals, linters.Configs),
	Run:       crossEnvironmentValue,
})

// A stage is where in its life a thing is.
type stage string

const (
	noStage    stage = ""
	production stage = "production"
	trial      stage = "a stage before production"
)

// stageWords are the words that name a stage. "pre" is none: it is a part of
// the names that vendors give to instances.
var stageWords = map[string]stage{
	"prod": production, "production": production, "prd": production,
	"dev": trial, "development": trial, "test": trial, "testing": trial, "sit": trial, "uat": trial, "stg": trial, "staging": trial,
}

func crossEnvironmentValue(pass *analysis.Pass) {
	is, where := stageOf(linters.Draft.Of(pass).Name, linters.Configs.Of(pass))
	if is == noStage {
		return
	}
	for _, lit := range linters.Literals.Of(pass) {
		if !placesData(lit) {
			continue
		}
		if word, other := stageIn(lit.Value()); other != noStage && other != is {
			rules.Report{
				At:      lit,
				Message: fmt.Sprintf("%q names something of %s (%q), but the draft is of %s (%s); name what belongs to it, or a variable", lit.Key, other, word, is, where),
			}.To(pass)
		}
	}
}

// stageOf returns the stage that a draft's folders, its file's name or its
// deployment's name tell, and the words that do; none where they disagree.
func stageOf(name string, files []*config.File) (stage, string) {
	stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
	is, where := noStage, ""
	look := func(text, shown string) bool {
		_, found := stageIn(text)
		if found == noStage || found == is {
			return true
		}
		if is != noStage {
			return false
		}
		is, where = found, shown
		return true
	}
	agree := look(strings.ReplaceAll(path.Dir(name), ".", "-"), "its path") && look(stem, "its name")
	for _, f := range files {
		for _, d := range f.Deployments {
			agree = agree && look(d.Name.String(), "its deployment's name")
			agree = agree && look(d.Tree.At("metadata", "namespace").String(), "its namespace")
		}
	}
	if !agree {
		return noStage, ""
	}
	return is, where
}

// stageIn returns the word of a text that names a stage, and the stage; none
// where it names two.
func stageIn(text string) (word string, is stage) {
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune("-_./:@, ;?&=", r) }) {
		found := stageWords[strings.TrimRight(w, "0123456789")]
		if found == noStage {
			continue
		}
		if is != noStage && is != found {
			return "", noStage
		}
		word, is = w, found
	}
	return word, is
}

// placeKeys are further options that say where data is.
var placeKeys = []string{"topic", "topics", "hostname", "database-name", "database", "schema-name", "path", "warehouse", "project", "logstore", "bucket", "dbname"}

// placesData reports whether a literal says where data comes from or goes to.
func placesData(lit *literals.Literal) bool {
	if lit.Role != literals.ConnectorOption && lit.Role != literals.CatalogOption {
		return false
	}
	return lit.Option.Sensitive == flink.URL || slices.Contains(placeKeys, strings.ToLower(lit.Key))
}
