package discover

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/draft"
)

const (
	script     = "SET 'pipeline.name' = 'a';\nINSERT INTO b SELECT * FROM a;\n"
	plain      = "INSERT INTO b SELECT * FROM a;\n"
	cluster    = "parallelism.default: 2\n"
	variables  = "variables:\n- name: topic\n  value: orders\n"
	pipeline   = "source:\n  type: mysql\nsink:\n  type: doris\n"
	foreign    = "CREATE TABLE t (id INT AUTO_INCREMENT);\n"
	lacking    = "name: a\nengineVersion: vvr-8.0.9-flink-1.17\nartifact:\n  kind: SQLSCRIPT\n"
	vvrSQL     = "name: a\nengineVersion: vvr-8.0.9-flink-1.17\nartifact:\n  kind: SQLSCRIPT\n  sqlArtifact:\n    sqlScript: |\n      SELECT 1;\n"
	autopilot  = `{"enabled": true, "policyConfig": {"limits": {"jobMaxCpu": 8}}}`
	sessionJob = "apiVersion: flink.apache.org/v1beta1\nkind: FlinkSessionJob\nmetadata:\n  name: a\nspec:\n  job:\n    jarURI: local:///opt/runner.jar\n    args: [%s]\n"
)

// job is a FlinkSessionJob whose program has the arguments.
func job(args ...string) string {
	return fmt.Sprintf(sessionJob, `"`+strings.Join(args, `", "`)+`"`)
}

// find looks through a tree of files and returns the names of each unit,
// joined by spaces.
func find(t *testing.T, tree map[string]string, opts Options) ([]string, *Found) {
	t.Helper()
	root := realDir(t)
	write(t, root, tree)
	opts.Dir = filepath.Join(root, opts.Dir)
	if opts.Root == "" {
		opts.Root = root
	}
	found, err := Find(opts)
	require.NoError(t, err)
	var units []string
	for _, u := range found.Units {
		units = append(units, strings.Join(u.Names, " "))
	}
	return units, found
}

