package flink

import "strings"

// redactedWords are what Flink looks for in a key before it shows the value in
// its web page and logs, each with the first release that does
// (GlobalConfiguration.SENSITIVE_KEYS of 1.17, 1.20, 2.2 and FLINK-39561).
var redactedWords = []struct {
	since Version
	word  string
}{
	{Version{}, "password"},
	{Version{}, "secret"},
	{Version{}, "fs.azure.account.key"},
	{Version{}, "apikey"},
	{Version{}, "auth-params"},
	{Version{}, "service-key"},
	{Version{}, "token"},
	{Version{}, "basic-auth"},
	{Version{}, "jaas.config"},
	{Version{1, 20}, "http-headers"},
	{Version{2, 2}, "api-key"},
	{Version{2, 3}, "access-key"},
	{Version{2, 3}, "access.key"},
	{Version{2, 3}, "accesskey"},
}

// Redacts reports whether Flink of that version hides the value of a key in
// its web page and logs. Where the version is not known, it answers for the
// oldest.
func Redacts(v Version, key string) bool {
	key = strings.ToLower(key)
	for _, w := range redactedWords {
		if (w.since.IsZero() || v.AtLeast(w.since)) && strings.Contains(key, w.word) {
			return true
		}
	}
	return false
}
