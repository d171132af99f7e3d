package draft

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestClassifySQL(t *testing.T) {
	for _, c := range []struct {
		title, name, text string
		want              Kind
		why               string
	}{
		{"options with quoted keys", "", "CREATE TABLE t (id INT) WITH ('connector' = 'blackhole')", FlinkSQL, "WITH ('"},
		{"a watermark", "", "create table t (ts TIMESTAMP(3), watermark for ts as ts) with (${options})", FlinkSQL, "WATERMARK FOR"},
		{"a quoted setting", "", "SET 'execution.runtime-mode' = 'batch'; SELECT 1", FlinkSQL, "SET"},
		{"an unquoted setting", "", "SET table.exec.state.ttl = 1 d; INSERT INTO a SELECT * FROM b", FlinkSQL, "SET TABLE"},
		{"a statement set", "", "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT * FROM b; END;", FlinkSQL, "STATEMENT SET"},
		{"an old statement set", "", "BEGIN STATEMENT SET; INSERT INTO a SELECT * FROM b; END;", FlinkSQL, "STATEMENT SET"},
		{"a hint", "", "SELECT * FROM t /*+ OPTIONS('scan.parallelism' = '2') */", FlinkSQL, "OPTIONS"},
		{"a window", "", "SELECT * FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE))", FlinkSQL, "TUMBLE"},
		{"only queries", "", "INSERT INTO a SELECT * FROM b", FlinkSQL, "no mark"},
		{"a view", "", "CREATE VIEW v AS SELECT a FROM b", FlinkSQL, "no mark"},
		{"options of one catalog without a mark", "", "CREATE CATALOG c WITH ('type' = 'paimon'); USE CATALOG c; CREATE TABLE t (id INT);", FlinkSQL, "WITH ('"},
		{"types of MySQL in a table of Flink", "", "CREATE TABLE t (a INT(11), b BIGINT(20), c INT(11)) WITH ('connector' = 'jdbc')", FlinkSQL, "WITH ('"},
		{"a table of MySQL in a comment", "", "-- CREATE TABLE t (id INT AUTO_INCREMENT) ENGINE=InnoDB;\nSELECT 1", FlinkSQL, "no mark"},
		{"a table of MySQL in a string", "", "CREATE TABLE t (id INT COMMENT 'AUTO_INCREMENT ENGINE=InnoDB') WITH ('connector' = 'print')", FlinkSQL, "WITH ('"},
		{"a table of MySQL beside tables of Flink", "", "CREATE TABLE m (id INT AUTO_INCREMENT PRIMARY KEY);\nCREATE TABLE t (id INT) WITH ('connector' = 'print');", FlinkSQL, "WITH ('"},
		{"what to do in a conflict", "", "INSERT INTO a SELECT * FROM b ON CONFLICT DO NOTHING", FlinkSQL, "no mark"},
		{"the console's header", "mysql/a.sql", "--********\n-- Author: x\n--********\nINSERT INTO a SELECT * FROM b", FlinkSQL, "header"},
		{"the console's old header", "", "--SQL\nINSERT INTO a SELECT * FROM b", FlinkSQL, "header"},
		{"a job that is called after an engine", "mysql_to_kafka/mysql2doris.sql", "INSERT INTO a SELECT * FROM b", FlinkSQL, "no mark"},
		{"a database as a source", "", "CREATE DATABASE IF NOT EXISTS a AS DATABASE mysql.b INCLUDING ALL TABLES", FlinkSQL, "AS DATABASE"},
		{"a table as a source", "", "CREATE TABLE IF NOT EXISTS a AS TABLE mysql.b.c", FlinkSQL, "AS TABLE"},

		{"MySQL", "", "CREATE TABLE t (id INT NOT NULL AUTO_INCREMENT, PRIMARY KEY (id))", OtherSQL, "AUTO_INCREMENT is of MySQL"},
		{"a dump of MySQL", "", "/*!40101 SET NAMES utf8 */; INSERT INTO t VALUES (1)", OtherSQL, "MySQL"},
		{"Flink's words in strings of MySQL", "", `INSERT INTO jobs VALUES (1, 'CREATE TABLE t (id INT) WITH (\'connector\' = \'kafka\')', 'WATERMARK FOR')`, OtherSQL, `\ is of MySQL`},
		{"PostgreSQL", "", "CREATE TABLE t (id SERIAL PRIMARY KEY)", OtherSQL, "PostgreSQL"},
		{"a command of psql", "", "CREATE DATABASE d;\n\\c d\nSELECT 1", OtherSQL, `\c is of PostgreSQL`},
		{"a line that begins with a backslash", "", "SELECT 1;\n\\'s3cret\\' = 1", OtherSQL, `\ is of PostgreSQL`},
		{"a cast of PostgreSQL", "", "SELECT a::int FROM t", OtherSQL, "PostgreSQL"},
		{"a function of PostgreSQL", "", "CREATE FUNCTION f() RETURNS int AS $$ BEGIN RETURN 1; END $$ LANGUAGE plpgsql", OtherSQL, ""},
		{"Oracle", "", "CREATE TABLE t (id NUMBER(9), name VARCHAR2(20))", OtherSQL, "Oracle"},
		{"SQL Server", "", "USE d;\nGO\nCREATE TABLE [dbo].[t] (id INT IDENTITY(1,1))", OtherSQL, "SQL Server"},
		{"Hive", "", "CREATE TABLE t (id INT) PARTITIONED BY (dt STRING) STORED AS ORC", OtherSQL, "Hive"},
		{"the Hive dialect", "", "SET 'table.sql-dialect' = 'hive'; SELECT 1", OtherSQL, "Hive dialect"},
		{"the Hive dialect without quotes", "", "SET table.sql-dialect = hive; SELECT 1", OtherSQL, "Hive dialect"},
		{"Spark", "", "CREATE TABLE t (id BIGINT) USING iceberg", OtherSQL, "Spark"},
		{"Doris", "", `CREATE TABLE t (id INT) DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 10 PROPERTIES ("replication_num" = "1")`, OtherSQL, "Doris"},
		{"a catalog of Doris", "", `CREATE CATALOG c PROPERTIES ("type" = "jdbc")`, OtherSQL, "Doris"},
		{"ClickHouse", "", "CREATE TABLE t (id UInt32) ENGINE = MergeTree() ORDER BY id", OtherSQL, "ClickHouse"},
		{"ksqlDB", "", "CREATE STREAM s (id INT) WITH (KAFKA_TOPIC = 's', VALUE_FORMAT = 'JSON')", OtherSQL, ""},
		{"SeaTunnel", "", "CREATE TABLE t (id INT) WITH ('connector' = 'jdbc', 'type' = 'source')", OtherSQL, "SeaTunnel"},
		{"a setting of ksqlDB", "", "SET 'auto.offset.reset' = 'earliest'; SELECT * FROM s", OtherSQL, ""},
		{"RisingWave", "", "CREATE SOURCE s (id INT) WITH (connector = 'kafka') FORMAT PLAIN ENCODE JSON", OtherSQL, ""},
		{"Trino", "", "CREATE TABLE t (id INT) WITH (format = 'ORC')", OtherSQL, ""},
		{"a table of any database", "", "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20))", OtherSQL, "without options"},
		{"rows for any database", "", "INSERT INTO t VALUES (1, 'a'); UPDATE t SET a = 1; DELETE FROM t", OtherSQL, "without a query"},
		{"rights", "", "GRANT SELECT ON t TO u", OtherSQL, "GRANT"},
		{"a transaction", "", "BEGIN; INSERT INTO t SELECT 1; COMMIT;", OtherSQL, "BEGIN"},
		{"a query in a folder of PostgreSQL", "db/postgres/q.sql", "SELECT 1", OtherSQL, "path names PostgreSQL"},
		{"a query that sets MySQL up", "docker/01-mysql_init.sql", "SELECT 1", OtherSQL, "path names MySQL"},

		{"a model of dbt", "", "SELECT * FROM {{ ref('orders') }}", Unknown, "template"},
		{"a macro", "", "{% macro m() %} SELECT 1 {% endmacro %}", Unknown, "template"},
		{"braces in a string", "", "CREATE TABLE t (a STRING) WITH ('connector' = 'x', 'url' = '{{ url }}')", FlinkSQL, ""},
		{"only comments", "", "-- nothing\n/* here */ ;", Unknown, "no statement"},
		{"empty", "", "", Unknown, "empty"},
		{"binary", "", "SELECT\x00\x01", Unknown, "binary"},
		{"an open comment", "", "/* SELECT 1", Unknown, "no statement"},
		{"an open string", "", "SELECT 'a", FlinkSQL, ""},
		{"a hole that does not close", "", "SELECT ${a", FlinkSQL, ""},
		{"a backslash at the end", "", "SELECT 1 \\", OtherSQL, "MySQL"},
	} {
		t.Run(c.title, func(t *testing.T) {
			name := c.name
			if name == "" {
				name = "job.sql"
			}
			class := Classify(name, []byte(c.text))
			assert.Equal(t, c.want, class.Kind, "%+v", class)
			assert.Contains(t, class.Why, c.why)
		})
	}
}

