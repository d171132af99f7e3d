package secrets

import (
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/literals"
)

// A part is a credential in a string, in bytes.
type part struct {
	lo, hi int
	name   string
	local  bool
}

// urlPasswords returns the passwords and tokens in the URLs of a literal. In
// a string that is given to nothing, a web address is data and may hold
// anything; a connection string is not.
func urlPasswords(lit *literals.Literal) []secret {
	text := lit.Value()
	if lit.Role == literals.Plain && (!hasURL(text) || strings.HasPrefix(text, "http")) {
		return nil
	}
	var found []secret
	for _, p := range slices.Concat(userinfos(text), parameters(text), words(text)) {
		if value, err := url.QueryUnescape(text[p.lo:p.hi]); err == nil &&
			literals.ShapeOf("", value) != literals.Spelled {
			continue
		}
		found = append(found, secret{
			Range: lit.Text.Range(p.lo, p.hi), owner: urlPassword, lit: lit, name: p.name, local: p.local, text: text[p.lo:p.hi],
		})
	}
	return found
}

func hasURL(s string) bool {
	return strings.Contains(s, "://") || strings.HasPrefix(s, "jdbc:") || strings.Contains(s, ";AccountKey=")
}

// userinfos returns the passwords before the host: scheme://user:password@host
// and, as Oracle's driver has it, jdbc:oracle:thin:user/password@host.
func userinfos(s string) []part {
	var parts []part
	for from := 0; ; {
		at := strings.Index(s[from:], "://")
		if at < 0 {
			break
		}
		lo := from + at + len("://")
		from = lo
		authority := s[lo : lo+end(s[lo:], "/?#; \t\n\"'<>")]
		user := strings.LastIndexByte(authority, '@')
		colon := strings.IndexByte(authority[:max(user, 0)], ':')
		if colon >= 0 {
			parts = append(parts, part{lo + colon + 1, lo + user, "user info", isLoopback(authority[user+1:])})
		}
	}
	if rest, ok := strings.CutPrefix(s, "jdbc:oracle:"); ok {
		at, slash := strings.IndexByte(rest, '@'), strings.IndexByte(rest, '/')
		if 0 < slash && slash < at {
			lo := len(s) - len(rest)
			parts = append(parts, part{lo + slash + 1, lo + at, "user info", isLoopback(strings.TrimLeft(rest[at+1:], "/"))})
		}
	}
	return parts
}

// end returns how many bytes of s stand before the first of the characters.
func end(s, chars string) int {
	if i := strings.IndexAny(s, chars); i >= 0 {
		return i
	}
	return len(s)
}

// parameters returns the secrets among the parameters of a URL: behind "?",
// and in SQL Server's URLs behind ";".
func parameters(s string) []part {
	if !hasURL(s) {
		return nil
	}
	var parts []part
	local := isLoopback(hostOf(s))
	for lo := end(s, "?;") + 1; lo < len(s); {
		hi := lo + end(s[lo:], "&; \t\n")
		if name, value, ok := strings.Cut(s[lo:hi], "="); ok && isSecretParameter(name, value) {
			parts = append(parts, part{lo + len(name) + 1, hi, name, local})
		}
		lo = hi + 1
	}
	return parts
}

// words returns the passwords in a connection string that is a list of
// name=value with the name of a host in it: "host=db user=u password=p" of
// PostgreSQL's library, "Server=db;User Id=u;Password=p" of ADO.
func words(s string) []part {
	if hasURL(s) || !strings.Contains(s, "=") {
		return nil
	}
	separator := " "
	if strings.Contains(s, ";") {
		separator = ";"
	}
	var parts []part
	host, lo := "", 0
	for word := range strings.SplitSeq(s, separator) {
		name, value, ok := strings.Cut(word, "=")
		name = strings.TrimSpace(name)
		if !ok && strings.TrimSpace(word) != "" || strings.Contains(name, "'") {
			return nil
		}
		switch squeeze(strings.ReplaceAll(name, " ", "")) {
		case "host", "hostaddr", "server", "datasource", "address":
			host = value
		case "password", "pwd":
			parts = append(parts, part{lo: lo + len(word) - len(value), hi: lo + len(word), name: name})
		}
		lo += len(word) + len(separator)
	}
	if host == "" {
		return nil
	}
	for i := range parts {
		parts[i].local = isLoopback(host)
	}
	return parts
}

// secretParameters are the parameters, without case and separators, in which
// drivers and services take a secret.
var secretParameters = []string{
	"password", "passwd", "pwd", "pass", "secret", "secretkey", "clientsecret", "accesskeysecret",
	"accesskey", "secretaccesskey", "token", "accesstoken", "authtoken", "sessiontoken", "apikey",
	"sharedaccesskey", "accountkey", "sharedaccesssignature", "sslpassword", "truststorepassword", "keystorepassword", "trustcertificatekeystorepassword",
	"clientcertificatekeystorepassword",
}

// isSecretParameter reports whether a parameter carries a secret. Signatures
// of signed addresses are long; a short one is a version or a flag.
func isSecretParameter(name, value string) bool {
	name = squeeze(name)
	switch name {
	case "sig", "signature", "xamzsignature", "xamzsecuritytoken":
		return len(value) >= 16
	}
	return slices.Contains(secretParameters, name)
}

// hostOf returns what stands behind the scheme and the user information of a
// URL: the host, and whatever follows it.
func hostOf(s string) string {
	_, rest, ok := strings.Cut(s, "://")
	if !ok {
		_, rest, _ = strings.Cut(s, "@")
	}
	authority := rest[:end(rest, "/?#;")]
	return authority[strings.LastIndexByte(authority, '@')+1:]
}

// isLoopback reports whether every host in a list, each with or without a
// port, is the machine itself.
func isLoopback(hosts string) bool {
	hosts = hosts[:end(hosts, "/?#;")]
	for _, host := range strings.Split(hosts, ",") {
		name := host[:max(strings.LastIndexByte(host, ':'), 0)]
		if !isOwnName(host) && !isOwnName(name) {
			return false
		}
	}
	return true
}

// isOwnName reports whether a host, without a port, is the machine itself.
func isOwnName(host string) bool {
	host = strings.Trim(host, "[] ")
	addr, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && addr.IsLoopback()
}
