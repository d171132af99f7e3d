package settings

import (
	"fmt"
	"go/token"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// A fixture is a draft of which the settings are resolved.
type fixture struct {
	target                                      flink.Target
	cluster, legacy, operator, pipeline, script string
}

func (x fixture) resolve() (*token.FileSet, []*Effective) {
	fset := token.NewFileSet()
	d := &draft.Draft{}
	var files []*config.File
	for _, f := range []struct {
		name, text string
		kind       draft.Kind
	}{
		{"config.yaml", x.cluster, draft.FlinkConfig},
		{"flink-conf.yaml", x.legacy, draft.FlinkConf},
		{"job.yaml", x.operator, draft.KubernetesJob},
		{"pipeline.yaml", x.pipeline, draft.Pipeline},
	} {
		if f.text != "" {
			file := draft.NewFile(fset, f.name, []byte(f.text))
			file.Kind = f.kind
			d.Files = append(d.Files, file)
			files = append(files, config.Read(file))
		}
	}
	script := draft.NewFile(fset, "job.sql", []byte(x.script))
	d.Files = append(d.Files, script)
	return fset, Resolve(d, files, []*sql.Script{sql.Parse(script.Text())}, x.target)
}

const (
	interval = "execution.checkpointing.interval"
	job      = "kind: FlinkDeployment\nspec:\n  job: {jarURI: x}\n  flinkConfiguration:\n    "
	cluster  = "kind: FlinkDeployment\nspec:\n  flinkConfiguration:\n    "
)

var vvr = flink.Target{Platform: "vvr", Flink: flink.Version{Major: 1, Minor: 17}}

// at is a target of plain Flink.
func at(major, minor int) flink.Target {
	return flink.Target{Flink: flink.Version{Major: major, Minor: minor}}
}

func TestGet(t *testing.T) {
	for name, tt := range map[string]struct {
		fixture
		key, value string
		layer      Layer
	}{
		"Flink's default":            {fixture{}, "execution.checkpointing.timeout", "10 min", Default},
		"default of the release":     {fixture{target: flink.Target{Flink: flink.Version{Major: 1, Minor: 16}}}, "taskmanager.memory.network.max", "1 gb", Default},
		"default of a later one":     {fixture{target: flink.Target{Flink: flink.Version{Major: 1, Minor: 17}}}, "taskmanager.memory.network.max", "9223372036854775807 bytes", Default},
		"default under a key of old": {fixture{target: flink.Target{Flink: flink.Version{Major: 1, Minor: 16}}}, "execution.checkpointing.incremental", "false", Default},
		"platform":                   {fixture{target: vvr}, interval, "180s", Platform},
		"cluster":                    {fixture{cluster: "execution: {checkpointing: {interval: 1min}}"}, interval, "1min", Cluster},
		"cluster over platform":      {fixture{target: vvr, legacy: interval + ": 5 s"}, interval, "5 s", Cluster},
		"one file for another":       {fixture{cluster: "a: 1", legacy: "a: 2", target: at(1, 20)}, "a", "2", Cluster},
		"config.yaml is not read":    {fixture{cluster: "taskmanager.numberOfTaskSlots: 9", legacy: "a: 2", target: at(1, 20)}, "taskmanager.numberOfTaskSlots", "1", Default},
		"nor flink-conf.yaml later":  {fixture{cluster: "a: 1", legacy: "a: 2\ntaskmanager.numberOfTaskSlots: 9", target: at(2, 0)}, "taskmanager.numberOfTaskSlots", "1", Default},
		"alone it is looked at":      {fixture{legacy: "a: 2", target: at(2, 0)}, "a", "2", Cluster},
		"which one is not known":     {fixture{cluster: "b: 1", legacy: "a: 2"}, "b", "1", Cluster},
		"deployment over cluster":    {fixture{cluster: interval + ": 1min", operator: job + interval + ": 2min"}, interval, "2min", Deployment},
		"script over deployment":     {fixture{operator: job + interval + ": 2min", script: "SET '" + interval + "' = '3min';"}, interval, "3min", Script},
		"last SET":                   {fixture{script: "SET 'a' = '1'; SET 'a' = '2';"}, "a", "2", Script},
		"RESET of one":               {fixture{cluster: "a: 0", script: "SET 'a' = '1'; SET 'b' = '2'; RESET 'a';"}, "a", "0", Cluster},
		"RESET of another":           {fixture{script: "SET 'a' = '1'; RESET 'b';"}, "a", "1", Script},
		"RESET of all":               {fixture{cluster: "a: 0", script: "SET 'a' = '1'; RESET;"}, "a", "0", Cluster},
		"SET after RESET":            {fixture{script: "SET 'a' = '1'; RESET; SET 'a' = '2';"}, "a", "2", Script},
		"older spelling in file":     {fixture{cluster: "state.checkpoints.dir: s3://b"}, "execution.checkpointing.dir", "s3://b", Cluster},
		"older spelling asked for":   {fixture{cluster: "execution.checkpointing.dir: s3://b"}, "state.checkpoints.dir", "s3://b", Cluster},
		"spellings override":         {fixture{cluster: "state.backend: rocksdb", script: "SET 'state.backend.type' = 'forst';"}, "state.backend", "forst", Script},
		"later duplicate":            {fixture{cluster: "a: 1\na: 2"}, "a", "2", Cluster},
		"placeholder":                {fixture{script: "SET 'a' = '${x}';"}, "a", "${x}", Script},
		"list":                       {fixture{cluster: "pipeline.jars: [a, b]"}, "pipeline.jars", "a;b", Cluster},
		"of the pipeline":            {fixture{pipeline: "source: {type: a}\npipeline: {execution.runtime-mode: BATCH}"}, "execution.runtime-mode", "BATCH", Deployment},
		"operator's own default": {fixture{target: flink.Target{Platform: "operator", Flink: flink.Version{Major: 1, Minor: 18}},
			legacy: perVersion + "v1_18.a: 1\n" + perVersion + "v1_19.a: 2\n" + perVersion + "v1_19+.a: 3\n"}, "a", "1", Cluster},
		"operator's default for later ones": {fixture{target: flink.Target{Platform: "operator", Flink: flink.Version{Major: 2}},
			legacy: perVersion + "v1_18.a: 1\n" + perVersion + "v1_19+.a: 3\n"}, "a", "3", Cluster},
	} {
		t.Run(name, func(t *testing.T) {
			_, jobs := tt.resolve()
			e := jobs[0]
			got, ok := e.Get(tt.key)
			assert.True(t, ok)
			assert.Equal(t, tt.value, got.Value)
			assert.Equal(t, tt.layer, got.Layer)
			assert.Equal(t, tt.layer > Platform, got.IsValid(), "it stands somewhere unless it is a default")
		})
	}
}

func TestGetNothing(t *testing.T) {
	for name, tt := range map[string]struct {
		fixture
		key string
	}{
		"no default":            {fixture{}, interval},
		"unknown key":           {fixture{}, "no.such.key"},
		"empty":                 {fixture{cluster: interval + ":"}, interval},
		"RESET":                 {fixture{script: "SET 'a' = '1'; RESET 'a';"}, "a"},
		"session of a platform": {fixture{target: vvr, operator: cluster + "a: 1"}, interval},
		"name of a pipeline":    {fixture{pipeline: "source: {type: a}\npipeline: {name: x}"}, "name"},
		"another version":       {fixture{legacy: perVersion + "v1_18.a: 1"}, "a"},
	} {
		t.Run(name, func(t *testing.T) {
			_, jobs := tt.resolve()
			e := jobs[0]
			_, ok := e.Get(tt.key)
			assert.False(t, ok)
		})
	}
}

func TestAllAndPlaces(t *testing.T) {
	fset, jobs := fixture{
		target:   vvr,
		cluster:  "execution:\n  checkpointing:\n    interval: 1min\n",
		operator: job + interval + ": 2min\n",
		script:   "SET '" + interval + "' =\n  '3min';\n",
	}.resolve()
	e := jobs[0]
	var got []string
	for _, s := range e.All(interval) {
		place := "-"
		if s.IsValid() {
			at, key := fset.Position(s.Pos()), fset.Position(s.KeyRange.Pos())
			place = fmt.Sprintf("%s %d:%d key %d:%d", at.Filename, at.Line, at.Column, key.Line, key.Column)
		}
		got = append(got, fmt.Sprintf("%d %s %s", s.Layer, s.Value, place))
	}
	assert.Equal(t, []string{
		"1 180s -",
		"2 1min config.yaml 3:15 key 3:5",
		"3 2min job.yaml 5:39 key 5:5",
		"4 3min job.sql 2:3 key 1:5",
	}, got)
}

func TestKeys(t *testing.T) {
	_, jobs := fixture{cluster: "state.backend: rocksdb\na: 1\n", script: "SET 'b' = '1'; SET 'c' = '2'; RESET 'c';"}.resolve()
	e := jobs[0]
	assert.Equal(t, []string{"a", "b", "state.backend.type"}, e.Keys())
}

func TestDurationAndBool(t *testing.T) {
	_, jobs := fixture{cluster: "a: 3 min\nb: ${x}\nc: TRUE\nd: no\n"}.resolve()
	e := jobs[0]
	d, s, ok := e.Duration("a")
	assert.True(t, ok)
	assert.Equal(t, 3*time.Minute, d)
	assert.Equal(t, "a", s.Key)
	_, _, ok = e.Duration("b")
	assert.False(t, ok, "a variable is no duration yet")
	_, _, ok = e.Duration("nothing")
	assert.False(t, ok)
	value, _, ok := e.Bool("c")
	assert.True(t, value && ok)
	value, _, ok = e.Bool("web.submit.enable")
	assert.True(t, value && ok, "by default")
	_, _, ok = e.Bool("d")
	assert.False(t, ok)
}

func TestMemorySizeAndEnum(t *testing.T) {
	const size, mode = "taskmanager.memory.process.size", "execution.runtime-mode"
	for value, want := range map[string]int64{"2g": 2 << 30, "1728 mb": 1728 << 20, "4096": 4096, "2 GiB": -1, "${x}": -1} {
		_, jobs := fixture{legacy: size + ": " + value}.resolve()
		bytes, s, ok := jobs[0].MemorySize(size)
		assert.Equal(t, want >= 0, ok, value)
		assert.Equal(t, value, s.Value)
		if ok {
			assert.Equal(t, want, bytes, value)
		}
	}
	for value, want := range map[string]string{"BATCH": "BATCH", "streaming": "STREAMING", "both": ""} {
		_, jobs := fixture{legacy: mode + ": " + value}.resolve()
		constant, _, ok := jobs[0].Enum(mode)
		assert.Equal(t, want != "", ok, value)
		assert.Equal(t, want, constant)
	}
	_, jobs := fixture{}.resolve()
	_, _, ok := jobs[0].Enum("no.such.key")
	assert.False(t, ok)
	_, _, ok = jobs[0].MemorySize(size)
	assert.False(t, ok)
}
