module github.com/flinkvet/flinkvet/tools/oracle/options/generate

go 1.26
