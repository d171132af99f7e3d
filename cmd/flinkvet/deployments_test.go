package main

import (
	"fmt"
	"strings"
	"testing"
)

// writeDeployments writes n deployments of all the forms that are read into a
// new directory, a team's in one of its own.
func writeDeployments(b *testing.B, n int) *workload {
	b.Helper()
	w := newWorkload(b)
	forms := []struct {
		name  string
		write func(i int) string
	}{
		{"vvr-%04d.yaml", w.deployment},
		{"vvr-%04d.json", vvrJSON},
		{"job-%04d.tf", func(i int) string { return w.terraform(i) }},
		{"operator-%04d.yaml", resource},
		{"sql-%04d.yaml", w.inlineSQL},
		{"pipeline-%04d.yaml", pipeline},
		{"vvp-%04d.yaml", platformJob},
		{"compose-%04d.yaml", compose},
		{"run-%04d.sh", runScript},
		{"chart-%04d/templates/job.yaml", chart},
	}
	for i := range n {
		form := forms[i%len(forms)]
		w.write(fmt.Sprintf("team-%02d/", i/20)+fmt.Sprintf(form.name, i), form.write(i))
	}
	return w
}

func vvrJSON(i int) string {
	return fmt.Sprintf(`{
  "name": "job-%04d",
  "engineVersion": "vvr-11.5-jdk11-flink-1.20",
  "executionMode": "STREAMING",
  "deploymentTarget": {"mode": "PER_JOB", "name": "default-queue"},
  "artifact": {
    "kind": "JAR",
    "jarArtifact": {
      "jarUri": "oss://jobs/artifacts/job-%d.jar",
      "entryClass": "com.shop.Job",
      "mainArgs": "--topic events-%d --password ${secret_values.kafka}"
    }
  },
  "flinkConf": {"execution.checkpointing.interval": "180s", "taskmanager.numberOfTaskSlots": "1"},
  "streamingResourceSetting": {
    "resourceSettingMode": "BASIC",
    "basicResourceSetting": {"parallelism": %d, "jobmanagerResourceSettingSpec": {"cpu": 1, "memory": "4 GiB"}}
  }
}
`, i, i, i, 1+i%8)
}

func (w *workload) terraform(i int) string {
	return fmt.Sprintf(`resource "alicloud_realtime_compute_deployment" "job_%d" {
  deployment_name = "job-%04d"
  engine_version  = "vvr-11.5-jdk11-flink-1.20"
  execution_mode  = "STREAMING"
  deployment_target {
    mode = "PER_JOB"
    name = "default-queue"
  }
  artifact {
    kind = "SQLSCRIPT"
    sql_artifact {
      sql_script = <<-EOT
%s
      EOT
    }
  }
  flink_conf = {
    "execution.checkpointing.interval" = "3min"
  }
}
`, i, i, indent(strings.ReplaceAll(w.script(i), "${", "$${"), 8))
}

// inlineSQL is a job of the operator whose arguments are its statements.
func (w *workload) inlineSQL(i int) string {
	head, _, _ := strings.Cut(resource(i), "  job:\n")
	return head + "  job:\n    jarURI: local:///opt/streamshub/runner.jar\n    upgradeMode: last-state\n    parallelism: 2\n    args:\n      - |\n" + indent(w.script(i), 8) + "\n"
}

func pipeline(i int) string {
	return fmt.Sprintf(`source:
  type: mysql
  hostname: db-%d.shop.internal
  port: 3306
  username: ${secret_values.user}
  password: ${secret_values.password}
  tables: shop_%d.\.*
  server-id: %d-%d
sink:
  type: paimon
  catalog.properties.warehouse: s3://lake/%d
route:
  - source-table: shop_%d.orders
    sink-table: lake.orders
pipeline:
  name: sync-%d
  parallelism: 2
`, i, i, 5400+4*i, 5403+4*i, i, i, i)
}

func platformJob(i int) string {
	return fmt.Sprintf(`apiVersion: v1
kind: Deployment
metadata: {name: job-%04d, namespace: shop}
spec:
  state: RUNNING
  deploymentTargetName: prod
  upgradeStrategy: {kind: STATEFUL}
  restoreStrategy: {kind: LATEST_STATE}
  template:
    spec:
      artifact: {kind: JAR, jarUri: "s3://jobs/job-%d.jar", flinkVersion: "1.17", mainArgs: "--topic events"}
      parallelism: %d
      flinkConfiguration:
        execution.checkpointing.interval: 60s
        high-availability: vvp-kubernetes
      logging: {log4jLoggers: {"": INFO}}
`, i, i, 1+i%8)
}

func compose(i int) string {
	return fmt.Sprintf(`services:
  jobmanager-%d:
    image: flink:1.20.2-java17
    command: jobmanager
    environment:
      - |
        FLINK_PROPERTIES=
        jobmanager.rpc.address: jobmanager-%d
        execution.checkpointing.interval: 1 min
  db:
    image: postgres:16
    environment: {POSTGRES_PASSWORD: "${PG_PASSWORD}"}
`, i, i)
}

func runScript(i int) string {
	return fmt.Sprintf(`#!/usr/bin/env bash
set -euo pipefail
"$FLINK_HOME"/bin/flink run -d -p %d \
  -Dexecution.checkpointing.interval=60s \
  -Dstate.backend.type=rocksdb \
  -c com.shop.Job jobs/job-%d.jar --topic events-%d
`, 1+i%8, i, i)
}

func chart(i int) string {
	return strings.NewReplacer("registry.shop.internal", "{{ .Values.registry }}", "parallelism: ", "parallelism: {{ .Values.parallelism }} # ").Replace(resource(i))
}

func indent(text string, n int) string {
	margin := strings.Repeat(" ", n)
	return margin + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n"+margin)
}
