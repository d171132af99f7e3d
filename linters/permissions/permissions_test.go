package permissions

import (
	"fmt"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/flinkvet/flinkvet/linters/catalog"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/plan"
	"github.com/flinkvet/flinkvet/linters/policy"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/linters/sql"
)

// find returns what a draft of one file needs on a platform.
func find(t *testing.T, platform, name, text string) *Set {
	t.Helper()
	d, err := draft.Load(token.NewFileSet(), []string{name}, func(string) ([]byte, error) { return []byte(text), nil })
	require.NoError(t, err)
	var scripts []*sql.Script
	var files []*config.File
	if strings.HasSuffix(name, ".sql") {
		scripts = append(scripts, sql.Parse(d.Main().Text()))
	} else {
		files = append(files, config.Read(d.Main()))
	}
	c := catalog.Build(&policy.Policy{}, scripts)
	target := flink.Target{Platform: platform}
	return Find(endpoints.Find(d, files, scripts, c, plan.Bind(scripts, c)), settings.Resolve(d, files, scripts, target))
}

// lines writes needs and unknown endpoints, one a line.
func (s *Set) lines() (all []string) {
	for _, n := range s.Needs {
		all = append(all, fmt.Sprintf("%s %s on %s for %s", n.System, strings.Join(n.Actions, "+"), n.Resource, n.For))
	}
	for _, e := range s.Unknown {
		all = append(all, "? "+e.Name)
	}
	return all
}

// table declares one with an option after the other.
func table(name, key string, options ...string) string {
	for i := range options {
		k, v, _ := strings.Cut(options[i], "=")
		options[i] = fmt.Sprintf("'%s' = '%s'", k, v)
	}
	return "CREATE TABLE " + name + " (id INT" + key + ") WITH (" + strings.Join(options, ", ") + ");\n"
}

const keyed = ", PRIMARY KEY (id) NOT ENFORCED"