func TestPlain(t *testing.T) {
	assert.True(t, Classify("a.sql", []byte("SELECT a FROM b")).Plain)
	assert.False(t, Classify("a.sql", []byte("SELECT a FROM b /*+ STATE_TTL('b' = '1d') */")).Plain)
	assert.False(t, Classify("a.sql", []byte("--SQL\nSELECT a FROM b")).Plain)
	assert.False(t, Classify("a.sql", []byte("SELECT a::int FROM b")).Plain)
}

func TestClassifyYAML(t *testing.T) {
	for _, c := range []struct {
		title, name, text string
		want              Kind
		why               string
	}{
		{"a nested configuration", "conf/config.yaml", "jobmanager:\n  rpc:\n    port: 6123\nrest:\n  port: 8081\n", FlinkConfig, "jobmanager.rpc."},
		{"a flat configuration", "config.yaml", "state.backend.type: rocksdb\nrest.port: 8081\n", FlinkConfig, "state.backend.type"},
		{"a configuration under another name", "cluster.yml", "parallelism.default: 4\n", FlinkConfig, "parallelism.default"},
		{"a flow map", "config.yaml", "{parallelism.default: 4}", Unknown, "JSON"},
		{"another server's configuration", "config.yaml", "server:\n  port: 80\nlog:\n  level: info\nstate:\n  backend: s3\n", Unknown, "without a mark"},
		{"values with a script", "values.yaml", "query:\n  sql: |\n    SET 'pipeline.name' = 'a';\n    INSERT INTO b SELECT * FROM a;\n", HelmValues, "Flink SQL"},
		{"values of a chart", "values.yaml", "image: flink\nreplicas: 2\njobmanager:\n  memory:\n    limit: 1Gi\nservice:\n  port: 80\n", Unknown, "without a mark"},
		{"the legacy configuration", "flink-conf.yaml", "jobmanager.rpc.address: localhost\n", FlinkConf, "named"},
		{"the legacy configuration with unknown keys", "flink-conf.yaml", "our.key: 1\n", FlinkConf, "named"},
		{"the legacy configuration of an environment", "flink-conf-prod.yaml", "parallelism.default: 1\n", FlinkConf, "named"},
		{"a patch under the legacy name", "flink-conf.yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  flink-conf.yaml: |\n    a: b\n", KubernetesJob, "ConfigMap"},

		{"FlinkDeployment", "a.yaml", "apiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\nspec: {}\n", KubernetesJob, "FlinkDeployment"},
		{"FlinkSessionJob as the second document", "a.yaml", "---\napiVersion: v1\nkind: Service\n---\napiVersion: flink.apache.org/v1beta1\nkind: FlinkSessionJob\n", KubernetesJob, "FlinkSessionJob"},
		{"FlinkStateSnapshot", "a.yaml", "kind: FlinkStateSnapshot\napiVersion: \"flink.apache.org/v1beta1\" # here\n", KubernetesJob, "FlinkStateSnapshot"},
		{"a List", "a.yaml", "apiVersion: v1\nkind: List\nitems:\n- apiVersion: flink.apache.org/v1beta1\n  kind: FlinkDeployment\n", KubernetesJob, "List"},
		{"a ConfigMap", "a.yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  config.yaml: |\n    state:\n      checkpoints:\n        dir: s3://b\n", KubernetesJob, "ConfigMap"},
		{"a ConfigMap of something else", "a.yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  config.yaml: |\n    log: debug\n", Unknown, "a ConfigMap of v1"},
		{"a templated ConfigMap", "a.yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  flink-conf.yaml: |\n    a: {{ .Values.a }}\n", KubernetesJob, "ConfigMap that holds a Flink configuration"},
		{"a ConfigMap with a script", "a.yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  job.sql: |\n    CREATE TABLE a (x INT) WITH ('connector' = 'datagen');\n", KubernetesJob, "ConfigMap that holds a Flink SQL file"},
		{"a ConfigMap with a script of a database", "a.yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  init.sql: |\n    CREATE TABLE a (x INT);\n", Unknown, "a ConfigMap of v1"},
		{"a ConfigMap with a pipeline", "a.yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  p.yaml: |\n    source:\n      type: mysql\n    sink:\n      type: values\n", KubernetesJob, "ConfigMap that holds a CDC pipeline"},
		{"a template of something else", "a.yaml", "apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Values.name }}\n", Unknown, "template"},
		{"a template among resources", "a.yaml", "apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Values.name }}\n---\napiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\n", KubernetesJob, "FlinkDeployment"},
		{"a workload that runs Flink", "a.yaml", "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n      - name: jobmanager\n        image: apache/flink:1.20.2-java17\n        args: [jobmanager]\n", KubernetesJob, "Deployment of apps/v1 that runs Flink"},
		{"a Deployment of Kubernetes", "a.yaml", "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers: []\n", Unknown, "a Deployment of apps/v1"},
		{"a resource of another operator", "a.yaml", "apiVersion: flinkoperator.k8s.io/v1beta1\nkind: FlinkCluster\nspec: {}\n", KubernetesJob, "FlinkCluster of flinkoperator"},
		{"a template", "a.yaml", "apiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\nmetadata:\n  name: {{ .Values.name }}\n", KubernetesJob, "FlinkDeployment"},
		{"a template's block", "a.yaml", "{{- if .Values.on }}\nkind: FlinkDeployment\n{{- end }}\n", Unknown, "template"},
		{"braces in quotes", "a.yaml", "apiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\nmetadata:\n  name: '{{ x }}'\n", KubernetesJob, ""},

		{"a Deployment of Ververica Platform", "a.yaml", "kind: Deployment\napiVersion: v1\nspec:\n  template:\n    spec:\n      artifact:\n        kind: SQLSCRIPT\n        sqlScript: |\n          SELECT 1;\n", Deployment, "Ververica"},
		{"one in a resource of Kubernetes", "a.yaml", "apiVersion: ververicaplatform.fintechstudios.com/v1beta2\nkind: VpDeployment\nspec:\n  spec:\n    template:\n      spec:\n        artifact: {kind: JAR}\n", Deployment, "Ververica"},
		{"a pipeline in braces", "a.yaml", "source: {type: mysql, tables: 'a.b,c'}\nsink: {type: paimon}\n", Pipeline, "with a type"},
		{"a policy of Autopilot", "a.json", `{"enabled": true, "policyConfig": {"limits": {"jobMaxCpu": 8}}}`, Tuning, "Autopilot"},
		{"a plan of scheduled tuning", "a.yaml", "name: nights\ndeploymentId: d\nperiodicSchedulingPolicies:\n- periodicSchedulingLevel: DAY\n", Tuning, "scheduled tuning"},
		{"its session cluster", "a.yaml", "kind: SessionCluster\napiVersion: v1\nspec:\n  flinkVersion: 1.17\n", Deployment, "SessionCluster"},
		{"its secret", "a.yaml", "kind: SecretValue\napiVersion: v1\nmetadata:\n  name: a\nspec:\n  kind: GENERIC\n  value: x\n", Variables, "SecretValue"},
		{"a deployment of VVR", "a.yaml", "name: orders\nengineVersion: vvr-8.0.9-flink-1.17\n", Deployment, "vvr-8.0.9-flink-1.17"},
		{"a draft of VVR", "a.yaml", "name: orders\nartifact:\n  kind: SQLSCRIPT\n  sqlArtifact:\n    sqlScript: |\n      SELECT 1;\n      engineVersion: x\n", Deployment, "sqlArtifact"},
		{"parameters of a start", "a.yaml", "deploymentId: x\nlocalVariables:\n- name: a\n  value: b\n", Deployment, "deploymentId"},
		{"variables", "a.yaml", "variables:\n- name: a\n  value: b\n", Variables, ""},
		{"a list of variables", "a.yaml", "- name: a\n  value: b\n  kind: Encrypted\n", Variables, ""},
		{"a list in a file of variables", "variables.yaml", "- name: a\n  value: b\n", Variables, ""},
		{"a list of variables in brackets", "a.yaml", "[{name: a, value: b, kind: Plain}, {name: c, value: d, kind: Plain}]\n", Variables, ""},
		{"a list over several lines", "a.yaml", "# ours\nvariables: [\n  {name: a, # the first\n   value: 'b]'},\n  {name: c, value: d}\n]\n", Variables, ""},
		{"a list of maps in braces", "variables.yaml", "- {name: a, value: b}\n- {name: c, value: d}\n", Variables, ""},
		{"a list of something else", "a.yaml", "[{name: a, value: b}]\n", Unknown, ""},
		{"a list that does not end", "a.yaml", "variables: [{name: a, value: b},\n", Unknown, ""},
		{"a list of names and values", "env.yaml", "- name: a\n  value: b\n", Unknown, ""},

		{"a pipeline", "a.yaml", "source:\n  type: mysql\nsink:\n  type: doris\n", Pipeline, ""},
		{"a pipeline without a sink's type", "a.yaml", "source:\n  type: mysql\nsink:\n  name: x\npipeline:\n  parallelism: 2\n", Pipeline, ""},
		{"Docker Compose", "docker-compose.yml", "services:\n  jm:\n    image: flink:1.20\n", Compose, "Docker Compose"},
		{"Docker Compose with a command", "compose.yml", "services:\n  jm:\n    build: .\n    command: jobmanager\n", Compose, "Docker Compose"},
		{"Docker Compose with a configuration", "compose.yml", "services:\n  jm:\n    build: .\n    environment:\n      FLINK_PROPERTIES: |\n        a: b\n", Compose, "Docker Compose"},
		{"Docker Compose of something else", "compose.yml", "services:\n  db:\n    image: postgres\n    environment:\n      - POSTGRES_PASSWORD=x\n", Unknown, "without Flink"},
		{"values with a configuration", "values.yaml", "image: flink\nflinkConfiguration:\n  a: b\n", HelmValues, "values"},
		{"values with options", "charts/values-prod.yaml", "flink:\n  config:\n    state.backend: rocksdb\n", HelmValues, "values"},
		{"a configuration that is no chart's", "a.yaml", "job:\n  flinkConfiguration:\n    a: b\n", Unknown, "without a mark"},
		{"a workflow", ".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n    - run: bin/flink run -p 2 x-${{ matrix.a }}.jar\n", Commands, "flink run"},
		{"a workflow of GitLab", ".gitlab-ci.yml", "deploy:\n  script:\n    - flink run-application -t yarn-application x.jar\n", Commands, "flink run-application"},
		{"a workflow that starts nothing", "a.yml", "on: push\njobs:\n  a:\n    steps:\n    - run: make # flink\n", Unknown, "without a mark"},
		{"a request with property groups", "a.yaml", "ApplicationName: x\nEnvironmentProperties:\n  PropertyGroups:\n  - PropertyGroupId: a\n    PropertyMap:\n      k: v\n", PropertyGroups, "property groups"},
		{"a chart", "Chart.yaml", "name: x\n", Unknown, "Helm"},
		{"only comments", "a.yaml", "# nothing\n", Unknown, "no key"},
		{"empty", "a.yaml", "", Unknown, "empty"},
		{"tabs, and no YAML", "a.yaml", "\tx\n\t\t:\n- - -\n", Unknown, "without a mark"},
		{"the policy", "jobs/.flinkvet.yaml", "", Policy, "named"},
		{"the policy's other name", ".flinkvet.yml", "target: {}", Policy, "named"},
		{"Windows line ends", "config.yaml", "jobmanager:\r\n  rpc:\r\n    port: 6123\r\n", FlinkConfig, ""},
	} {
		t.Run(c.title, func(t *testing.T) {
			class := Classify(c.name, []byte(c.text))
			assert.Equal(t, c.want, class.Kind, "%+v", class)
			assert.Contains(t, class.Why, c.why)
		})
	}
}

