package rulestest

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/rules"
)

// loud is a rule that reports every 'loud', with a fix where it is 'LOUD'.
func loud(t *testing.T, page string) *rules.Rule {
	t.Helper()
	pack := rules.NewPack("words", rules.CodeReview, fstest.MapFS{"loud-word.md": &fstest.MapFile{Data: []byte(page)}})
	return pack.Add(rules.Rule{Name: "loud-word", Severity: rules.Warning, Needs: linters.Needs(linters.Draft), Run: func(pass *analysis.Pass) {
		for _, f := range linters.Draft.Of(pass).Files {
			for at, text := 0, string(f.Data); ; at++ {
				i := strings.Index(strings.ToLower(text[at:]), "'loud'")
				if i < 0 {
					break
				}
				at += i
				r := rules.Report{At: f.Range(at, at+6), Message: "the word is loud"}
				if text[at+1] == 'L' {
					r.Fixes = []analysis.SuggestedFix{{TextEdits: []analysis.TextEdit{{Pos: f.Pos(at), End: f.Pos(at + 6), NewText: []byte("'low'")}}}}
				}
				r.To(pass)
			}
		}
	}})
}

// complaints returns what judging the page comes to.
func complaints(t *testing.T, page string) []string {
	t.Helper()
	r := loud(t, page)
	examples, err := parse(page)
	if err != nil {
		return []string{err.Error()}
	}
	found := pageFaults(r.Name, r.Page())
	var last []rules.Finding
	for i, e := range examples {
		if e.heading == "Fixed" {
			found = append(found, e.fixOf(r.Name, examples[i-1], last)...)
		}
		findings, faults := e.judge(r.Name, alone(r))
		last, found = findings, append(found, faults...)
	}
	return found
}

// page puts a page together whose examples are all that differs.
func page(examples ...string) string {
	return "# loud-word\n\nA word is loud.\n\nIt wakes people.\n\n" + strings.Join(examples, "\n")
}

func section(heading, text string) string {
	return "## " + heading + "\n\n```sql job.sql\n" + text + "\n```\n"
}

func TestGoodPages(t *testing.T) {
	for name, text := range map[string]string{
		"flagged and clean": page(section("Flagged", "SET 'a' = 'loud'; -- want `is loud`"), section("Clean", "SET 'a' = 'low';")),
		"two in a line":     page(section("Flagged", "SET 'loud' = 'loud'; -- want `is loud` `word`")),
		"fixed":             page(section("Flagged", "SET 'a' = 'LOUD'; -- want `is loud`"), section("Fixed", "SET 'a' = 'low';")),
		"several files": page("## Flagged\n\n```sql job.sql\nSET 'a' = 'b';\n```\n\nand\n\n```yaml config.yaml\n" +
			"state.backend.type: 'loud' # want `loud`\n```\n"),
		"a file to pass over": page("## Clean\n\n```text notes unread\nsome words\n``` \n\n" + section("Flagged", "SET 'a' = 'loud'; -- want `loud`")),
		"a longer fence":      page("## Flagged\n\n````sql job.sql\nSET 'a' = 'loud'; -- want `loud`\n````\n"),
	} {
		t.Run(name, func(t *testing.T) { assert.Empty(t, complaints(t, text)) })
	}
}

func TestBadPages(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"not expected":   {page(section("Clean", "SET 'a' = 'loud';")), "loud-word.md:10: job.sql:1: unexpected finding: the word is loud"},
		"not found":      {page(section("Flagged", "\nSET 'a' = 'low'; -- want `loud`")), "loud-word.md:11: job.sql:2: no finding matches `loud`"},
		"other words":    {page(section("Flagged", "SET 'a' = 'loud'; -- want `quiet`")), "loud-word.md:10: job.sql:1: unexpected finding: the word is loud"},
		"other line":     {page(section("Flagged", "SET 'a' = 'loud';\nSET 'b' = 'c'; -- want `loud`")), "loud-word.md:11: job.sql:2: no finding matches `loud`"},
		"one too many":   {page(section("Flagged", "SET 'a' = 'loud'; -- want `loud` `loud`")), "job.sql:1: no finding matches `loud`"},
		"wrong fix":      {page(section("Flagged", "SET 'a' = 'LOUD'; -- want `loud`"), section("Fixed", "SET 'a' = 'soft';")), "the fixes make this of job.sql:\nSET 'a' = 'low';\n"},
		"no name":        {page("## Flagged\n\n```sql\nSELECT 1;\n```\n"), "9: a block of an example needs a language and a file name"},
		"open block":     {page("## Flagged\n\n```sql job.sql\nSELECT 1;\n"), "9: the block is not closed"},
		"bad mark":       {page(section("Flagged", "SET 'a' = 'loud'; -- want `loud` really")), "10: a mark reads"},
		"bad pattern":    {page(section("Flagged", "SET 'a' = 'loud'; -- want `(`")), "10: error parsing regexp"},
		"unread file":    {page("## Clean\n\n```text notes\nsome words\n```\n"), "whether flinkvet reads notes is not as the page says"},
		"read after all": {page("## Clean\n\n```sql job.sql unread\nSET 'a' = 'low';\n```\n"), "whether flinkvet reads job.sql is not as the page says"},
		"other title":    {strings.Replace(page(section("Flagged", "SET 'a' = 'loud'; -- want `loud`")), "loud-word", "loud", 1), `loud-word.md:1: the title is "# loud", not the rule's name`},
		"no summary":     {"# loud-word\n\n" + section("Flagged", "SET 'a' = 'loud'; -- want `loud`"), "a sentence is to follow the title"},
		"no explanation": {"# loud-word\n\nA word is loud.\n\n" + section("Flagged", "SET 'a' = 'loud'; -- want `loud`"), "a paragraph is to say why"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Contains(t, strings.Join(complaints(t, c.page), "\n"), c.want)
		})
	}
}

func TestPagesWithoutWants(t *testing.T) {
	examples, err := parse(page(section("Clean", "SELECT 1;"), section("Flagged", "SET 'a' = 'loud'; -- want `loud`")))
	require.NoError(t, err)
	assert.False(t, examples[0].wants())
	assert.True(t, examples[1].wants())
}

func TestFaultsOfPacks(t *testing.T) {
	pages := fstest.MapFS{}
	for _, name := range []string{"no-word", "Loud_Word", "stray"} {
		pages[name+".md"] = &fstest.MapFile{}
	}
	p := rules.NewPack("words", rules.CodeReview, pages)
	p.Add(rules.Rule{Name: "no-word", Severity: rules.Note, Run: func(*analysis.Pass) {}})
	p.Add(rules.Rule{Name: "no-word", Severity: rules.Note})
	p.Add(rules.Rule{Name: "Loud_Word", Severity: rules.Note})
	assert.ElementsMatch(t, []string{
		"no-word: a rule's name is in kebab-case and names the defect",
		"no-word: a rule's name is in kebab-case and names the defect",
		"no-word: two rules have the name",
		"Loud_Word: a rule's name is in kebab-case and names the defect",
		"stray.md: no rule has the name",
	}, faults([]*rules.Pack{p}))
}
