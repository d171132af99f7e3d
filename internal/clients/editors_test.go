package clients

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// inEditors returns the block of docs/editors.md in a language.
func inEditors(t *testing.T, language string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "docs/editors.md"))
	require.NoError(t, err)
	block := regexp.MustCompile("(?s)```" + language + "\n(.*?)```").FindSubmatch(text)
	require.NotNil(t, block)
	return string(block[1])
}

// Vim fills its quickfix list by the compiler file of the guide.
func TestVim(t *testing.T) {
	vim := tool(t, "vim")
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"compiler/flinkvet.vim": inEditors(t, "vim"),
		"read.vim": `
			set nocompatible
			compiler flinkvet
			silent make! examples
			call writefile([json_encode(map(getqflist(), {_, e -> [bufname(e.bufnr), string(e.lnum), string(e.col), e.type, e.text]}))], '` + dir + `/list.json')
			qall!
		`,
	})
	env := []string{"PATH=" + filepath.Dir(flinkvet(t)) + string(os.PathListSeparator) + os.Getenv("PATH"), "TERM=dumb"}
	run(t, root, env, vim, "-u", "NONE", "-N", "-es", "--cmd", "set runtimepath^="+dir, "-S", filepath.Join(dir, "read.vim"))

	text, err := os.ReadFile(filepath.Join(dir, "list.json"))
	require.NoError(t, err)
	var list [][]string
	require.NoError(t, json.Unmarshal(text, &list))
	var want [][]string
	for _, p := range reported(t, root, "examples") {
		want = append(want, []string{p.File, p.Line, p.Column, p.Severity[:1], p.Message + " [" + p.Code + "]"})
	}
	require.Equal(t, want, list)
}

// Emacs' compilation mode knows the format of a line without being told.
func TestEmacs(t *testing.T) {
	emacs := tool(t, "emacs")
	out := run(t, root, nil, flinkvet(t), "check", "--color=never", "examples").stdout
	dir := t.TempDir()
	write(t, dir, map[string]string{"out.txt": out})
	const script = `
		(with-temp-buffer
		  (insert-file-contents "%s/out.txt")
		  (compilation-mode)
		  (let ((inhibit-read-only t))
		    (compilation-parse-errors (point-min) (point-max)))
		  (goto-char (point-min))
		  (let ((found 0))
		    (while (not (eobp))
		      (when (get-text-property (point) 'compilation-message) (setq found (1+ found)))
		      (forward-line 1))
		    (princ found)))`
	done := run(t, root, nil, emacs, "--batch", "--eval", strings.ReplaceAll(script, "%s", dir))
	require.Equal(t, strconv.Itoa(len(reported(t, root, "examples"))), done.stdout, done.stderr)
}

// The problem matcher of the guide's VS Code task matches as that of GitHub.
func TestVSCode(t *testing.T) {
	var tasks struct {
		Tasks []struct {
			Args           []string
			ProblemMatcher struct{ Pattern json.RawMessage }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(inEditors(t, "json")), &tasks))
	task := tasks.Tasks[0]
	var m matcher
	require.NoError(t, json.Unmarshal([]byte(`{"pattern": [`+string(task.ProblemMatcher.Pattern)+`]}`), &m))

	done := run(t, root, nil, flinkvet(t), append(task.Args[:len(task.Args)-1], "examples")...)
	lines := strings.Split(strings.TrimSpace(done.stdout), "\n")
	var want []problem
	for _, p := range reported(t, root, "examples") {
		p.Severity = strings.Replace(p.Severity, "notice", "note", 1)
		want = append(want, p)
	}
	require.Equal(t, want, problems(t, []matcher{m}, matchInNode(t, []matcher{m}, lines)))
}
