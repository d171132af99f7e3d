module github.com/flinkvet/flinkvet/tools/oracle/generate

go 1.26
