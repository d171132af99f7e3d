package policy

import (
	"fmt"
	"go/token"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
)

// A source is a policy file of a test.
type source struct{ name, text string }

// read reads policy files and returns the policy, and its errors as
// "line:column message".
func read(sources ...source) (*Policy, []string) {
	fset := token.NewFileSet()
	var files []*config.File
	for _, s := range sources {
		f := draft.NewFile(fset, s.name, []byte(s.text))
		f.Kind = draft.Policy
		files = append(files, config.Read(f))
	}
	p := Read(files)
	var errors []string
	for _, e := range p.Errors {
		at := fset.Position(e.Pos())
		errors = append(errors, fmt.Sprintf("%d:%d %s", at.Line, at.Column, e.Msg))
	}
	return p, errors
}

const whole = `
target: vvr-11.5-jdk11-flink-1.20
platform: vvr
profile: production
complete: true
rules:
  security: error
  masking: warning
  pii-to-print: off
paths:
  - match: [staging, "jobs/old/**"]
    target: 1.17
    profile: development
    rules: {masking: note}
exclude:
  - generated/
  - "*.tmp.sql"
sensitive:
  columns:
    users.memo: none
    "*.wechat": phone
  classes:
    loyalty-card:
      columns: ["*_loyalty_no"]
      comments: [会员卡, Loyalty]
  allow:
    - class: phone
      sinks: ["hologres.secure_*"]
masking:
  functions: [acme_hide, "Tok*"]
variables:
  names: [region]
  secrets: [orders_password]
  files: [conf/vars.yaml]
`

func TestReadWhole(t *testing.T) {
	p, errors := read(source{"team/.flinkvet.yaml", whole})
	assert.Empty(t, errors)

	top := p.For("team/jobs/new/a.sql")
	assert.Equal(t, "vvr-11.5-jdk11-flink-1.20", top.Engine.Text)
	assert.Equal(t, "vvr", top.Platform.Text)
	assert.Equal(t, "production", top.Profile.Text)
	assert.True(t, *top.Complete)
	for _, path := range []string{"team/jobs/old/x/a.sql", "team/a/staging/b.sql"} {
		below := p.For(path)
		assert.Equal(t, "1.17", below.Engine.Text, path)
		assert.Equal(t, "vvr", below.Platform.Text, path)
		assert.Equal(t, "development", below.Profile.Text, path)
		assert.Equal(t, "note", below.Level("masking"), path)
	}
	assert.Equal(t, "conf/vars.yaml", p.Variables.Files[0][len("team/"):])
	assert.Equal(t, "region", p.Variables.Names[0].Text)
	assert.Equal(t, "orders_password", p.Variables.Secrets[0].Text)
}

func TestLevelTakesTheClosestName(t *testing.T) {
	p, _ := read(source{".flinkvet.yaml", whole})
	s := p.For("a.sql")
	assert.Equal(t, "off", s.Level("pii-to-print", "masking", "security"))
	assert.Equal(t, "warning", s.Level("unmasked-pii-to-sink", "masking", "security"))
	assert.Equal(t, "error", s.Level("plaintext-connector-credential", "secrets", "security"))
	assert.Equal(t, "", s.Level("checkpointing-disabled", "checkpoint", "code-review"))
}

func TestExcludes(t *testing.T) {
	p, _ := read(source{"team/.flinkvet.yaml", whole})
	for path, want := range map[string]bool{
		"team/generated/a.sql":     true,
		"team/x/generated/y/a.sql": true,
		"team/x/a.tmp.sql":         true,
		"team/a.sql":               false,
		"generated/a.sql":          false,
		"team/generated.sql":       false,
	} {
		assert.Equal(t, want, p.Excludes(path), path)
	}
}

func TestClasses(t *testing.T) {
	p, _ := read(source{".flinkvet.yaml", whole})
	assert.Equal(t, "none", p.ClassOf("users", "memo"))
	assert.Equal(t, "phone", p.ClassOf("orders", "WeChat"))
	assert.Equal(t, "loyalty-card", p.ClassOf("orders", "gold_loyalty_no"))
	assert.Equal(t, "", p.ClassOf("orders", "memo"))
	assert.Equal(t, "loyalty-card", p.ClassOfComment("用户会员卡号"))
	assert.Equal(t, "loyalty-card", p.ClassOfComment("the loyalty number"))
	assert.Equal(t, "", p.ClassOfComment("order number"))
}

func TestMasksAndZones(t *testing.T) {
	p, _ := read(source{".flinkvet.yaml", whole})
	assert.True(t, p.MaskedBy("ACME_HIDE"))
	assert.True(t, p.MaskedBy("tokenize"))
	assert.False(t, p.MaskedBy("acme_hide_not"))
	assert.True(t, p.Allows("phone", "orders", "hologres.secure_orders"))
	assert.False(t, p.Allows("phone", "hologres.orders"))
	assert.False(t, p.Allows("email", "hologres.secure_orders"))
}

