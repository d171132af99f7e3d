// Package linters is the waist of flinkvet: the views of a draft that rules ask
// for, one line each, and the glue that makes each view of the ones before it.
//
// A view is an analyzer of go/analysis, so a view that no rule asks for costs
// nothing, and a rule says in its Needs what it will look at. Everything that a
// view knows comes through the pass: the names in OtherFiles, the submitted
// artifact first, in IgnoredFiles, which declare what the draft uses and are no
// part of it, and ReadFile.
package linters

import (
	"fmt"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/changelog"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/jobs"
	"github.com/flinkvet/flinkvet/linters/lineage"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/linters/permissions"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/linters/variables"
)

var (
	// What is written.

	// Draft is the files of the job and their kinds.
	Draft = view("draft", "the files of the job and their kinds", loadDraft)
	// Configs is its configuration files, typed.
	Configs = view("configs", "its configuration files, typed", readConfigs, Draft)
	// Policy is what the team has decided.
	Policy = view("policy", "what the team has decided", readPolicy, Configs)
	// Scripts is its SQL, also that inside deployments.
	Scripts = view("scripts", "its SQL, also that inside deployments", parseScripts, Draft, Configs)
	// Comments is its comments and what each stands at.
	Comments = view("comments", "its comments and what each stands at", gatherComments, Configs, Scripts)

	// What it means.

	// Target is the engine and Flink version that it runs on.
	Target = view("target", "the engine and Flink version it runs on", findTarget, Draft, Configs, Policy)
	// Literals is its constants and the keys that they are given to.
	Literals = view("literals", "its constants and the keys they are given to", gatherLiterals, Configs, Scripts)
	// Variables is the variables that it names and gives.
	Variables = view("variables", "the variables it names and gives", findVariables, Configs, Policy, Scripts, Literals)
	// Shared is what the files beside it declare.
	Shared = view("shared", "what the files beside it declare", readShared, Policy)
	// Settings is the configuration in force, of each job that the draft
	// describes; there is always one.
	Settings = view("settings", "the configuration in force", resolveSettings, Draft, Configs, Policy, Scripts, Shared, Target)
	// Catalog is its tables, views, functions and models.
	Catalog = view("catalog", "its tables, views, functions and models", buildCatalog, Draft, Policy, Scripts, Shared)
	// Plan is its queries, every name bound.
	Plan = view("plan", "its queries, every name bound", bindPlan, Configs, Scripts, Catalog)
	// Endpoints is what it has connectors, catalogs and models for, and their
	// options.
	Endpoints = view("endpoints", "its tables, pipeline ends, catalogs and models with their options", findEndpoints, Draft, Configs, Scripts, Catalog, Plan)
	// Permissions is the least access that it needs.
	Permissions = view("permissions", "the least access that it needs", findPermissions, Endpoints, Settings)
	// Jobs is its streaming jobs and what they write.
	Jobs = view("jobs", "its streaming jobs and what they write", findJobs, Draft, Settings, Plan)
	// Changelog is the kinds of change that its relations emit.
	Changelog = view("changelog", "the kinds of change its relations emit", inferChangelog, Plan, Target)
	// Lineage is where its columns come from.
	Lineage = view("lineage", "where its columns come from", traceLineage, Plan, Policy)
)

func loadDraft(pass *analysis.Pass) (*draft.Draft, error) {
	return draft.Load(pass.Fset, pass.OtherFiles, pass.ReadFile)
}

func readConfigs(pass *analysis.Pass) ([]*config.File, error) {
	var files []*config.File
	for _, f := range Draft.Of(pass).Files {
		if f.Kind.Config() {
			files = append(files, config.Read(f))
		}
	}
	return files, nil
}

func readPolicy(pass *analysis.Pass) (*policy.Policy, error) {
	return policy.Read(Configs.Of(pass)), nil
}

func parseScripts(pass *analysis.Pass) ([]*sql.Script, error) {
	var scripts []*sql.Script
	for _, f := range Draft.Of(pass).Of(draft.FlinkSQL) {
		scripts = append(scripts, sql.Parse(f.Text()))
	}
	for _, f := range Configs.Of(pass) {
		for _, d := range f.Deployments {
			if d.Script != nil {
				scripts = append(scripts, sql.Parse(d.Script.Text))
			}
		}
		for _, s := range f.Scripts {
			scripts = append(scripts, sql.Parse(s.Text))
		}
	}
	return scripts, nil
}

func gatherComments(pass *analysis.Pass) ([]draft.Comment, error) {
	var comments []draft.Comment
	for _, f := range Configs.Of(pass) {
		comments = append(comments, f.Comments...)
	}
	for _, s := range Scripts.Of(pass) {
		comments = append(comments, s.Comments...)
	}
	return comments, nil
}

func findTarget(pass *analysis.Pass) (flink.Target, error) {
	return policy.Target(Policy.Of(pass), Draft.Of(pass), Configs.Of(pass)), nil
}

func gatherLiterals(pass *analysis.Pass) ([]*literals.Literal, error) {
	return literals.Gather(Configs.Of(pass), Scripts.Of(pass)), nil
}

