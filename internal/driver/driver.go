// Package driver runs rules over drafts.
//
// A check is a depth-first walk over what the rules require, each analyzer once
// a draft; whatever goes wrong in one analyzer stays with the rules that need
// it. The package knows neither the views nor the rules, and decides nothing
// about what becomes of a finding.
package driver

import (
	"cmp"
	"errors"
	"fmt"
	"go/token"
	"go/types"
	"iter"
	"reflect"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// A Unit is the names of the files that make one draft, the submitted artifact
// first.
type Unit struct {
	Names []string
	// Beside are files that are no part of the draft and declare what it reads
	// from and writes to. Analyzers find them in the pass's IgnoredFiles. What a
	// rule says of them is left out: it is said where the file is a draft.
	Beside []string
}

// An Outcome is what a check of one draft came to.
type Outcome struct {
	// Draft is the name of the submitted artifact.
	Draft string
	// Fset is where the positions in Values stand.
	Fset *token.FileSet
	// Findings are sorted by place, rule and message.
	Findings []rules.Finding
	Failures []Failure
	// Facts are what the rules that compare drafts keep of this one.
	Facts []rules.Facts
	// Values are the results of the analyzers that were asked for besides the
	// rules.
	Values map[*analysis.Analyzer]any
}

// A Failure is an analyzer that could not do its work. Those that need it were
// not run and do not fail again.
type Failure struct {
	// Rule is the name of the rule, or of the view that rules need.
	Rule string
	Err  error
}

// A Panic is the error of an analyzer that panicked.
type Panic struct {
	Value any
	Stack []byte
}

func (p *Panic) Error() string { return fmt.Sprintf("internal fault: %v", p.Value) }

// errNeeds is the error of an analyzer that was not run because one that it
// needs had failed.
var errNeeds = errors.New("needs what failed")

// CheckAll checks the units, several at once, and yields the outcomes in the
// units' order. It works only a few units ahead, so that an outcome that the
// caller has let go of does not stay in memory.
func CheckAll(units []Unit, rs []*rules.Rule, also []*analysis.Analyzer, read func(name string) ([]byte, error)) iter.Seq[Outcome] {
	return func(yield func(Outcome) bool) {
		done := make(chan struct{})
		defer close(done)
		common := &commons{}
		for outcome := range inOrder(units, done, func(u Unit) Outcome { return newCheck(u, common, read).all(rs, also) }) {
			if !yield(<-outcome) {
				return
			}
		}
	}
}

// inOrder starts check on every unit, one for each processor at a time, and
// sends where each outcome will arrive.
func inOrder(units []Unit, done <-chan struct{}, check func(Unit) Outcome) <-chan chan Outcome {
	started := make(chan chan Outcome, runtime.GOMAXPROCS(0)-1)
	go func() {
		defer close(started)
		for _, u := range units {
			outcome := make(chan Outcome, 1)
			select {
			case started <- outcome:
				go func() { outcome <- check(u) }()
			case <-done:
				return
			}
		}
	}()
	return started
}

// Check runs the rules, and the other analyzers whose results are wanted, over
// one draft. Rules without an analyzer are passed over.
func Check(unit Unit, rs []*rules.Rule, also []*analysis.Analyzer, read func(name string) ([]byte, error)) Outcome {
	return newCheck(unit, &commons{}, read).all(rs, also)
}

// all runs the rules and the other analyzers.
func (c *check) all(rs []*rules.Rule, also []*analysis.Analyzer) Outcome {
	for _, r := range rs {
		switch {
		case r.Comparison != nil:
			c.collect(r)
		case r.Analyzer() != nil:
			c.judge(r)
		}
	}
	for _, a := range also {
		if done := c.view(a); done.err == nil {
			c.outcome.Values[a] = done.value
		}
	}
	slices.SortStableFunc(c.outcome.Findings, byPlace)
	c.outcome.Findings = slices.CompactFunc(c.outcome.Findings, same)
	return c.outcome
}

func byPlace(a, b rules.Finding) int {
	return cmp.Or(
		cmp.Compare(a.At.Path, b.At.Path), cmp.Compare(a.At.Offset, b.At.Offset),
		cmp.Compare(a.Rule.Name, b.Rule.Name), cmp.Compare(a.Message, b.Message),
		cmp.Compare(b.Severity, a.Severity),
	)
}

// same reports whether two findings are one: what several jobs of a draft share
// is judged for each of them. The most severe comes first and is kept.
func same(a, b rules.Finding) bool {
	return a.Rule == b.Rule && a.At == b.At && a.Message == b.Message
}

// A check is one draft on its way through the analyzers.
type check struct {
	names []string
	// beside are the files beside the draft, common what analyzers have made of
	// them.
	beside []string
	common *commons
	read   func(string) ([]byte, error)
	pkg    *types.Package
	// results are what each analyzer that others require came to, values those
	// that came to something. All passes share the values: a view says no to an
	// analyzer that does not require it.
	results map[*analysis.Analyzer]result
	values  map[*analysis.Analyzer]any
	// rule is the rule that runs, and pass its pass: what rules come to does not
	// hold it.
	rule    *rules.Rule
	pass    analysis.Pass
	report  func(analysis.Diagnostic)
	outcome Outcome
}

// A result is what an analyzer came to.
type result struct {
	value any
	err   error
}

func newCheck(unit Unit, common *commons, read func(string) ([]byte, error)) *check {
	var name string
	if len(unit.Names) > 0 {
		name = unit.Names[0]
	}
	c := &check{
		names: unit.Names, beside: unit.Beside, common: common, read: read,
		// An analyzer that prints its pass needs a package.
		pkg:     types.NewPackage(name, "draft"),
		results: map[*analysis.Analyzer]result{},
		values:  map[*analysis.Analyzer]any{},
		outcome: Outcome{Draft: name, Fset: token.NewFileSet(), Values: map[*analysis.Analyzer]any{}},
	}
	c.pass, c.report = *c.newPass(), c.found
	return c
}

// judge runs a rule and makes findings of what it reports. What a rule reported
// before it failed stands.
func (c *check) judge(r *rules.Rule) {
	c.rule, c.pass.Report = r, c.report
	c.run(r.Analyzer(), &c.pass)
}

func (c *check) found(d analysis.Diagnostic) {
	found := rules.NewFinding(c.rule, c.outcome.Draft, c.outcome.Fset, d)
	if !slices.Contains(c.beside, found.At.Path) || slices.Contains(c.names, found.At.Path) {
		c.outcome.Findings = append(c.outcome.Findings, found)
	}
}

// collect keeps what a rule that compares drafts wants of this one.
func (c *check) collect(r *rules.Rule) {
	c.pass.Report = ignore
	done := c.run(r.Analyzer(), &c.pass)
	if done.err != nil {
		return
	}
	if facts, ok := rules.FactsOf(r, done.value); ok {
		c.outcome.Facts = append(c.outcome.Facts, facts)
	}
}

func ignore(analysis.Diagnostic) {}

// view returns the result of an analyzer that others require, which it runs at
// most once.
func (c *check) view(a *analysis.Analyzer) result {
	if done, ok := c.results[a]; ok {
		return done
	}
	done := c.common.result(a, c.beside, c.outcome.Fset, func() result { return c.run(a, c.newPass()) })
	c.results[a] = done
	if done.err == nil {
		c.values[a] = done.value
	}
	return done
}

func (c *check) newPass() *analysis.Pass {
	return &analysis.Pass{
		Fset: c.outcome.Fset, Pkg: c.pkg, ResultOf: c.values,
		OtherFiles: c.names, IgnoredFiles: c.beside, ReadFile: c.read, Report: ignore,
	}
}

// run runs a in a pass, after all that it requires.
func (c *check) run(a *analysis.Analyzer, pass *analysis.Pass) result {
	for _, need := range a.Requires {
		if c.view(need).err != nil {
			return result{err: errNeeds}
		}
	}
	pass.Analyzer = a
	done := c.call(a, pass)
	if done.err != nil {
		c.outcome.Failures = append(c.outcome.Failures, Failure{Rule: strings.ReplaceAll(a.Name, "_", "-"), Err: done.err})
	}
	return done
}

// call runs a alone and turns a panic into its error.
func (c *check) call(a *analysis.Analyzer, pass *analysis.Pass) (done result) {
	defer func() {
		if v := recover(); v != nil {
			done = result{err: &Panic{v, debug.Stack()}}
		}
	}()
	if len(a.FactTypes) > 0 {
		return result{err: errors.New("facts belong to Go packages; a draft has none")}
	}
	value, err := a.Run(pass)
	if err == nil && reflect.TypeOf(value) != a.ResultType {
		err = fmt.Errorf("gave a %T where a %v was promised", value, a.ResultType)
	}
	return result{value, err}
}
