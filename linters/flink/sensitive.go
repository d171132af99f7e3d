package flink

import (
	"slices"
	"strings"
	"unicode"
)

// sensitivity judges an option by the words of its key. Words, not substrings:
// "token-type" and "secret-name" tell of a secret without being one, so the
// key's last words have to name it. The lists come from the options that the
// connectors, formats, file systems and model providers of Flink, Flink CDC
// and VVR document for credentials.
func sensitivity(key string) Sensitivity {
	for _, r := range reviewed {
		if r.key == key {
			return r.sensitivity
		}
	}
	words := keyWords(key)
	last := tail(words, 1)
	pair := tail(words, 2)
	triple := tail(words, 3)
	switch {
	case pair == "jaasconfig", last == "jaasconfig":
		return JAAS
	case isIdentifier(words, last, pair, triple):
		return Identifier
	case isSecret(words, last, pair, triple):
		return Secret
	case slices.Contains(urlWords, last), slices.Contains(urlWords, pair):
		return URL
	}
	return Public
}

// reviewed are the options of the tables that their words misjudge: the list of
// those that they do judge, testdata/sensitive.txt, is read whenever it changes.
var reviewed = []struct {
	key         string
	sensitivity Sensitivity
}{
	{"security.kerberos.fetch.delegation-token", Public}, // whether to fetch one
	{"user.artifacts.http-headers", Secret},              // such as Authorization
}

// secretWords end a key whose whole value is secret.
var secretWords = []string{
	"accesskey", "accesskeysecret", "accesssecret", "accesstoken", "accountkey", "apikey", "appsecret", "apptoken",
	"authorization", "authparams", "authtoken", "basicauth", "clientsecret", "credential", "credentials",
	"customheaders", "encryptionkey", "pass", "passphrase", "passwd", "password", "privatekey", "pwd",
	"sastoken", "secret", "secretaccesskey", "secretkey", "servicekey", "sharedkey", "signingkey", "sk", "token",
}

// identifierWords end a key whose value is half of a credential.
var identifierWords = []string{
	"accessid", "accesskeyid", "ak", "awsaccesskeyid", "secretid", "secretkeyid", "user", "username",
}

// urlWords end a key whose value is an address, which may carry a credential.
var urlWords = []string{
	"address", "addresses", "connectionstring", "dsn", "endpoint", "endpoints", "host", "hosts",
	"jdbcurl", "proxy", "servers", "uri", "uris", "url", "urls",
}

// switches make what follows them a switch or a limit: "use-token", "max-token".
var switches = []string{
	"allow", "by", "disable", "enable", "has", "hide", "ignore", "is", "mask", "max", "min", "need", "num",
	"number", "require", "show", "skip", "use", "with",
}

// idFamilies are file systems and services that call the id of an access key
// "access-key", and its secret "secret-key".
var idFamilies = []string{"delegation", "minio", "obs", "s3", "s3a", "s3n", "s3p"}

func isIdentifier(words []string, last, pair, triple string) bool {
	for _, w := range []string{last, pair, triple} {
		if slices.Contains(identifierWords, w) {
			return true
		}
	}
	if last != "accesskey" && pair != "accesskey" || triple == "secretaccesskey" {
		return false
	}
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(idFamilies, w) })
}

func isSecret(words []string, last, pair, triple string) bool {
	if hasRun(words, "azure", "account", "key") || pair == "userinfo" && slices.Contains(words, "auth") {
		return true
	}
	if slices.Contains(words, "authparammap") || hasRun(words, "auth", "param", "map") {
		return true
	}
	for n, w := range []string{last, pair, triple} {
		if slices.Contains(secretWords, w) {
			before := len(words) - n - 2
			return before < 0 || !slices.Contains(switches, words[before])
		}
	}
	return strings.HasSuffix(last, "password") || strings.HasSuffix(last, "passwd")
}

// keyWords splits a key at punctuation and at humps, in lower case, and drops
// a number at its end: "fs.oss.accessKeySecret", "DB_PASSWORD_2".
func keyWords(key string) []string {
	var words []string
	start, runes := -1, []rune(key)
	flush := func(end int) {
		if start >= 0 {
			words = append(words, strings.ToLower(string(runes[start:end])))
		}
		start = -1
	}
	for i, r := range runes {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			flush(i)
			continue
		}
		if start >= 0 && hump(runes, i) {
			flush(i)
		}
		if start < 0 {
			start = i
		}
	}
	flush(len(runes))
	for len(words) > 1 && strings.Trim(words[len(words)-1], "0123456789") == "" {
		words = words[:len(words)-1]
	}
	return words
}

// hump reports whether a word begins at i: "accessKey", "SSLKey".
func hump(runes []rune, i int) bool {
	if !unicode.IsUpper(runes[i]) {
		return false
	}
	return !unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])
}

// tail joins the last n words of a key.
func tail(words []string, n int) string {
	if len(words) < n {
		return ""
	}
	return strings.Join(words[len(words)-n:], "")
}

func hasRun(words []string, run ...string) bool {
	for i := range words {
		if i+len(run) <= len(words) && slices.Equal(words[i:i+len(run)], run) {
			return true
		}
	}
	return false
}
