package policy

import (
	"path"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/flink"
)

// A document is one policy file.
type document struct {
	Scope
	paths     []Scope
	exclude   []Glob
	sensitive sensitiveData
	masks     []Word
	variables Variables
	upstream  []Glob
	catalog   sharedCatalog
	today     Word
}

type sharedCatalog struct {
	files    []Glob
	complete []Word
}

type sensitiveData struct {
	columns []Pair
	classes []Class
	zones   []Zone
}

// The keys that may differ by path.
var scopeKeys = []key[Scope]{
	{name: "target", doc: `Engine that the jobs run on: "1.20", "v1_20", "vvr-11.5-jdk11-flink-1.20". Without it, the engine that a deployment names.`,
		form: in(func(s *Scope) *Word { return &s.Engine }, engine)},
	{name: "platform", doc: "What runs the jobs: Apache Flink alone (oss), the Flink Kubernetes operator (operator), Alibaba Cloud Realtime Compute (vvr) or Ververica Platform (vvp). Without it, what the deployments show.",
		form: in(func(s *Scope) *Word { return &s.Platform }, oneOf("oss", "operator", "vvr", "vvp"))},
	{name: "profile", doc: "Whether drafts are judged as for production. Without it they are, unless a folder of their path is named test, tests, testdata, dev, local or sandbox.",
		form: in(func(s *Scope) *Word { return &s.Profile }, oneOf("production", "development"))},
	{name: "complete", doc: "Whether the files hold all of a job's configuration, so that a setting that they lack is not set anywhere. Without it, they do where a deployment or a Flink configuration is among them.",
		form: in(func(s *Scope) **bool { return &s.Complete }, flag)},
	{name: "rules", doc: "Severity of rules, packs and phases by name; a rule's own name counts before its pack's, and that before its phase's.",
		form: in(func(s *Scope) *[]Pair { return &s.Rules }, pairs(oneOf("off", "note", "warning", "error")))},
}

// documentForm is a whole policy file.
var documentForm = object(append(
	within(func(d *document) *Scope { return &d.Scope }, scopeKeys),
	key[document]{name: "paths", doc: "Other decisions for the drafts below some paths; of several entries that match, the last one's hold.",
		form: in(func(d *document) *[]Scope { return &d.paths }, list(object(append([]key[Scope]{matchKey}, scopeKeys...)...)))},
	key[document]{name: "exclude", doc: "Patterns of files that are not checked.",
		form: in(func(d *document) *[]Glob { return &d.exclude }, list(glob))},
	key[document]{name: "sensitive", doc: "Which data is sensitive, and where it may go.",
		form: in(func(d *document) *sensitiveData { return &d.sensitive }, object(sensitiveKeys...))},
	key[document]{name: "masking", doc: "What masks sensitive data.",
		form: object(key[document]{name: "functions", doc: `Functions whose result is no longer sensitive, by name; "*" stands for any characters.`,
			form: in(func(d *document) *[]Word { return &d.masks }, list(word("the name of a function")))})},
	key[document]{name: "variables", doc: "Variables that the platform has, beside those that files of the draft declare.",
		form: in(func(d *document) *Variables { return &d.variables }, object(variablesKeys...))},
	key[document]{name: "upstream", doc: `Patterns of files that declare the tables of source databases in the SQL of MySQL or PostgreSQL (dumps, migrations, the output of SHOW CREATE TABLE), relative to this file's folder: "*" stays within a folder, "**" crosses folders. They are not checked, and tables of mysql-cdc, postgres-cdc, jdbc and their kin are held against them.`,
		form: in(func(d *document) *[]Glob { return &d.upstream }, list(beside))},
	key[document]{name: "catalog", doc: "What is declared for several drafts: tables of the team's own, and what catalogs of other systems hold.",
		form: in(func(d *document) *sharedCatalog { return &d.catalog }, object(catalogKeys...))},
	key[document]{name: "today", doc: "The day that drafts are judged on, as \"2026-01-31\", for what depends on it, such as the end of an engine's support. Without it, the day of the run.",
		form: in(func(d *document) *Word { return &d.today }, day)},
)...)

var matchKey = key[Scope]{name: "match", required: true,
	doc:  `Patterns of paths, relative to this file's folder: "*" stays within a folder, "**" crosses folders, a pattern without a slash matches at any depth.`,
	form: in(func(s *Scope) *[]Glob { return &s.Match }, list(glob))}