func TestFind(t *testing.T) {
	gen := table("gen", "", "connector=datagen")
	for _, c := range []struct {
		name, script string
		want         []string
	}{
		{"nothing to grant", gen + table("p", "", "connector=print") + "INSERT INTO p SELECT id FROM gen;", nil},
		{"a table that is declared and not used", table("k", "", "connector=kafka", "topic=a"), nil},
		{"Kafka, read and written", table("k", "", "connector=kafka", "topic=a;b", "properties.group.id=g") + table("o", "", "connector=kafka", "topic=c", "sink.delivery-guarantee=exactly-once", "sink.transactional-id-prefix=job") + "INSERT INTO o SELECT id FROM k;",
			[]string{"kafka Read on group g for reads k", "kafka Read+Describe on topic a for reads k", "kafka Read+Describe on topic b for reads k", "kafka Write+Describe on topic c for writes o", "kafka Write+Describe on transactional-id job* for writes o"}},
		{"Kafka, a pattern", table("k", "", "connector=kafka", "topic-pattern=^orders-[0-9]+") + table("p", "", "connector=print") + "INSERT INTO p SELECT id FROM k;",
			[]string{"kafka Read+Describe on topic orders-* for reads k"}},
		{"what is not given, and what a variable gives", table("k", "", "connector=kafka", "topic=${topic}") + table("o", "", "connector=kafka") + "INSERT INTO o SELECT id FROM k;",
			[]string{"kafka Read+Describe on topic ${topic} for reads k", "kafka Write+Describe on topic <topic> for writes o"}},
		{"one topic, read and written, for two", table("k", "", "connector=kafka", "topic=a") + "INSERT INTO k SELECT id FROM k;",
			[]string{"kafka Write+Describe+Read on topic a for writes k, reads k"}},
		{"a sink with a key and one without", gen + table("a", keyed, "connector=jdbc", "url=jdbc:mysql://h/d", "table-name=a") + table("b", "", "connector=jdbc", "url=jdbc:postgresql://h/d", "table-name=b") + "INSERT INTO a SELECT id FROM gen; INSERT INTO b SELECT id FROM gen;",
			[]string{"mysql INSERT+UPDATE+DELETE on d.a for writes a", "postgresql INSERT on b for writes b"}},
		{"CDC of MySQL, with a lock and without", table("m", keyed, "connector=mysql-cdc", "database-name=d", "table-name=t_.*", "scan.incremental.snapshot.enabled=false") + table("p", "", "connector=print") + "INSERT INTO p SELECT id FROM m;",
			[]string{"mysql SHOW DATABASES+REPLICATION SLAVE+REPLICATION CLIENT+RELOAD on *.* for reads m", "mysql SELECT on d.* for reads m"}},
		{"CDC of Oracle", table("m", keyed, "connector=oracle-cdc", "schema-name=S", "table-name=T") + table("p", "", "connector=print") + "INSERT INTO p SELECT id FROM m;",
			[]string{"oracle CREATE SESSION+SELECT_CATALOG_ROLE+EXECUTE_CATALOG_ROLE+LOGMINING+SELECT ANY TRANSACTION+CREATE TABLE on  for reads m", "oracle SELECT+FLASHBACK on S.T for reads m"}},
		{"files", gen + table("f", "", "connector=filesystem", "path=oss://b/dir/", "format=json") + table("l", "", "connector=filesystem", "path=file:///tmp/x", "format=json") + "INSERT INTO f SELECT id FROM l;",
			[]string{"ram oss:ListObjects on acs:oss:*:*:b for writes f", "ram oss:GetObject+oss:PutObject+oss:DeleteObject+oss:AbortMultipartUpload+oss:ListParts on acs:oss:*:*:b/dir/* for writes f"}},
		{"checkpoints", gen + table("p", "", "connector=print") + "SET 'execution.checkpointing.dir' = 's3://state/a'; INSERT INTO p SELECT id FROM gen;",
			[]string{"iam s3:ListBucket on arn:aws:s3:::state for writes checkpoints", "iam s3:GetObject+s3:PutObject+s3:DeleteObject+s3:AbortMultipartUpload+s3:ListMultipartUploadParts on arn:aws:s3:::state/a/* for writes checkpoints"}},
		{"a connector of somebody's own, and a database that is not known", gen + table("o", "", "connector=acme") + table("d", "", "connector=jdbc", "url=jdbc:dm://h/d", "table-name=d") + "INSERT INTO o SELECT id FROM d;",
			[]string{"? o", "? d"}},
	} {
		assert.Equal(t, c.want, find(t, "", "job.sql", c.script).lines(), c.name)
	}
}

// The platform pays for its own checkpoints.
func TestPlatformDirectories(t *testing.T) {
	script := table("gen", "", "connector=datagen") + table("p", "", "connector=print") + "INSERT INTO p SELECT id FROM gen;"
	assert.Empty(t, find(t, "vvr", "job.sql", script).lines())
}

func TestPipeline(t *testing.T) {
	const text = `source:
  type: mysql
  hostname: h
  tables: shop.orders, shop.log_\.*
  username: cdc
  password: ${secret}
sink:
  type: values
`
	set := find(t, "", "pipeline.yaml", text)
	assert.Equal(t, []string{
		"mysql SHOW DATABASES+REPLICATION SLAVE+REPLICATION CLIENT on *.* for reads source",
		"mysql SELECT on shop.* for reads source",
		"mysql SELECT on shop.orders for reads source",
	}, set.lines())
	assert.Equal(t, "cdc", set.Needs[0].User)
	assert.Equal(t, "h", set.Needs[0].Server)
}