func findVariables(pass *analysis.Pass) (*variables.Set, error) {
	return variables.Find(Policy.Of(pass), Configs.Of(pass), Literals.Of(pass), Scripts.Of(pass)), nil
}

func resolveSettings(pass *analysis.Pass) ([]*settings.Effective, error) {
	return settings.ResolveAfter(firstScripts(pass), Draft.Of(pass), Configs.Of(pass), Scripts.Of(pass), Target.Of(pass)), nil
}

// readShared reads the snapshots of source databases, which policy names as
// upstream, and the other files beside the draft. One that cannot be read says
// nothing. The files stand behind those of every draft, so that drafts that have
// the same ones beside them can share what is read.
func readShared(pass *analysis.Pass) (*catalog.Shared, error) {
	fset := draft.BesideDrafts()
	var declarations, snapshots []*draft.File
	for _, name := range pass.IgnoredFiles {
		raw, err := pass.ReadFile(name)
		switch {
		case err != nil:
		case Policy.Of(pass).NamesUpstream(name):
			snapshots = append(snapshots, draft.NewSnapshot(fset, name, raw))
		default:
			declarations = append(declarations, draft.NewScript(fset, name, raw))
		}
	}
	shared := catalog.ReadShared(declarations, snapshots)
	pass.Fset.AddExistingFiles(shared.Files()...)
	return shared, nil
}

// firstScripts returns the scripts that the SQL client runs before the draft's: of
// the files beside it those that policy does not name, for of what policy names
// only the declarations count.
func firstScripts(pass *analysis.Pass) (first []*sql.Script) {
	for _, name := range pass.IgnoredFiles {
		if p := Policy.Of(pass); p.NamesCatalog(name) || p.NamesUpstream(name) {
			continue
		}
		if script := Shared.Of(pass).Script(name); script != nil {
			first = append(first, script)
		}
	}
	return first
}

func buildCatalog(pass *analysis.Pass) (*catalog.Catalog, error) {
	shared := Shared.Of(pass)
	c := catalog.BuildOn(shared, Draft.Of(pass).Name, Policy.Of(pass), Scripts.Of(pass))
	if len(pass.IgnoredFiles) > 0 {
		c.AttachUpstream(shared.Upstream)
	}
	return c, nil
}

func bindPlan(pass *analysis.Pass) (*plan.Plan, error) {
	p := plan.Bind(Scripts.Of(pass), Catalog.Of(pass))
	for _, f := range Configs.Of(pass) {
		p.BindPipelines(f.Pipelines, Catalog.Of(pass))
	}
	return p, nil
}

func findEndpoints(pass *analysis.Pass) ([]*endpoints.Endpoint, error) {
	return endpoints.Find(Draft.Of(pass), Configs.Of(pass), Scripts.Of(pass), Catalog.Of(pass), Plan.Of(pass)), nil
}

func findPermissions(pass *analysis.Pass) (*permissions.Set, error) {
	return permissions.Find(Endpoints.Of(pass), Settings.Of(pass)), nil
}

func findJobs(pass *analysis.Pass) ([]*jobs.Job, error) {
	return jobs.Streaming(Draft.Of(pass), Settings.Of(pass), Plan.Of(pass)), nil
}

func inferChangelog(pass *analysis.Pass) (*changelog.Log, error) {
	return changelog.Infer(Plan.Of(pass), Target.Of(pass).Flink), nil
}

func traceLineage(pass *analysis.Pass) (*lineage.Graph, error) {
	return lineage.Trace(Plan.Of(pass), Policy.Of(pass)), nil
}

// A View is an analyzer whose result is a T.
type View[T any] struct{ a *analysis.Analyzer }

// A Need is a view of whatever type, as a rule names it in its Needs.
type Need interface{ Analyzer() *analysis.Analyzer }

// Needs returns the views' analyzers, for a rule's Needs.
func Needs(views ...Need) []*analysis.Analyzer {
	var as []*analysis.Analyzer
	for _, v := range views {
		as = append(as, v.Analyzer())
	}
	return as
}

// Analyzer returns the view's analyzer.
func (v View[T]) Analyzer() *analysis.Analyzer { return v.a }

// Of returns the view of the draft that pass is about. Whoever asks must need
// the view.
func (v View[T]) Of(pass *analysis.Pass) T {
	if !slices.Contains(pass.Analyzer.Requires, v.a) {
		panic(fmt.Sprintf("%s does not say that it needs the view %s", pass.Analyzer.Name, v.a.Name))
	}
	return pass.ResultOf[v.a].(T)
}

// From returns the view among the results of a finished check, and whether it
// is there.
func (v View[T]) From(results map[*analysis.Analyzer]any) (T, bool) {
	value, ok := results[v.a].(T)
	return value, ok
}

// view makes a view. What it is made from comes before it in this file, and
// the compiler refuses a circle.
func view[T any](name, doc string, run func(*analysis.Pass) (T, error), from ...Need) View[T] {
	return View[T]{&analysis.Analyzer{
		Name:       name,
		Doc:        doc,
		Requires:   slices.Clip(Needs(from...)),
		ResultType: reflect.TypeFor[T](),
		Run:        func(pass *analysis.Pass) (any, error) { return run(pass) },
	}}
}
