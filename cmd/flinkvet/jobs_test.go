package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A workload writes jobs as teams have them: SQL drafts beside a configuration
// that several share, deployments of VVR with the script inside, resources of
// the Kubernetes operator. The same seed writes the same jobs.
type workload struct {
	b    *testing.B
	dir  string
	rand *rand.Rand
	// bytes and paths are of what is written.
	bytes int64
	paths []string
}

// newWorkload makes a directory with the policy that all jobs are under.
func newWorkload(b *testing.B) *workload {
	w := &workload{b: b, dir: b.TempDir(), rand: rand.New(rand.NewPCG(1, 20))}
	w.write(".flinkvet.yaml", teamPolicy)
	return w
}

const teamPolicy = "target: vvr-11.5-jdk11-flink-1.20\nvariables:\n  names: [brokers]\n  secrets: [sink_password, kafka_jaas]\n"

// writeJobs writes n jobs into a new directory.
func writeJobs(b *testing.B, n int) *workload {
	b.Helper()
	w := newWorkload(b)
	for i := range n {
		team := fmt.Sprintf("team-%02d", i/20)
		switch {
		case i%20 == 0:
			w.write(team+"/config.yaml", clusterConfig)
			fallthrough
		case i%20 < 12:
			w.write(fmt.Sprintf("%s/job-%04d.sql", team, i), w.script(i))
		case i%20 < 17:
			w.write(fmt.Sprintf("%s/deployments/job-%04d.yaml", team, i), w.deployment(i))
		default:
			w.write(fmt.Sprintf("%s/kubernetes/job-%04d.yaml", team, i), resource(i))
		}
	}
	return w
}

func (w *workload) write(name, text string) {
	path := filepath.Join(w.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		w.b.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		w.b.Fatal(err)
	}
	w.bytes += int64(len(text))
	w.paths = append(w.paths, path)
}

const clusterConfig = `execution:
  checkpointing:
    interval: 1 min
    dir: oss://lake/checkpoints
    externalized-checkpoint-retention: RETAIN_ON_CANCELLATION
restart-strategy:
  type: exponential-delay
table.exec.state.ttl: 36 h
`

// script writes a job of a few sources, a view that joins and filters them, and
// a sink. One in ten has a password in plain text, one in ten personal data
// that nothing masks.
func (w *workload) script(i int) string {
	var s strings.Builder
	fmt.Fprintf(&s, "-- Job %d: generated, and shaped like many.\nSET 'table.exec.mini-batch.enabled' = 'true';\n\n", i)
	sources := 1 + w.rand.IntN(3)
	for n := range sources {
		w.source(&s, n, i%10 == 1)
	}
	password := "${secret_values.sink_password}"
	if i%10 == 0 {
		password = fmt.Sprintf("n0t-real-%d", i)
	}
	fmt.Fprintf(&s, `CREATE TEMPORARY TABLE sink (
  id BIGINT,
  label STRING,
  total DECIMAL(38, 4),
  PRIMARY KEY (id) NOT ENFORCED
) WITH (
  'connector' = 'jdbc',
  'url' = 'jdbc:postgresql://warehouse.shop.internal:5432/wh',
  'table-name' = 'job_%d',
  'username' = 'writer',
  'password' = '%s'
);

`, i, password)
	fmt.Fprintf(&s, "CREATE TEMPORARY VIEW joined AS\nSELECT s0.id, s0.label, s0.v0 + %d AS amount\nFROM s0\n", i)
	for n := 1; n < sources; n++ {
		fmt.Fprintf(&s, "LEFT JOIN s%d ON s0.id = s%d.id AND s%d.v0 > %d\n", n, n, n, n)
	}
	s.WriteString("WHERE CHAR_LENGTH(s0.label) > 0 AND s0.v0 BETWEEN 1 AND 100000;\n\n")
	s.WriteString("INSERT INTO sink\nSELECT id, MAX(label), CAST(SUM(CASE WHEN amount > 0 THEN amount ELSE 0 END) AS DECIMAL(38, 4))\nFROM joined\nGROUP BY id;\n")
	return s.String()
}

func (w *workload) source(s *strings.Builder, n int, personal bool) {
	label := "label STRING"
	if personal && n == 0 {
		label = "phone STRING,\n  label AS phone"
	}
	fmt.Fprintf(s, "CREATE TEMPORARY TABLE s%d (\n  id BIGINT,\n  %s,\n", n, label)
	for c := range 4 + w.rand.IntN(16) {
		fmt.Fprintf(s, "  v%d DECIMAL(18, 4) COMMENT 'measure %d of the source',\n", c, c)
	}
	fmt.Fprintf(s, `  ts TIMESTAMP(3),
  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'shop.events.%d',
  'properties.bootstrap.servers' = '${brokers}',
  'properties.group.id' = 'job-%d',
  'properties.sasl.jaas.config' = '${secret_values.kafka_jaas}',
  'scan.startup.mode' = 'group-offsets',
  'format' = 'json'
);

`, n, w.rand.IntN(1000))
}

func (w *workload) deployment(i int) string {
	script := "      " + strings.ReplaceAll(strings.TrimSpace(w.script(i)), "\n", "\n      ")
	return fmt.Sprintf(`name: job-%04d
engineVersion: vvr-11.5-jdk11-flink-1.20
executionMode: STREAMING
deploymentTarget:
  mode: PER_JOB
  name: default-queue
artifact:
  kind: SQLSCRIPT
  sqlArtifact:
    sqlScript: |
%s
flinkConf:
  taskmanager.numberOfTaskSlots: "1"
  table.exec.state.ttl: 36 h
`, i, script)
}

func resource(i int) string {
	return fmt.Sprintf(`apiVersion: flink.apache.org/v1beta1
kind: FlinkDeployment
metadata:
  name: job-%04d
  labels: {team: streaming}
spec:
  image: registry.shop.internal/job:%d
  flinkVersion: v1_20
  flinkConfiguration:
    taskmanager.numberOfTaskSlots: "2"
    execution.checkpointing.interval: 1 min
    execution.checkpointing.dir: s3://lake/job-%04d/checkpoints
    execution.checkpointing.externalized-checkpoint-retention: RETAIN_ON_CANCELLATION
    high-availability.type: kubernetes
    high-availability.storageDir: s3://lake/job-%04d/ha
  jobManager:
    resource: {memory: 2048m, cpu: 1}
  taskManager:
    resource: {memory: 4096m, cpu: 2}
  job:
    jarURI: local:///opt/flink/usrlib/job.jar
    parallelism: %d
    upgradeMode: last-state
`, i, i, i, i, 1+i%8)
}