func TestUnits(t *testing.T) {
	for _, c := range []struct {
		title string
		tree  map[string]string
		want  []string
	}{
		{"a script alone", map[string]string{"a.sql": script}, []string{"a.sql"}},
		{"a policy above", map[string]string{"d/a.sql": script, ".flinkvet.yaml": ""}, []string{"d/a.sql .flinkvet.yaml"}},
		{
			"the nearest policy", map[string]string{"d/e/a.sql": script, "d/.flinkvet.yml": "", ".flinkvet.yaml": "", "b.sql": script},
			[]string{"b.sql .flinkvet.yaml", "d/e/a.sql d/.flinkvet.yml"},
		},
		{"of two policies the first name's", map[string]string{"a.sql": script, ".flinkvet.yml": "", ".flinkvet.yaml": ""}, []string{".flinkvet.yml", "a.sql .flinkvet.yaml"}},
		{"a policy for nothing", map[string]string{"d/.flinkvet.yaml": "", "a.sql": script}, []string{"a.sql", "d/.flinkvet.yaml"}},
		{
			"configuration beside scripts", map[string]string{"a.sql": script, "b.sql": script, "config.yaml": cluster, "conf/config.yaml": cluster, "conf/flink-conf.yaml": cluster},
			[]string{"a.sql conf/config.yaml conf/flink-conf.yaml config.yaml", "b.sql conf/config.yaml conf/flink-conf.yaml config.yaml"},
		},
		{"configuration elsewhere", map[string]string{"d/a.sql": script, "config.yaml": cluster}, []string{"config.yaml", "d/a.sql"}},
		{"one configuration of another name", map[string]string{"a.sql": script, "cluster.yaml": cluster}, []string{"a.sql cluster.yaml"}},
		{
			"configurations of several clusters", map[string]string{"a.sql": script, "flink-conf-dev.yaml": cluster, "flink-conf-prod.yaml": cluster},
			[]string{"a.sql", "flink-conf-dev.yaml", "flink-conf-prod.yaml"},
		},
		{
			"variables from above", map[string]string{"d/a.sql": script, "d/variables.yaml": variables, "shared.yaml": variables, "e/other.yaml": variables, ".flinkvet.yaml": ""},
			[]string{"d/a.sql .flinkvet.yaml shared.yaml d/variables.yaml", "e/other.yaml .flinkvet.yaml"},
		},
		{"a deployment with a script", map[string]string{"a.yaml": vvrSQL, "config.yaml": cluster}, []string{"a.yaml", "config.yaml"}},
		{"a deployment that names the script", map[string]string{"a.sql": script, "a.yaml": job("--file", "/opt/usrlib/a.sql")}, []string{"a.sql a.yaml"}},
		{"an argument that holds the name", map[string]string{"a.sql": script, "a.yaml": job("--file=a.sql")}, []string{"a.sql a.yaml"}},
		{"everything", map[string]string{"a.sql": script, "k8s/job.yaml": job("a.sql"), "config.yaml": cluster, "vars.yaml": variables, ".flinkvet.yaml": ""}, []string{"a.sql .flinkvet.yaml vars.yaml config.yaml k8s/job.yaml"}},
		{
			"the path that agrees farthest", map[string]string{"x/sql/a.sql": script, "y/sql/a.sql": script, "job.yaml": job("/opt/y/sql/a.sql")},
			[]string{"x/sql/a.sql", "y/sql/a.sql job.yaml"},
		},
		{
			"the script that is nearest", map[string]string{"x/a.sql": script, "x/k8s/job.yaml": job("a.sql"), "y/a.sql": script},
			[]string{"x/a.sql x/k8s/job.yaml", "y/a.sql"},
		},
		{
			"two scripts that are as near", map[string]string{"x/a.sql": script, "y/a.sql": script, "job.yaml": job("a.sql")},
			[]string{"job.yaml", "x/a.sql", "y/a.sql"},
		},
		{"a script that is not there", map[string]string{"a.sql": script, "job.yaml": job("b.sql")}, []string{"a.sql", "job.yaml"}},
		{"a longer name", map[string]string{"a.sql": script, "job.yaml": job("xa.sql")}, []string{"a.sql", "job.yaml"}},
		{
			"two jobs of one script", map[string]string{"a.sql": script, "dev.yaml": job("a.sql"), "prod.yaml": job("a.sql")},
			[]string{"a.sql dev.yaml prod.yaml"},
		},
		{
			"a file with two jobs", map[string]string{"a.sql": script, "b.sql": script, "jobs.yaml": job("a.sql") + "---\n" + job("b.sql")},
			[]string{"a.sql jobs.yaml", "b.sql jobs.yaml"},
		},
		{"a pipeline", map[string]string{"p.yaml": pipeline, "flink-conf.yaml": cluster, "job.yaml": job("--pipeline", "p.yaml")}, []string{"p.yaml flink-conf.yaml job.yaml"}},
		{
			"a reference in place of a script", map[string]string{"a.sql": script, "a.yaml": strings.Replace(vvrSQL, "|\n      SELECT 1;", "jobs/a.sql", 1)},
			[]string{"a.sql a.yaml"},
		},
		{"a deployment that lacks its script", map[string]string{"a.sql": script, "deployment.yaml": lacking}, []string{"a.sql deployment.yaml"}},
		{"the script of the same name", map[string]string{"a.sql": script, "b.sql": script, "b.yaml": lacking, "a.yaml": lacking}, []string{"a.sql a.yaml", "b.sql b.yaml"}},
		{"two scripts for one that lacks its own", map[string]string{"a.sql": script, "b.sql": script, "c.yaml": lacking}, []string{"a.sql", "b.sql", "c.yaml"}},
		{"one script for two that lack their own", map[string]string{"a.sql": script, "b.yaml": lacking, "c.yaml": lacking}, []string{"a.sql", "b.yaml", "c.yaml"}},
		{"tuning beside a deployment", map[string]string{"d/a.yaml": vvrSQL, "d/autopilot.json": autopilot}, []string{"d/a.yaml d/autopilot.json"}},
		{"tuning beside two deployments", map[string]string{"a.yaml": vvrSQL, "b.yaml": vvrSQL, "autopilot.json": autopilot}, []string{"a.yaml", "autopilot.json", "b.yaml"}},
		{"hidden directories", map[string]string{".jobs/a.sql": script, ".git/b.sql": script}, []string{".jobs/a.sql"}},
		{"a directory with a script's name", map[string]string{"x.sql/a.sql": script}, []string{"x.sql/a.sql"}},
		{"plain SQL beside Flink's", map[string]string{"a.sql": plain, "d/b.sql": script}, []string{"a.sql", "d/b.sql"}},
		{"plain SQL beside a policy", map[string]string{"a.sql": plain, ".flinkvet.yaml": ""}, []string{"a.sql .flinkvet.yaml"}},
		{"plain SQL beside nothing of Flink", map[string]string{"a.sql": plain}, nil},
		{"plain SQL beside another engine's", map[string]string{"db/a.sql": plain, "db/b.sql": foreign, "jobs/c.sql": script}, []string{"jobs/c.sql"}},
		{"plain SQL below another engine's", map[string]string{"db/q/a.sql": plain, "db/b.sql": foreign, "jobs/c.sql": script}, []string{"jobs/c.sql"}},
		{"plain SQL beside both", map[string]string{"a.sql": plain, "b.sql": foreign, "c.sql": script}, []string{"a.sql", "c.sql"}},
		{"plain SQL in a folder of Flink", map[string]string{"flink-jobs/sql/a.sql": plain, "db/b.sql": foreign}, []string{"flink-jobs/sql/a.sql"}},
		{"plain SQL above Flink's", map[string]string{"a.sql": plain, "jobs/c.sql": script}, []string{"a.sql", "jobs/c.sql"}},
	} {
		t.Run(c.title, func(t *testing.T) {
			units, found := find(t, c.tree, Options{})
			assert.Equal(t, c.want, units)
			assert.Empty(t, found.Problems)
		})
	}
}