func TestClassifyJSON(t *testing.T) {
	for _, c := range []struct {
		title, text string
		want        Kind
	}{
		{"a deployment", `{"name": "a", "artifact": {"kind": "JAR", "jarArtifact": {"jarUri": "x"}}}`, Deployment},
		{"an answer with deployments", `{"success": true, "data": [{"name": "a", "engineVersion": "vvr-11.1-jdk11-flink-1.20"}]}`, Deployment},
		{"a deployment whose script is cut off", `{"artifact": {"kind": "SQLSCRIPT", "sqlArtifact": {"sqlScript": "SELECT `, Deployment},
		{"a variable", `{"name": "a", "value": "b", "kind": "Plain"}`, Variables},
		{"a FlinkDeployment", `{"apiVersion": "flink.apache.org/v1beta1", "kind": "FlinkDeployment"}`, KubernetesJob},
		{"a package", `{"name": "a", "version": "1"}`, Unknown},
		{"a configuration", `{"parallelism.default": 1}`, Unknown},
		{"application properties", `[{"PropertyGroupId": "x", "PropertyMap": {}}]`, PropertyGroups},
		{"half of application properties", `[{"PropertyGroupId": "x"}]`, Unknown},
		{"no JSON", `{{{`, Unknown},
		{"nesting without end", strings.Repeat("[", 10_000), Unknown},
		{"maps without end", strings.Repeat(`{"a":`, 10_000), Unknown},
	} {
		t.Run(c.title, func(t *testing.T) {
			class := Classify("a.json", []byte(c.text))
			assert.Equal(t, c.want, class.Kind, "%+v", class)
			assert.NotEmpty(t, class.Why)
		})
	}
}

