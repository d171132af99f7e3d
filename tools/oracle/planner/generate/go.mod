module github.com/flinkvet/flinkvet/tools/oracle/planner/generate

go 1.26
