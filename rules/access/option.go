package access

import (
	"net/netip"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/rules"
)

// literalViews are those that rules about single values ask.
var literalViews = linters.Needs(linters.Literals, linters.Target)

// given returns the values that a draft for production gives to a key; a
// draft for other purposes has none that count.
func given(pass *analysis.Pass) []*literals.Literal {
	if !linters.Target.Of(pass).Production {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(linters.Literals.Of(pass)), func(l *literals.Literal) bool {
		return l.Role == literals.Comment || l.Role == literals.Plain
	})
}

// A parameter is what a driver of a database is told: in the query of a URL, or
// in an option that is handed on to it.
type parameter struct {
	draft.Range
	name, value string
	// database is the URL's scheme, "mysql" for jdbc:mysql; "" where the
	// parameter is an option.
	database string
	// local says that the database is on the same machine.
	local bool
}

// parameters returns the parameters of drivers in a literal.
func parameters(l *literals.Literal) []parameter {
	if name, ok := driverOption(l.Key); ok {
		return []parameter{{Range: l.Range, name: name, value: l.Value(), local: besideLocal(l)}}
	}
	text := l.Value()
	scheme, rest, ok := strings.Cut(text, "://")
	if !ok {
		return nil
	}
	scheme = strings.TrimPrefix(scheme, "jdbc:")
	if scheme == "http" || scheme == "https" || strings.ContainsAny(scheme, " \t,;=") {
		return nil
	}
	var found []parameter
	host := hostOf(rest)
	for lo := len(text) - len(rest) + end(rest, "?;"); lo < len(text); {
		lo++
		hi := lo + end(text[lo:], "&;")
		if name, value, ok := strings.Cut(text[lo:hi], "="); ok {
			found = append(found, parameter{l.Text.Range(lo, hi), name, value, scheme, isLocal(host)})
		}
		lo = hi
	}
	return found
}

// driverOption returns what an option is called by the driver that it is handed
// on to: jdbc.properties.useSSL of Flink CDC, properties.useSSL of the JDBC
// connector.
func driverOption(key string) (string, bool) {
	for _, prefix := range []string{"jdbc.properties.", "database.", "debezium.database.", "connection.properties."} {
		if name, ok := strings.CutPrefix(key, prefix); ok {
			return name, true
		}
	}
	return "", false
}

// end returns how many bytes of s stand before the first of the characters.
func end(s, chars string) int {
	if i := strings.IndexAny(s, chars); i >= 0 {
		return i
	}
	return len(s)
}

// hostOf returns the hosts of an address without its scheme.
func hostOf(rest string) string {
	authority := rest[:end(rest, "/?#;")]
	return authority[strings.LastIndexByte(authority, '@')+1:]
}

// besideLocal reports whether the hosts that are given beside an option are all
// the machine itself.
func besideLocal(l *literals.Literal) bool {
	known := false
	for _, peer := range l.Peers {
		switch peer.Key {
		case "hostname", "hosts", "host", "url", "uri", "base-url", "jdbc-url", "properties.bootstrap.servers", "bootstrap.servers":
			known = true
			if !isLocal(addressHosts(peer.Value())) {
				return false
			}
		}
	}
	return known
}

func addressHosts(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		return hostOf(rest)
	}
	return address
}

// isLocal reports whether every host in a list, each with or without a port, is
// the machine itself.
func isLocal(hosts string) bool {
	return everyHost(hosts, func(host string) bool {
		addr, err := netip.ParseAddr(host)
		return strings.EqualFold(host, "localhost") || err == nil && (addr.IsLoopback() || addr.IsUnspecified())
	})
}

// isInside reports whether every host in a list is one that only the same
// machine, the same container network or the same cluster knows.
func isInside(hosts string) bool {
	return everyHost(hosts, func(host string) bool {
		addr, err := netip.ParseAddr(host)
		if err == nil {
			return addr.IsLoopback() || addr.IsPrivate() || addr.IsUnspecified()
		}
		host = strings.ToLower(strings.TrimSuffix(host, "."))
		if !strings.Contains(host, ".") {
			return true
		}
		first, _, _ := strings.Cut(host, ".")
		for _, suffix := range []string{"-internal", "-intranet", "-vpc"} { // the inner endpoints of Alibaba Cloud
			if strings.HasSuffix(first, suffix) {
				return true
			}
		}
		return slices.ContainsFunc([]string{".svc", ".local", ".internal", ".localhost", ".localdomain", ".lan", ".intranet"}, func(suffix string) bool {
			return strings.HasSuffix(host, suffix)
		}) || strings.Contains(host, ".svc.")
	})
}

func everyHost(hosts string, ok func(host string) bool) bool {
	if strings.TrimSpace(hosts) == "" {
		return false
	}
	for _, host := range strings.Split(hosts, ",") {
		if !ok(withoutPort(strings.TrimSpace(host))) {
			return false
		}
	}
	return true
}

func withoutPort(host string) string {
	if ap, err := netip.ParseAddrPort(host); err == nil {
		return ap.Addr().String()
	}
	if strings.Count(host, ":") == 1 {
		host, _, _ = strings.Cut(host, ":")
	}
	return strings.Trim(host, "[]")
}

// is reports whether a value is one of the words, whose case does not count.
func is(value string, words ...string) bool {
	value = strings.TrimSpace(value)
	return slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(value, w) })
}

// at reports at a place, with a severity other than the rule's own where one is
// given.
func at(pass *analysis.Pass, place analysis.Range, severity rules.Severity, message string) {
	rules.Report{At: place, Severity: severity, Message: message}.To(pass)
}