func TestNamedPaths(t *testing.T) {
	tree := map[string]string{
		"jobs/a.sql": script, "jobs/b.sql": plain, "jobs/config.yaml": cluster, "jobs/k8s/job.yaml": job("b.sql"),
		"vars.yaml": variables, ".flinkvet.yaml": "", "other/c.sql": script, "jobs/mysql.sql": foreign,
	}
	for _, c := range []struct {
		title string
		opts  Options
		want  []string
	}{
		{"a file, with what belongs to it", Options{Paths: []string{"jobs/a.sql"}}, []string{"jobs/a.sql .flinkvet.yaml vars.yaml jobs/config.yaml"}},
		{"a file twice", Options{Paths: []string{"jobs/a.sql", "jobs/../jobs/a.sql"}}, []string{"jobs/a.sql .flinkvet.yaml vars.yaml jobs/config.yaml"}},
		{"a file from its own directory", Options{Dir: "jobs", Paths: []string{"a.sql"}}, []string{"jobs/a.sql .flinkvet.yaml vars.yaml jobs/config.yaml"}},
		{"a directory", Options{Paths: []string{"other"}}, []string{"other/c.sql .flinkvet.yaml vars.yaml"}},
		{"a deployment, with its script", Options{Paths: []string{"jobs/k8s/job.yaml"}}, []string{"jobs/b.sql .flinkvet.yaml vars.yaml jobs/config.yaml jobs/k8s/job.yaml"}},
		{"a configuration alone", Options{Paths: []string{"jobs/config.yaml"}}, []string{"jobs/config.yaml .flinkvet.yaml vars.yaml"}},
		{"a policy alone", Options{Paths: []string{".flinkvet.yaml"}}, []string{".flinkvet.yaml"}},
		{"SQL of another engine", Options{Paths: []string{"jobs/mysql.sql"}}, nil},
		{"what the caller holds", Options{Held: []Input{{Name: "jobs/new.sql", Data: []byte(plain)}}}, []string{"jobs/new.sql .flinkvet.yaml vars.yaml jobs/config.yaml"}},
		{"what the caller holds in place of a file", Options{Held: []Input{{Name: "jobs/mysql.sql", Data: []byte(script)}}}, []string{"jobs/mysql.sql .flinkvet.yaml vars.yaml jobs/config.yaml"}},
		{"what the caller holds, of nowhere", Options{Held: []Input{{Name: "gone/new.sql", Data: []byte(plain)}}}, []string{"gone/new.sql .flinkvet.yaml vars.yaml"}},
	} {
		t.Run(c.title, func(t *testing.T) {
			units, found := find(t, tree, c.opts)
			assert.Equal(t, c.want, units)
			assert.Empty(t, found.Problems)
		})
	}
}

