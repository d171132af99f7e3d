package main

import (
	"cmp"
	"net/url"
	"path"
	"strings"

	"github.com/flinkvet/flinkvet/linters/catalog"
)

// A datasetName names a dataset as OpenLineage does: where it is, and what it is
// called there (OpenLineage: naming conventions). No credential of a URL gets
// into it.
type datasetName struct {
	Namespace string `json:"namespace"`
	Name      string `json:"name"`
}

// databases are the systems behind connectors that name a host, a database and a
// table, with their usual ports (connector pages of Flink CDC).
var databases = map[string]struct{ scheme, port string }{
	"mysql-cdc": {"mysql", "3306"}, "mysql": {"mysql", "3306"},
	"postgres-cdc":  {"postgres", "5432"},
	"oracle-cdc":    {"oracle", "1521"},
	"sqlserver-cdc": {"mssql", "1433"},
	"db2-cdc":       {"db2", "50000"},
	"oceanbase-cdc": {"oceanbase", "2881"},
	"postgres":      {"postgres", "5432"},
	"oracle":        {"oracle", "1521"},
	"sqlserver":     {"mssql", "1433"},
	"oceanbase":     {"oceanbase", "2881"},
}

// nameDataset names the dataset that a table stands for. Where its options do
// not tell, it is the table's name in Flink.
func nameDataset(t *catalog.Table) datasetName {
	switch {
	case t.Pipeline:
		return nameEnd(t)
	case t.Option("topic") != "" && t.Option("properties.bootstrap.servers") != "":
		first, _, _ := strings.Cut(t.Option("properties.bootstrap.servers"), ",")
		return datasetName{"kafka://" + strings.TrimSpace(first), t.Option("topic")}
	case databases[t.Connector].scheme != "" && t.Option("hostname") != "":
		d := databases[t.Connector]
		name := []string{t.Option("database-name"), t.Option("schema-name"), t.Option("table-name")}
		return datasetName{d.scheme + "://" + t.Option("hostname") + ":" + cmp.Or(t.Option("port"), d.port), joined(name)}
	case strings.HasPrefix(t.Option("url"), "jdbc:"):
		if u, err := url.Parse(strings.TrimPrefix(t.Option("url"), "jdbc:")); err == nil && u.Host != "" {
			return datasetName{u.Scheme + "://" + u.Host, joined([]string{strings.Trim(u.Path, "/"), t.Option("table-name")})}
		}
	case strings.Contains(t.Option("path"), "://"):
		if u, err := url.Parse(t.Option("path")); err == nil {
			return datasetName{u.Scheme + "://" + u.Host, cmp.Or(strings.Trim(path.Clean(u.Path), "/"), t.Name)}
		}
	}
	name := joined([]string{t.Path.Catalog, t.Path.Database, t.Path.Name})
	return datasetName{cmp.Or(t.Connector, "flink"), cmp.Or(name, t.Name)}
}

// nameEnd names the dataset that a table at an end of a Flink CDC pipeline stands for:
// the pipeline calls it as its system does.
func nameEnd(t *catalog.Table) datasetName {
	d := databases[t.Connector]
	switch brokers := t.Option("properties.bootstrap.servers"); {
	case brokers != "":
		first, _, _ := strings.Cut(brokers, ",")
		return datasetName{"kafka://" + strings.TrimSpace(first), cmp.Or(t.Option("topic"), t.Title())}
	case d.scheme != "" && t.Option("hostname") != "":
		return datasetName{d.scheme + "://" + t.Option("hostname") + ":" + cmp.Or(t.Option("port"), d.port), t.Title()}
	}
	return datasetName{cmp.Or(t.Connector, "flink"), t.Title()}
}

// joined joins the parts that there are.
func joined(parts []string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, ".")
}
