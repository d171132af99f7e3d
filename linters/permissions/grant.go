package permissions

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/flinkvet/flinkvet/linters/flink"
)

// Of returns the needs that a system grants.
func (s *Set) Of(system flink.RightSystem) (found []Need) {
	for _, n := range s.Needs {
		if n.System == system {
			found = append(found, n)
		}
	}
	return found
}

// A Policy is a policy of RAM or of IAM, which differ in their version.
type Policy struct {
	Version   string
	Statement []Statement
}

// A Statement allows actions on resources.
type Statement struct {
	Effect   string
	Action   []string
	Resource []string
}

// PolicyOf returns the policy that grants the needs, nil where there are none:
// one statement for each set of actions.
func PolicyOf(needs []Need) *Policy {
	if len(needs) == 0 {
		return nil
	}
	p := &Policy{Version: "1"}
	if needs[0].System == flink.IAM {
		p.Version = "2012-10-17"
	}
	for _, n := range needs {
		actions := slices.Sorted(slices.Values(n.Actions))
		i := slices.IndexFunc(p.Statement, func(s Statement) bool { return slices.Equal(s.Action, actions) })
		if i < 0 {
			i, p.Statement = len(p.Statement), append(p.Statement, Statement{Effect: "Allow", Action: actions})
		}
		p.Statement[i].Resource = append(p.Statement[i].Resource, n.Resource)
	}
	return p
}

func (p *Policy) String() string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(p); err != nil {
		return ""
	}
	return out.String()
}

// Grant returns the command that grants the need in the words of its system;
// "" for what a policy grants.
func (n Need) Grant() string {
	actions := strings.Join(n.Actions, ", ")
	user := cmp.Or(n.User, "<user>")
	switch n.System {
	case flink.KafkaACL:
		return n.acl()
	case flink.MySQL:
		return fmt.Sprintf("GRANT %s ON %s TO '%s'@'%%';", actions, backticked(n.Resource), strings.ReplaceAll(user, "'", "''"))
	case flink.PostgreSQL:
		return n.postgres(actions, user)
	case flink.MaxCompute:
		return fmt.Sprintf("GRANT %s ON TABLE %s TO USER %s;", actions, n.Resource, user)
	case flink.Oracle, flink.SQLServer:
		if n.Resource == "" {
			return fmt.Sprintf("GRANT %s TO %s;", actions, user)
		}
		return fmt.Sprintf("GRANT %s ON %s TO %s;", actions, n.Resource, user)
	case flink.MongoDB:
		return n.privilege()
	case flink.Elastic:
		return fmt.Sprintf(`{"names": [%q], "privileges": [%s]}`, n.Resource, quoted(n.Actions))
	}
	return ""
}

// acl is the command of Kafka's own tool.
func (n Need) acl() string {
	kind, name, _ := strings.Cut(n.Resource, " ")
	words := []string{"kafka-acls.sh", "--bootstrap-server", word(cmp.Or(n.Server, "<servers>")), "--add", "--allow-principal", word("User:" + cmp.Or(n.User, "<user>"))}
	for _, a := range n.Actions {
		words = append(words, "--operation", a)
	}
	if prefix, ok := strings.CutSuffix(name, "*"); ok && prefix != "" {
		return strings.Join(append(words, "--resource-pattern-type", "prefixed", "--"+kind, word(prefix)), " ")
	}
	return strings.Join(append(words, "--"+kind, word(name)), " ")
}

var plainWord = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[\w.:,/@=-]+$`) })

// word quotes a word for a shell where it has to be.
func word(s string) string {
	if plainWord().MatchString(s) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// postgres is the command of PostgreSQL. Replication is no right on a thing but
// an attribute of the account.
func (n Need) postgres(actions, user string) string {
	resource, database, _ := strings.Cut(n.Resource, " of ")
	if n.Resource == "role" {
		return fmt.Sprintf("ALTER ROLE %s REPLICATION;", user)
	}
	line := fmt.Sprintf("GRANT %s ON %s TO %s;", actions, resource, user)
	if schema, all := strings.CutSuffix(resource, ".*"); all {
		line = fmt.Sprintf("GRANT %s ON ALL TABLES IN SCHEMA %s TO %s;", actions, schema, user)
	}
	if database != "" {
		line += " -- in the database " + database
	}
	return line
}

// privilege is an entry of a role of MongoDB.
func (n Need) privilege() string {
	if n.Resource == "cluster" {
		return fmt.Sprintf(`{resource: {db: "", collection: ""}, actions: [%s]}`, quoted(n.Actions))
	}
	db, collection, _ := strings.Cut(n.Resource, ".")
	if collection == "*" {
		collection = ""
	}
	return fmt.Sprintf(`{resource: {db: %q, collection: %q}, actions: [%s]}`, db, collection, quoted(n.Actions))
}

func quoted(names []string) string {
	var all []string
	for _, n := range names {
		all = append(all, fmt.Sprintf("%q", n))
	}
	return strings.Join(all, ", ")
}

// backticked quotes the names of database and table for MySQL.
func backticked(resource string) string {
	parts := strings.Split(resource, ".")
	for i, p := range parts {
		if p != "*" {
			parts[i] = "`" + strings.ReplaceAll(p, "`", "``") + "`"
		}
	}
	return strings.Join(parts, ".")
}
