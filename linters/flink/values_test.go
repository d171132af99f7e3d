package flink

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestAccepts(t *testing.T) {
	enum := &Option{Type: Enum, Values: []string{"earliest-offset", "latest-offset"}}
	for _, c := range []struct {
		o    *Option
		good []string
		bad  []string
	}{
		{&Option{Type: Bool}, []string{"true", "FALSE", "True"}, []string{"", "yes", "1", "true "}},
		{&Option{Type: Int}, []string{"1", "-1", "+3", "2147483647"}, []string{"", "1.0", "2147483648", "1_000", "1k", " 1"}},
		{&Option{Type: Long}, []string{"2147483648"}, []string{"9223372036854775808", "1L"}},
		{&Option{Type: Float}, []string{"0.5", "1", "1e3", "0.5f", " 2 ", "NaN"}, []string{"", "half", "1,5"}},
		{&Option{Type: Duration}, []string{"1 s", "10min", "1000", "1 D"}, []string{"", "-1 s", "1 week", "PT1S", "1.5 s"}},
		{&Option{Type: MemorySize}, []string{"1gb", "64 mb", "1024"}, []string{"1 gib", "one", "-1 mb"}},
		{enum, []string{"earliest-offset", "LATEST-OFFSET"}, []string{"earliest", ""}},
		{&Option{Type: Enum}, []string{"anything"}, nil},
		{&Option{Type: ListOf, Elem: Int}, []string{"1;2", "1; 2", "1", ""}, []string{"1;b"}},
		{&Option{Type: String}, []string{"", "x"}, nil},
	} {
		for _, v := range c.good {
			assert.NoError(t, c.o.Accepts(v), "%v %q", c.o.Type, v)
		}
		for _, v := range c.bad {
			assert.Error(t, c.o.Accepts(v), "%v %q", c.o.Type, v)
		}
	}
}

func TestReadings(t *testing.T) {
	types := func(c *Connector, v Version, key string) (found []OptionType) {
		for _, o := range c.Readings(v, key) {
			found = append(found, o.Type)
		}
		return found
	}
	kafka := FindConnectors(TableKind, "kafka")[0]
	assert.Equal(t, []OptionType{String, Enum}, types(kafka, Version{}, "scan.startup.mode"))
	assert.Equal(t, []OptionType{Enum}, types(kafka, Version{1, 17}, "scan.startup.mode"))
	assert.Equal(t, []OptionType{Duration}, types(kafka, Version{}, "scan.watermark.idle-timeout"))
	assert.Empty(t, types(kafka, Version{}, "topics"))
	doris := FindConnectors(TableKind, "doris")[0]
	assert.Equal(t, []OptionType{Int, Duration}, types(doris, Version{}, "sink.check-interval"))
	datagen := FindConnectors(TableKind, "datagen")[0]
	assert.NotEmpty(t, datagen.Readings(Version{}, "fields.id.length"))
	mysql := FindConnectors(TableKind, "mysql-cdc")[0]
	assert.NotEmpty(t, mysql.Readings(Version{}, "split-key.even-distribution.factor.upper-bound"), "an older spelling")
}

func TestIdentifiers(t *testing.T) {
	for i, d := range documentedConnectors {
		kind, id, _ := strings.Cut(d.name, " ")
		assert.Empty(t, FindConnectors(kind, id), "%s is in the tables", d.name)
		assert.True(t, i == 0 || documentedConnectors[i-1].name < d.name, d.name)
	}
	for i, o := range vvrExtras {
		assert.True(t, i == 0 || vvrExtras[i-1].identifier < o.identifier, o.identifier)
		assert.True(t, IsIdentifier(TableKind, o.identifier), o.identifier)
	}
	assert.True(t, IsIdentifier(TableKind, "hologres"))
	assert.True(t, IsIdentifier(TableKind, "kafka"))
	assert.False(t, IsIdentifier(TableKind, "kafkaa"))
	assert.Subset(t, slices.Collect(Identifiers(TableKind)), []string{"kafka", "hologres"})
	assert.True(t, MayBeVVR("mysql-cdc", "rds.region-id"))
	assert.False(t, MayBeVVR("kafka", "topics"))
	assert.False(t, MayBeVVR("datagen", "x"))
}

// What Flink and its connectors have as defaults, they read.
func TestDefaultsAreAccepted(t *testing.T) {
	checked := 0
	check := func(o *Option, name string) {
		if o.Default != "" {
			checked++
			assert.NoError(t, o.Accepts(o.Default), "%s = %s", name, o.Default)
		}
	}
	for r := range settingsTable.all() {
		check(newSetting(r[0], r), r[0])
	}
	for r := range optionsTable.all() {
		check(newConnectorOption(r[0], r), r[0])
	}
	assert.Greater(t, checked, 2000)
}

func TestWords(t *testing.T) {
	for name, values := range worded {
		words := strings.Split(name, " ")
		found := FindConnectors(words[0], words[1])
		if !assert.NotEmpty(t, found, name) {
			continue
		}
		readings := found[0].Readings(Version{}, words[2])
		if assert.NotEmpty(t, readings, name) {
			assert.Equal(t, Enum, readings[0].Type, name)
			assert.NoError(t, readings[0].Accepts(values[0]), name)
			assert.Error(t, readings[0].Accepts("earliest"), name)
			if d := readings[0].Default; d != "" {
				assert.NoError(t, readings[0].Accepts(d), name)
			}
		}
	}
}