func TestIgnoredAndExcluded(t *testing.T) {
	tree := map[string]string{
		".gitignore": "build/\n*.gen.sql\n.flinkvet.yaml\n", ".flinkvet.yaml": "",
		"a.sql": script, "b.gen.sql": script, "build/c.sql": script, "old/d.sql": script,
	}
	for _, c := range []struct {
		title string
		opts  Options
		want  []string
	}{
		{"by Git", Options{}, []string{"a.sql .flinkvet.yaml", "old/d.sql .flinkvet.yaml"}},
		{"and by pattern", Options{Exclude: []string{"old/"}}, []string{"a.sql .flinkvet.yaml"}},
		{"but named", Options{Paths: []string{"b.gen.sql"}, Exclude: []string{"*.gen.sql"}}, []string{"b.gen.sql .flinkvet.yaml"}},
		{"but its directory is named", Options{Paths: []string{"build"}}, []string{"build/c.sql .flinkvet.yaml"}},
		{"by force", Options{Paths: []string{"b.gen.sql", "build/c.sql", "old", "a.sql"}, Exclude: []string{"old"}, ForceExclude: true}, []string{"a.sql .flinkvet.yaml"}},
	} {
		t.Run(c.title, func(t *testing.T) {
			units, _ := find(t, tree, c.opts)
			assert.Equal(t, c.want, units)
		})
	}
}

func TestForceExcludeSaysSo(t *testing.T) {
	_, found := find(t, map[string]string{".gitignore": "a.sql", "a.sql": script}, Options{Paths: []string{"a.sql"}, ForceExclude: true})
	assert.Equal(t, []Skip{{"a.sql", "excluded"}}, found.Skipped)
}

func TestSkipped(t *testing.T) {
	_, found := find(t, map[string]string{
		"a.sql": script, "Job.java": "class Job {}", "init.sql": foreign, "blob.sql": "\x00\x01\x02\x03", "empty.sql": "",
		"values.yaml": "image: flink\n",
	}, Options{})
	assert.Equal(t, []Skip{
		{"Job.java", "Java source: not a kind of file that flinkvet reads"},
		{"blob.sql", "binary"},
		{"empty.sql", "empty"},
		{"init.sql", "AUTO_INCREMENT is of MySQL"},
		{"values.yaml", "YAML without a mark of Flink: not a kind of file that flinkvet reads"},
	}, found.Skipped)
}

func TestRead(t *testing.T) {
	long := script + strings.Repeat("-- filler\n", 50_000)
	_, found := find(t, map[string]string{"a.sql": script, "long.sql": long, "d/vars.yaml": variables}, Options{Paths: []string{"a.sql", "long.sql"}})
	for name, want := range map[string]string{"a.sql": script, "long.sql": long, "d/vars.yaml": variables} {
		data, err := found.Read(name)
		require.NoError(t, err, name)
		assert.True(t, want == string(data), name)
	}
	for _, name := range []string{"gone.sql", "../a.sql", "/etc/hostname", "d"} {
		_, err := found.Read(name)
		assert.Error(t, err, name)
	}
}

func TestReadWhatTheCallerHolds(t *testing.T) {
	_, found := find(t, map[string]string{"a.sql": foreign}, Options{Held: []Input{{Name: "a.sql", Data: []byte(script)}}})
	data, err := found.Read("a.sql")
	require.NoError(t, err)
	assert.Equal(t, script, string(data))
}

func TestRootOf(t *testing.T) {
	root := realDir(t)
	write(t, root, map[string]string{"r/.git/HEAD": "", "r/a/b/c.sql": "", "w/.git": "gitdir: ../r/.git/worktrees/w\n", "w/d/x": "", "o/x": ""})
	for dir, want := range map[string]string{"r/a/b": "r", "r": "r", "w/d": "w", "o": "o"} {
		assert.Equal(t, filepath.Join(root, want), RootOf(filepath.Join(root, dir)))
	}
}

