package secrets

import (
	"path"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/rules"
)

// KeyFileInRepository finds files with private keys that lie among the drafts.
var KeyFileInRepository = Pack.Add(rules.Rule{
	Name:     "key-file-in-repository",
	Severity: rules.Error,
	Score:    8.2,
	Tags:     []string{"external/cwe/cwe-538"},
	Needs:    linters.Needs(linters.Literals, linters.Target),
	Run:      keyFileInRepository,
})

func keyFileInRepository(pass *analysis.Pass) {
	if !linters.Target.Of(pass).Production {
		return
	}
	for _, lit := range linters.Literals.Of(pass) {
		what := keyFile(lit.Key)
		if what == "" || lit.Role == literals.Comment || !isRelative(lit.Value()) || !liesBeside(pass, lit) {
			continue
		}
		pass.ReportRangef(lit, "%s that %q names lies in the repository, where everyone who reads it can take it; take it out, have a new one issued, and mount that from a store of secrets", what, lit.Key)
	}
}

// keyFile says what the file is that a key names, "" where it holds no private
// key: keytabs (SecurityOptions.KERBEROS_LOGIN_KEYTAB), the key stores of Flink's
// own encryption and of clients.
func keyFile(key string) string {
	key = strings.ToLower(key)
	switch {
	case strings.HasSuffix(key, "keytab"):
		return "the keytab"
	case strings.HasSuffix(key, "ssl.keystore.location"), strings.HasPrefix(key, "security.ssl.") && strings.HasSuffix(key, ".keystore"):
		return "the key store"
	case strings.HasSuffix(key, "sslkey"), strings.HasSuffix(key, "private-key-file"), strings.HasSuffix(key, "privatekeyfile"):
		return "the private key"
	}
	return ""
}

// isRelative reports whether a value is a path that leads from where the draft
// lies.
func isRelative(value string) bool {
	return value != "" && literals.ShapeOf("", value) != literals.Reference && !path.IsAbs(value) && !strings.Contains(value, ":") && !strings.Contains(value, "\\")
}

// liesBeside reports whether a file that a literal names is there: seen from the
// literal's own, from the directory above, or from the root of the repository.
func liesBeside(pass *analysis.Pass, lit *literals.Literal) bool {
	dir := path.Dir(pass.Fset.File(lit.Pos()).Name())
	for _, from := range []string{dir, path.Dir(dir), ""} {
		name := path.Join(from, lit.Value())
		if path.IsAbs(name) || strings.HasPrefix(name, "../") {
			continue
		}
		if data, err := pass.ReadFile(name); err == nil && len(data) > 0 {
			return true
		}
	}
	return false
}
