package variables

import (
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/literals"
)

// isEndpoint reports whether a literal is an option that says where something
// is: a host, a URL, a list of servers.
func isEndpoint(lit *literals.Literal) bool {
	if lit.Role != literals.ConnectorOption && lit.Role != literals.CatalogOption {
		return false
	}
	key := strings.ToLower(lit.Key)
	return lit.Option.Sensitive == flink.URL || key == "hostname" || key == "fenodes" || key == "benodes" ||
		strings.HasSuffix(key, "bootstrap.servers") || strings.HasSuffix(key, "quorum") || key == "load-url"
}

// hostsOf returns the hosts that an endpoint names: "a:1,b:2", "jdbc:mysql://h:3306/db",
// "http://h/path". Parts of the text that a variable stands for name none.
func hostsOf(value string) []string {
	var hosts []string
	for _, part := range strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(",; ", r) }) {
		part = behind(part, "://")
		if end := strings.IndexAny(part, "/?"); end >= 0 {
			part = part[:end]
		}
		part = behind(part, "@")
		host, _, bracketed := strings.Cut(strings.TrimPrefix(part, "["), "]")
		if !bracketed {
			host, _, _ = strings.Cut(part, ":")
		}
		if host != "" && !slices.Contains(hosts, host) && !strings.Contains(host, "$") {
			hosts = append(hosts, host)
		}
	}
	return hosts
}

// behind returns what stands behind the last separator, all of it where there
// is none.
func behind(s, sep string) string {
	if at := strings.LastIndex(s, sep); at >= 0 {
		return s[at+len(sep):]
	}
	return s
}