var sensitiveKeys = []key[sensitiveData]{
	{name: "columns", doc: `Classes of single columns: "table.column: class", or "none" for a column that is not sensitive; "*" stands for any characters.`,
		form: in(func(s *sensitiveData) *[]Pair { return &s.columns }, pairs(word("the name of a class")))},
	{name: "classes", doc: "Classes of sensitive data by name: new ones, and more patterns for those that flinkvet knows.",
		form: in(func(s *sensitiveData) *[]Class { return &s.classes }, named(func(c *Class) *Word { return &c.Name }, object(
			key[Class]{name: "columns", doc: `Names of columns that hold such data; "*" stands for any characters.`,
				form: in(func(c *Class) *[]Word { return &c.Columns }, list(word("the name of a column")))},
			key[Class]{name: "comments", doc: "Words in the comments of columns that hold such data.",
				form: in(func(c *Class) *[]Word { return &c.Comments }, list(word("a word of a comment")))},
		)))},
	{name: "allow", doc: "Where data of a class may be written unmasked.",
		form: in(func(s *sensitiveData) *[]Zone { return &s.zones }, list(object(
			key[Zone]{name: "class", required: true, doc: `Name of the class; "*" stands for any characters.`,
				form: in(func(z *Zone) *Word { return &z.Class }, word("the name of a class"))},
			key[Zone]{name: "sinks", required: true, doc: `Names of the tables, or "connector.table", also as the table is called in its own system ("hologres.secure.users"); "*" stands for any characters.`,
				form: in(func(z *Zone) *[]Word { return &z.Sinks }, list(word("the name of a sink")))},
		)))},
}

var catalogKeys = []key[sharedCatalog]{
	{name: "files", required: true, doc: `Patterns of Flink SQL files, relative to this file's folder, whose declarations every draft starts with: CREATE, ALTER, DROP and USE, as a team writes them or SHOW CREATE TABLE prints them, run in the order of the list and within a pattern of the files' names.`,
		form: in(func(c *sharedCatalog) *[]Glob { return &c.files }, list(beside))},
	{name: "complete", doc: `Databases of which the files declare all tables, as "catalog.database", so that a table that is not among them is an error; "*" stands for any characters.`,
		form: in(func(c *sharedCatalog) *[]Word { return &c.complete }, list(completeDatabase))},
}

// completeDatabase is a database with its catalog.
var completeDatabase = checked("a database", map[string]any{"type": "string", "pattern": `^[^.]+\..+$`}, func(text string) string {
	if catalog, database, ok := strings.Cut(text, "."); ok && catalog != "" && database != "" {
		return ""
	}
	return "is not a database with its catalog; write it like hive_prod.dwd"
})

var variablesKeys = []key[Variables]{
	{name: "names", doc: "Names of variables.",
		form: in(func(v *Variables) *[]Word { return &v.Names }, list(word("the name of a variable")))},
	{name: "secrets", doc: "Names of secret variables.",
		form: in(func(v *Variables) *[]Word { return &v.Secrets }, list(word("the name of a secret variable")))},
	{name: "files", doc: "Files that declare variables, relative to this file's folder.",
		form: in(func(v *Variables) *[]string { return &v.Files }, list(file))},
}

func pairs(value form[Word]) form[[]Pair] {
	return named(func(p *Pair) *Word { return &p.Key }, in(func(p *Pair) *Word { return &p.Value }, value))
}

// engine is what platforms call an engine, or the version of Flink alone: 1.20
// is a number to YAML.
var engine = checked("an engine", map[string]any{"type": []string{"string", "number"}}, func(text string) string {
	if _, ok := flink.ParseEngine(text); ok {
		return ""
	}
	return "is not an engine; write it like 1.20, v1_20 or vvr-11.5-jdk11-flink-1.20"
})

// day is a date.
var day = checked("a day", map[string]any{"type": "string", "pattern": `^\d{4}-\d{2}-\d{2}$`}, func(text string) string {
	if _, err := time.Parse(time.DateOnly, text); err == nil {
		return ""
	}
	return "is not a day; write it like 2026-01-31"
})

// glob is a pattern of paths below the policy file's folder.
var glob = form[Glob]{patternForm.schema, func(r *reader, v *config.Value, into *Glob) {
	var w Word
	if patternForm.read(r, v, &w); w.Text != "" {
		*into = newGlob(r.dir, w.Text)
	}
}}

var patternForm = checked("a pattern of paths", text, func(text string) string {
	switch {
	case !doublestar.ValidatePattern(text) || path.IsAbs(text):
		return "is not a pattern of relative paths"
	case escapesPlain(text):
		return `has "\" before what needs none; write "/" between folders`
	}
	return ""
})

// escapesPlain reports whether a backslash stands before what means nothing
// else, as in a path of Windows.
func escapesPlain(pattern string) bool {
	for i := 0; i+1 < len(pattern); i++ {
		if pattern[i] != '\\' {
			continue
		}
		if i++; !strings.ContainsRune(`\*?[]{}!-,`, rune(pattern[i])) {
			return true
		}
	}
	return false
}

// beside is a pattern of files beside the drafts, which becomes relative to the root of the run.
var beside = form[Glob]{patternForm.schema, func(r *reader, v *config.Value, into *Glob) {
	var w Word
	if patternForm.read(r, v, &w); w.Text != "" {
		*into = Glob(path.Join(escape(r.dir), w.Text))
	}
}}

// file is the path of a file, which becomes relative to the root of the run.
var file = form[string]{pathForm.schema, func(r *reader, v *config.Value, into *string) {
	var w Word
	if pathForm.read(r, v, &w); w.Text != "" {
		*into = path.Join(r.dir, w.Text)
	}
}}

var pathForm = checked("the path of a file", text, func(text string) string {
	if path.IsAbs(text) {
		return "is an absolute path; write it relative to this file's folder"
	}
	return ""
})
