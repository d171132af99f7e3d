package flink

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSettingIn(t *testing.T) {
	v113, v115, v117, v120, v20, v22 := Version{1, 13}, Version{1, 15}, Version{1, 17}, Version{1, 20}, Version{2, 0}, Version{2, 2}
	for _, c := range []struct {
		key        string
		in         Version
		option     string // "" for none
		successor  string
		deprecated bool
		since      Version
		gone       Version
	}{
		{key: "execution.checkpointing.interval", in: v22, option: "execution.checkpointing.interval"},
		{key: "state.backend", in: v115, option: "state.backend"},
		{key: "state.backend", in: v117, option: "state.backend.type", successor: "state.backend.type", deprecated: true},
		{key: "state.backend.type", in: v115, since: v117},
		{key: "state.backend.type", in: v22, option: "state.backend.type", since: v117},
		{key: "state.checkpoints.dir", in: v117, option: "state.checkpoints.dir"},
		{key: "state.checkpoints.dir", in: v22, option: "execution.checkpointing.dir", successor: "execution.checkpointing.dir", deprecated: true},
		{key: "state.backend.fs.checkpointdir", in: v117, option: "state.checkpoints.dir", successor: "state.checkpoints.dir", deprecated: true},
		{key: "execution.checkpointing.alignment-timeout", in: v113, option: "execution.checkpointing.alignment-timeout"},
		{key: "execution.checkpointing.alignment-timeout", in: v22, option: "execution.checkpointing.aligned-checkpoint-timeout", successor: "execution.checkpointing.aligned-checkpoint-timeout", deprecated: true},
		{key: "pipeline.registered-kryo-types", in: v117, option: "pipeline.registered-kryo-types", gone: v20},
		{key: "pipeline.registered-kryo-types", in: v20, gone: v20},
		{key: "table.exec.shuffle-mode", in: v120, option: "table.exec.shuffle-mode", deprecated: true, gone: v20},
		{key: "akka.ask.timeout", in: v22, option: "pekko.ask.timeout", successor: "pekko.ask.timeout", deprecated: true},
		{key: "metrics.reporter.prom.host", in: v22, option: "metrics.reporter.prom.host"},
		{key: "s3.access-key", in: v117, option: "s3.access-key"},
		{key: "state.backend.gemini.ttl.ms", in: v120, option: "state.backend.gemini.ttl.ms"},
		{key: "kubernetes.jobmanager.labels.team", in: v120, option: "kubernetes.jobmanager.labels.team"},
		{key: "execution.state-recovery.path", in: Version{}, option: "execution.state-recovery.path", since: v120},
		{key: "pipeline.registered-kryo-types", in: Version{}, gone: v20},
		{key: "state.backend", in: Version{1, 9}, option: "state.backend"},
		{key: "state.backend.type", in: Version{3, 1}, option: "state.backend.type", since: v117},
	} {
		s, ok := SettingIn(c.in, c.key)
		assert.True(t, ok, c.key)
		name := c.key + " in " + c.in.String()
		option := ""
		if s.Option != nil {
			option = s.Option.Key
		}
		assert.Equal(t, c.option, option, name)
		assert.Equal(t, c.successor, s.Successor, name)
		assert.Equal(t, c.deprecated, s.Deprecated, name)
		assert.Equal(t, c.since, s.Since, name)
		assert.Equal(t, c.gone, s.Gone, name)
	}
	_, ok := SettingIn(v22, "execution.checkpointing.intervall")
	assert.False(t, ok)
	s, _ := SettingIn(v22, "state.backend")
	assert.Equal(t, v117, s.DeprecatedSince)
}

func TestSettingInTellsDefaultsApart(t *testing.T) {
	for v, want := range map[Version]string{{1, 13}: "LoadBalancer", {1, 14}: "LoadBalancer", {1, 15}: "ClusterIP", {2, 2}: "ClusterIP"} {
		s, _ := SettingIn(v, "kubernetes.rest-service.exposed.type")
		assert.Equal(t, want, s.Option.Default, v)
	}
	s, _ := SettingIn(Version{1, 20}, "execution.runtime-mode")
	assert.Equal(t, Enum, s.Option.Type)
	assert.Equal(t, []string{"STREAMING", "BATCH", "AUTOMATIC"}, s.Option.Values)
}

func TestSpelling(t *testing.T) {
	assert.Equal(t, "state.checkpoints.dir", Spelling(Version{1, 17}, "execution.checkpointing.dir"))
	assert.Equal(t, "execution.checkpointing.dir", Spelling(Version{1, 20}, "execution.checkpointing.dir"))
	assert.Equal(t, "execution.checkpointing.dir", Spelling(Version{}, "execution.checkpointing.dir"))
	assert.Equal(t, "restart-strategy", Spelling(Version{1, 15}, "restart-strategy.type"))
	assert.Equal(t, "no.such.key", Spelling(Version{1, 15}, "no.such.key"))
}

func TestFamilies(t *testing.T) {
	for _, key := range []string{
		"metrics.reporter.prom.factory.class", "metrics.reporter.dghttp.apikey", "metrics.reporter.a.b.c",
		"external-resource.gpu.amount", "external-resource.gpu.param.discovery-script.path",
		"security.delegation.token.provider.s3-hadoop.enabled", "kubernetes.taskmanager.annotations.a.b",
	} {
		assert.NotNil(t, Setting(key), key)
	}
	for _, key := range []string{"metrics.reporter", "metrics.reporter.", "external-resource.gpu.amounts", "pipeline.name.x", ".", ""} {
		assert.Nil(t, Setting(key), key)
	}
	assert.True(t, Free("fs.s3a.endpoint"))
	assert.False(t, Free("parallelism.default"))
}