func TestLaterFilesOverrideKeyByKey(t *testing.T) {
	p, errors := read(source{".flinkvet.yaml", whole}, source{"flags.flinkvet.yaml", "target: v2_0\nrules: {masking: off}\nexclude: [scratch]\n"})
	assert.Empty(t, errors)
	s := p.For("jobs/old/a.sql")
	assert.Equal(t, "v2_0", s.Engine.Text, "a later file holds over the paths of an earlier one")
	assert.Equal(t, "development", s.Profile.Text)
	assert.Equal(t, "off", s.Level("masking"))
	assert.True(t, p.Excludes("scratch/a.sql"))
	assert.True(t, p.Excludes("generated/a.sql"), "lists add up")
}

func TestZeroPolicyDecidesNothing(t *testing.T) {
	p, errors := read()
	assert.Empty(t, errors)
	assert.Equal(t, Scope{}, p.For("a.sql"))
	assert.False(t, p.Excludes("a.sql"))
	assert.False(t, p.MaskedBy("f"))
	p, errors = read(source{".flinkvet.yaml", "# nothing yet\n"})
	assert.Empty(t, errors)
	assert.Equal(t, Scope{}, p.For("a.sql"))
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"unknown key", "platfrom: vvr\n", []string{`1:1 unknown key "platfrom", did you mean "platform"?`}},
		{"unknown key below", "sensitive:\n  colums: {}\n", []string{`2:3 unknown key "colums", did you mean "columns"?`}},
		{"unknown word", "platform: kubernetes\n", []string{`1:11 "kubernetes" is not known here; use one of oss, operator, vvr, vvp`}},
		{"misspelt word", "profile: produktion\n", []string{`1:10 "produktion" is not known here, did you mean "production"?`}},
		{"unknown severity", "rules: {masking: fatal}\n", []string{`1:18 "fatal" is not known here; use one of off, note, warning, error`}},
		{"engine", "target: latest\n", []string{`1:9 "latest" is not an engine; write it like 1.20, v1_20 or vvr-11.5-jdk11-flink-1.20`}},
		{"no flag", "complete: maybe\n", []string{`1:11 expected true or false here`}},
		{"quoted flag", "complete: 'true'\n", []string{`1:11 expected true or false here`}},
		{"no list", "exclude: generated\n", []string{`1:10 expected a list here`}},
		{"no map", "rules: [masking]\n", []string{`1:8 expected keys and values here`}},
		{"map for a word", "target: {a: b}\n", []string{`1:9 expected an engine here`}},
		{"twice", "target: 1.20\ntarget: 1.19\n", []string{`2:1 the key "target" is given twice`}},
		{"nothing given", "profile: vvr\nrules:\n", []string{`1:10 "vvr" is not known here; use one of production, development`, `2:7 expected keys and values here`}},
		{"missing", "paths:\n  - profile: development\n", []string{`2:5 the key "match" is missing`}},
		{"absolute", "exclude: [/etc]\n", []string{`1:11 "/etc" is not a pattern of relative paths`}},
		{"a path of Windows", "exclude: [old\\jobs]\n", []string{`1:11 "old\\jobs" has "\" before what needs none; write "/" between folders`}},
		{"bad pattern", "exclude: ['a[']\n", []string{`1:11 "a[" is not a pattern of relative paths`}},
		{"absolute file", "variables: {files: [/vars.yaml]}\n", []string{`1:21 "/vars.yaml" is an absolute path; write it relative to this file's folder`}},
		{"list for a file", "- target\n", []string{`1:1 expected keys and values here`}},
		{"unknown class", "sensitive: {columns: {users.tel: phones}}\n", []string{`1:34 "phones" is no class of sensitive data, did you mean "phone"?`}},
		{"unknown class in a zone", "sensitive: {allow: [{class: mail-box, sinks: [x]}]}\n", []string{`1:29 "mail-box" is no class of sensitive data`}},
		{"a class of the team's", "sensitive: {columns: {users.tel: badge}, classes: {badge: {}}}\n", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, errors := read(source{".flinkvet.yaml", c.text})
			assert.Equal(t, c.want, errors)
		})
	}
}

func TestLike(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"a", "A", true}, {"a", "ab", false}, {"", "", true}, {"*", "", true}, {"*", "x.y", true},
		{"a*", "abc", true}, {"*c", "abc", true}, {"a*c", "abc", true}, {"a*c", "ac", true}, {"a*c", "abd", false},
		{"a*b*c", "axbxc", true}, {"a*b*c", "axcxb", false}, {"ab*ba", "aba", false}, {"*.phone", "users.phone", true},
	} {
		assert.Equal(t, c.want, like(c.pattern, c.name), "%s %s", c.pattern, c.name)
	}
}

func TestDay(t *testing.T) {
	p, errors := read(source{".flinkvet.yaml", "today: '2026-01-31'"}, source{"b/.flinkvet.yaml", "today: 2026-02-28"})
	assert.Empty(t, errors)
	day, ok := p.Day()
	assert.True(t, ok)
	assert.Equal(t, "2026-02-28", day.Format("2006-01-02"), "a later file's word holds")
	_, ok = new(Policy).Day()
	assert.False(t, ok, "nobody says what day it is")
	_, errors = read(source{".flinkvet.yaml", "today: 2026-02-30"})
	assert.Equal(t, []string{`1:8 "2026-02-30" is not a day; write it like 2026-01-31`}, errors)
}