func TestClassifyName(t *testing.T) {
	for name, why := range map[string]string{
		"src/Job.java": "Java source", "job.py": "Python source", "a/job.jar": "a JAR",
		"Dockerfile": "a Dockerfile", "x.zzz": "a .zzz file",
		"job.sql.j2": "a template", "orders": "a file without an extension", ".sql/x": "a file without an extension", "q.hql": "Hive SQL",
	} {
		class, sure := ClassifyName(name)
		assert.True(t, sure, name)
		assert.Equal(t, Unknown, class.Kind, name)
		assert.Equal(t, why+": not a kind of file that flinkvet reads", class.Why)
	}
	for _, name := range []string{"a.sql", "A.SQL", "b.yaml", "c.yml", "d.json", "e.properties", "f.sh", "g.tf", ".env", "prod.env", ".env.local"} {
		_, sure := ClassifyName(name)
		assert.False(t, sure, name)
	}
}

func TestClassifyLines(t *testing.T) {
	for _, c := range []struct {
		title, name, text string
		want              Kind
	}{
		{"options of Flink", "job.properties", "# x\nexecution.checkpointing.interval = 1 min\n", Properties},
		{"checkpoints", "application.properties", "stream.checkpoint.interval=1000\n", Properties},
		{"nothing of Flink", "application.properties", "kafka.brokers=x\n", Unknown},
		{"an application", "application.properties", "spring.x=y\nstream.checkpoint.interval=1000\n", Unknown},
		{"logging", "log4j.properties", "logger.checkpoint.level=INFO\n", Unknown},
		{"a deployment in Terraform", "main.tf", "resource \"alicloud_realtime_compute_deployment\" \"a\" {\n}\n", Terraform},
		{"other Terraform", "main.tf", "resource \"aws_s3_bucket\" \"flink\" {\n}\n", Unknown},
		{"a start of a job", "run.sh", "#!/bin/sh\n$FLINK_HOME/bin/flink run \\\n  -p 2 x.jar\n", Commands},
		{"a SQL client", "run.sh", "docker compose exec jm ./bin/sql-client.sh -f job.sql\n", Commands},
		{"a start in a comment", "run.sh", "# flink run x.jar\nmake\n", Unknown},
		{"another program's name", "run.sh", "./my-flink run x\n", Unknown},
		{"an environment", ".env", "# x\nexport A=1\nB='2 3'\n", EnvFile},
		{"an environment of a stage", "prod.env", "A=1\n", EnvFile},
		{"no environment", ".env", "a: b\n", Unknown},
		{"nothing", ".env", "# x\n", Unknown},
	} {
		t.Run(c.title, func(t *testing.T) {
			class := Classify(c.name, []byte(c.text))
			assert.Equal(t, c.want, class.Kind, "%+v", class)
			assert.NotEmpty(t, class.Why)
		})
	}
}

func TestClassifyLooksAtTheHead(t *testing.T) {
	head := "SELECT 1;\n" + strings.Repeat(" ", classifyHead)
	assert.Equal(t, FlinkSQL, Classify("a.sql", []byte(head+"GRANT x TO y;")).Kind)
	assert.Equal(t, FlinkSQL, Classify("a.sql", []byte(head+"\x00")).Kind)
}

func FuzzClassify(f *testing.F) {
	for _, s := range []string{"SELECT 1", "a: |\n  b\n", `{"a": [1`, "/*+ x", "- - a: 'b", "\"", "${"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, name := range []string{"a.sql", "a.yaml", "a.json", "a.properties", "a.sh", "a.tf", ".env", "values.yaml"} {
			if class := Classify(name, []byte(s)); class.Why == "" {
				t.Errorf("%s: no reason for %v", name, class.Kind)
			}
		}
	})
}
