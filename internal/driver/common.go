package driver

import (
	"go/token"
	"reflect"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"
)

// A Common is a result that is made of the files beside a draft and of nothing
// else, so that all drafts which have the same ones beside them can share it.
// Several may ask it at once.
type Common interface {
	// Files returns the files that its positions stand in. They lie behind those
	// of every draft.
	Files() []*token.File
}

var commonType = reflect.TypeFor[Common]()

// commons are the common results of a run.
type commons struct {
	mu   sync.Mutex
	made map[commonKey]func() result
}

// A commonKey is an analyzer and the files that it looked at.
type commonKey struct {
	analyzer *analysis.Analyzer
	beside   string
}

// result returns what a comes to, which is made anew unless it is common to
// drafts with these files beside them and has been made for one of them.
func (c *commons) result(a *analysis.Analyzer, beside []string, fset *token.FileSet, run func() result) result {
	if a.ResultType == nil || !a.ResultType.Implements(commonType) {
		return run()
	}
	done := c.once(commonKey{a, strings.Join(beside, "\n")}, run)()
	if common, ok := done.value.(Common); ok && done.err == nil {
		fset.AddExistingFiles(common.Files()...)
	}
	return done
}

func (c *commons) once(key commonKey, run func() result) func() result {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.made == nil {
		c.made = map[commonKey]func() result{}
	}
	if c.made[key] == nil {
		c.made[key] = sync.OnceValue(run)
	}
	return c.made[key]
}
