package sql

import (
	"testing"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// FuzzParse expects a tree of every text, with every node inside the text.
func FuzzParse(f *testing.F) {
	for _, text := range ownScripts(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := Parse(draft.NewText(text, 1))
		checkTree(t, s, text)
		for _, stmt := range s.Stmts {
			Format(stmt)
		}
	})
}

// FuzzPrintParse expects the canonical form of a statement that is right to be
// right as well, and to be its own canonical form.
func FuzzPrintParse(f *testing.F) {
	for _, text := range ownScripts(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := Parse(draft.NewText(text, 1))
		if len(s.Errors) > 0 {
			t.Skip()
		}
		for _, stmt := range s.Stmts {
			requireStable(t, stmt, text)
		}
	})
}

// requireStable prints a statement, reads that, and prints it again.
func requireStable(t *testing.T, stmt Stmt, text string) {
	if !printable(stmt) {
		return
	}
	once := Format(stmt)
	again := Parse(draft.NewText(once, 1))
	if len(again.Errors) > 0 || len(again.Stmts) != 1 {
		t.Errorf("%q\nis written %q\nwhich is wrong: %v", text, once, again.Errors)
		return
	}
	if twice := Format(again.Stmts[0]); once != twice {
		t.Errorf("%q\nis written %q\nand then %q", text, once, twice)
	}
}

// TestPrintParseOfCorpus does what FuzzPrintParse does to statements of others.
func TestPrintParseOfCorpus(t *testing.T) {
	for _, name := range corpusFiles {
		for _, r := range corpusRecords(t, name) {
			if r.skip() != "" || r.Mode == "expression" {
				continue
			}
			s := r.parse()
			for _, stmt := range s.Stmts {
				if len(s.Errors) == 0 {
					requireStable(t, stmt, r.SQL)
				}
			}
		}
	}
}

// printable reports whether the canonical form of a statement can be read back.
// Flink writes the columns that divide a table argument without brackets, where
// they look like further arguments; the subsets of a pattern with them, where
// none may stand; and (a).b as (a.b).
func printable(stmt Stmt) bool {
	ok := true
	Inspect(stmt, func(n Node) bool {
		switch n := n.(type) {
		case *BadStmt, *BadQuery:
			ok = false
		case *Field:
			_, name := Unparen(n.X).(*Name)
			ok = ok && !name
		case *Call:
			ok = ok && (n.Clauses == nil || n.Clauses.WithinDistinct == nil || n.Clauses.WithinGroup == nil)
		case *MatchRecognize:
			ok = ok && n.Subsets == nil
		case *TableArg:
			ok = ok && len(n.PartitionBy) <= 1 && len(n.OrderBy) <= 1
		}
		return ok
	})
	return ok
}