// Of an address only the host is told, and of a login only a name that is no half
// of a secret.
func TestSecretsAreNotTold(t *testing.T) {
	assert.Equal(t, "h:1", withoutUser("mongodb://user:geheim@h:1/db?authSource=geheim"))
	assert.Equal(t, "h", withoutUser("h;password=geheim"))
	assert.Equal(t, "a:9092,b:9092", withoutUser("a:9092,b:9092"))
	for _, id := range []string{"LTAI5tGeheim", "AKIAGEHEIM"} {
		set := find(t, "", "job.sql", table("gen", "", "connector=datagen")+table("a", "", "connector=jdbc", "url=jdbc:mysql://u:geheim@h/d", "table-name=a", "username="+id, "password=geheim")+"INSERT INTO a SELECT id FROM gen;")
		for _, n := range set.Needs {
			assert.Empty(t, n.User)
			assert.NotContains(t, strings.ToLower(fmt.Sprint(n)+n.Grant()), "geheim")
		}
	}
}

func TestGrant(t *testing.T) {
	for _, c := range []struct {
		need Need
		want string
	}{
		{Need{System: flink.MySQL, Actions: []string{"SELECT"}, Resource: "d.odd`name", User: "o'neil"}, "GRANT SELECT ON `d`.`odd``name` TO 'o''neil'@'%';"},
		{Need{System: flink.MySQL, Actions: []string{"SELECT", "RELOAD"}, Resource: "*.*"}, "GRANT SELECT, RELOAD ON *.* TO '<user>'@'%';"},
		{Need{System: flink.PostgreSQL, Actions: []string{"REPLICATION"}, Resource: "role", User: "u"}, "ALTER ROLE u REPLICATION;"},
		{Need{System: flink.PostgreSQL, Actions: []string{"SELECT"}, Resource: "s.* of d", User: "u"}, "GRANT SELECT ON ALL TABLES IN SCHEMA s TO u; -- in the database d"},
		{Need{System: flink.Oracle, Actions: []string{"CREATE SESSION"}, User: "u"}, "GRANT CREATE SESSION TO u;"},
		{Need{System: flink.SQLServer, Actions: []string{"SELECT"}, Resource: "SCHEMA::cdc", User: "u"}, "GRANT SELECT ON SCHEMA::cdc TO u;"},
		{Need{System: flink.MaxCompute, Actions: []string{"Select"}, Resource: "p.t"}, "GRANT Select ON TABLE p.t TO USER <user>;"},
		{Need{System: flink.MongoDB, Actions: []string{"find"}, Resource: "d.*"}, `{resource: {db: "d", collection: ""}, actions: ["find"]}`},
		{Need{System: flink.Elastic, Actions: []string{"index"}, Resource: "i"}, `{"names": ["i"], "privileges": ["index"]}`},
		{Need{System: flink.KafkaACL, Actions: []string{"Read"}, Resource: "topic my topic", Server: "b:9092", User: "u"}, "kafka-acls.sh --bootstrap-server b:9092 --add --allow-principal User:u --operation Read --topic 'my topic'"},
		{Need{System: flink.KafkaACL, Actions: []string{"Read"}, Resource: "topic a-*"}, "kafka-acls.sh --bootstrap-server '<servers>' --add --allow-principal 'User:<user>' --operation Read --resource-pattern-type prefixed --topic a-"},
		{Need{System: flink.RAM, Actions: []string{"oss:GetObject"}}, ""},
	} {
		assert.Equal(t, c.want, c.need.Grant())
	}
}

// A statement of a policy holds all resources of its actions.
func TestPolicyOf(t *testing.T) {
	assert.Nil(t, PolicyOf(nil))
	p := PolicyOf([]Need{
		{System: flink.IAM, Actions: []string{"b", "a"}, Resource: "x"},
		{System: flink.IAM, Actions: []string{"a", "b"}, Resource: "y"},
		{System: flink.IAM, Actions: []string{"c"}, Resource: "x"},
	})
	assert.Equal(t, &Policy{"2012-10-17", []Statement{{"Allow", []string{"a", "b"}, []string{"x", "y"}}, {"Allow", []string{"c"}, []string{"x"}}}}, p)
	assert.Equal(t, "1", PolicyOf([]Need{{System: flink.RAM}}).Version)
	assert.NotContains(t, PolicyOf([]Need{{System: flink.RAM, Resource: "<bucket>"}}).String(), `\u003c`)
}