func TestOutsideTheRoot(t *testing.T) {
	root := realDir(t)
	write(t, root, map[string]string{
		"here/a.sql": script, "there/.gitignore": "*.gen.sql\n", "there/d/b.sql": script, "there/d/c.gen.sql": script,
		"there/d/config.yaml": cluster, "there/.flinkvet.yaml": "",
	})
	found, err := Find(Options{Dir: filepath.Join(root, "here"), Paths: []string{"../there"}})
	require.NoError(t, err)
	there := filepath.ToSlash(root) + "/there/"
	require.Equal(t, []Unit{{Names: []string{there + "d/b.sql", there + ".flinkvet.yaml", there + "d/config.yaml"}}}, found.Units)
	data, err := found.Read(there + "d/b.sql")
	require.NoError(t, err)
	assert.Equal(t, script, string(data))
}

func TestLinkedWorkTree(t *testing.T) {
	root := realDir(t)
	write(t, root, map[string]string{
		"main/.git/info/exclude": "b.sql\n", "main/.git/worktrees/w/commondir": "../..\n",
		"w/.git": "gitdir: " + root + "/main/.git/worktrees/w\n", "w/a.sql": script, "w/b.sql": script,
	})
	found, err := Find(Options{Dir: filepath.Join(root, "w")})
	require.NoError(t, err)
	assert.Equal(t, []Unit{{Names: []string{"a.sql"}}}, found.Units)
}

func TestFindFails(t *testing.T) {
	_, err := Find(Options{Dir: filepath.Join(t.TempDir(), "gone")})
	assert.ErrorIs(t, err, os.ErrNotExist)
}

// The same tree gives the same answer, whatever the order of the paths.
func TestOrder(t *testing.T) {
	tree := map[string]string{}
	for i := range 50 {
		tree[fmt.Sprintf("d%d/a%d.sql", i%7, i)] = script
		tree[fmt.Sprintf("d%d/%d.java", i%7, i)] = ""
		tree[fmt.Sprintf("d%d/job%d.yaml", i%7, i)] = job(fmt.Sprintf("a%d.sql", i))
	}
	units, first := find(t, tree, Options{Paths: []string{"d0", "d1", "d2", "d3", "d4", "d5", "d6"}})
	assert.Len(t, units, 50)
	for range 5 {
		again, other := find(t, tree, Options{Paths: []string{"d3", ".", "d6/job6.yaml"}})
		assert.Equal(t, units, again)
		assert.Equal(t, first.Skipped, other.Skipped)
	}
}

func BenchmarkFind(b *testing.B) {
	root := b.TempDir()
	for i := range 1000 {
		dir := filepath.Join(root, fmt.Sprintf("d%d", i%20))
		require.NoError(b, os.MkdirAll(dir, 0o755))
		require.NoError(b, os.WriteFile(filepath.Join(dir, fmt.Sprintf("a%d.sql", i)), []byte(strings.Repeat(script, 20)), 0o644))
	}
	for b.Loop() {
		found, err := Find(Options{Dir: root})
		require.NoError(b, err)
		require.Len(b, found.Units, 1000)
	}
}

// Of the scripts that nobody asked for, only those are looked at that a deployment
// names: a directory may hold many.
func TestOtherScriptsAreLeftAlone(t *testing.T) {
	root := realDir(t)
	write(t, root, map[string]string{
		"a.sql": script, "b.sql": script, "c.sql": script,
		"d.yaml": "apiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\nspec:\n  job:\n    args: [--script, /opt/jobs/b.sql]\n",
	})
	found, err := Find(Options{Dir: root, Paths: []string{"a.sql", "d.yaml"}})
	require.NoError(t, err)
	assert.Equal(t, []Unit{{Names: []string{"a.sql"}}, {Names: []string{"b.sql", "d.yaml"}}}, found.Units)
	assert.Equal(t, draft.Class{}, found.shelf.byName["c.sql"].class)
}
