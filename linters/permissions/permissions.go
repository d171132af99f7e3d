// Package permissions derives the least access that a draft needs: for each
// table the rights that its connector needs in the roles in which the draft
// uses it, and what checkpoints need of an object store.
//
// It goes by what is written. Where an option is not, its name stands in its
// place in angle brackets, for the reader to fill in; a connector that the
// tables of rights do not have is listed as unknown and not guessed at.
package permissions

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/linters/settings"
)

// A Need is actions on one thing that a draft cannot do without.
type Need struct {
	// Range is what needs them: the table's name, the setting's value.
	draft.Range
	System flink.RightSystem
	// Server is where the thing is: brokers, a host; "" where the cloud knows.
	Server string
	// User is the account that the draft logs in with, "" where it is not said.
	User     string
	Actions  []string
	Resource string
	// For says what it is for: "reads orders".
	For string
	// Source is the page or the class that says so.
	Source string
}

// A Set is what a draft needs.
type Set struct {
	// Needs are sorted by system, server, resource and user, each action once.
	Needs []Need
	// Unknown are the endpoints whose connector's rights are not known.
	Unknown []*endpoints.Endpoint
}

// quiet are the connectors that need no right.
var quiet = []string{"", "datagen", "print", "blackhole", "faker", "values", "python-input-format"}

// Find returns what a draft needs.
func Find(list []*endpoints.Endpoint, jobs []*settings.Effective) *Set {
	s := &Set{}
	for _, e := range list {
		if e.Kind != flink.TableKind && e.Kind != flink.PipelineKind || slices.Contains(quiet, e.Identifier) {
			continue
		}
		s.endpoint(e)
	}
	for _, job := range jobs {
		s.directories(job)
	}
	s.merge()
	return s
}

func (s *Set) endpoint(e *endpoints.Endpoint) {
	known := len(e.Uses) == 0
	for _, u := range e.Uses {
		for _, right := range rightsOf(e, u) {
			known = true
			if holds(right, e, u.Options) {
				s.add(e, u, right)
			}
		}
		known = s.path(e, u) || known
	}
	if !known && !slices.Contains(s.Unknown, e) {
		s.Unknown = append(s.Unknown, e)
	}
}

// rightsOf returns the rights that a use needs; those of JDBC by the database
// that its address names.
func rightsOf(e *endpoints.Endpoint, u *endpoints.Use) []flink.Right {
	if !strings.HasPrefix(e.Identifier, "jdbc") {
		return flink.RightsOf(e.Identifier, u.Role)
	}
	right := flink.Right{System: dialect(u.Options.Value("url")), Actions: []string{"SELECT"}, Resource: "{table-name}", Source: `Flink, "JDBC SQL Connector"`}
	if right.System == "" {
		return nil
	}
	if u.Role != flink.Sink {
		return []flink.Right{right}
	}
	insert, change := right, right
	insert.Actions, change.Actions, change.Keyed = []string{"INSERT"}, []string{"UPDATE", "DELETE"}, true
	return []flink.Right{insert, change}
}

// dialect returns whose SQL a JDBC address leads to.
func dialect(address string) flink.RightSystem {
	for prefix, system := range map[string]flink.RightSystem{
		"jdbc:mysql:": flink.MySQL, "jdbc:mariadb:": flink.MySQL, "jdbc:oceanbase:": flink.MySQL,
		"jdbc:postgresql:": flink.PostgreSQL, "jdbc:oracle:": flink.Oracle, "jdbc:sqlserver:": flink.SQLServer,
	} {
		if strings.HasPrefix(address, prefix) {
			return system
		}
	}
	return ""
}

// holds reports whether an endpoint needs a right with the options that it has.
func holds(r flink.Right, e *endpoints.Endpoint, options endpoints.Options) bool {
	if r.Keyed && (e.Table == nil || len(e.Table.PrimaryKey) == 0) {
		return false
	}
	if r.If == "" {
		return true
	}
	key, value, exact := strings.Cut(r.If, "=")
	if exact {
		return options.Is(key, value)
	}
	return options.Has(key)
}

func (s *Set) add(e *endpoints.Endpoint, u *endpoints.Use, r flink.Right) {
	resource := r.Resource
	if strings.HasPrefix(e.Identifier, "jdbc") {
		resource = database(u.Options.Value("url")) + resource
	}
	for _, one := range resources(resource, u.Options, r.System) {
		s.Needs = append(s.Needs, Need{
			Range: e.Range, System: r.System, Server: server(u.Options), User: account(u.Options),
			Actions: r.Actions, Resource: one, For: verb(u.Role) + " " + e.Name, Source: r.Source,
		})
	}
}

// account returns the name that the draft logs in with. The id of an access key,
// which stands in its place for some services, is half of a secret.
func account(options endpoints.Options) string {
	name := cmp.Or(text(options, "username"), text(options, "userName"))
	for _, id := range []string{"LTAI", "STS.", "AKIA", "ASIA"} {
		if strings.HasPrefix(name, id) {
			return ""
		}
	}
	return name
}

// resources returns what a right is on: one for each topic of a list. What a
// pattern matches is not known, so that a right is needed on all that begins as
// the pattern does, or in a database on all there is.
func resources(resource string, options endpoints.Options, system flink.RightSystem) []string {
	if system == flink.KafkaACL && strings.HasPrefix(resource, "topic ") {
		if pattern := text(options, "topic-pattern"); pattern != "" && !options.Has("topic") {
			return []string{"topic " + literal(pattern) + "*"}
		}
		var all []string
		for _, topic := range strings.Split(fill("{topic}", options, asIs), ";") {
			all = append(all, "topic "+strings.TrimSpace(topic))
		}
		return all
	}
	if tables := text(options, "tables"); tables != "" && strings.Contains(resource, "{table-name") {
		return pipelined(tables, system)
	}
	if system == flink.RAM || system == flink.IAM || system == flink.KafkaACL {
		return []string{fill(resource, options, asIs)}
	}
	return []string{fill(resource, options, orAll)}
}

// pipelined returns the tables of a Flink CDC pipeline's "tables": a dot stands
// between the names, and "\." for any character.
func pipelined(tables string, system flink.RightSystem) (all []string) {
	for _, table := range strings.Split(tables, ",") {
		const any = "\x00"
		names := strings.Split(strings.ReplaceAll(strings.TrimSpace(table), `\.`, any), ".")
		for i, name := range names {
			if strings.Contains(name, any) {
				name = "*"
			}
			names[i] = orAll(name)
		}
		resource := strings.Join(names, ".")
		if system == flink.PostgreSQL && len(names) == 3 {
			resource = names[1] + "." + names[2] + " of " + names[0]
		}
		all = append(all, resource)
	}
	return all
}

func asIs(value string) string { return value }

// signs are what tells a pattern from a name.
const signs = `*+?()[]{}|\^$`

// orAll returns a name, or "*" for a pattern.
func orAll(value string) string {
	if strings.ContainsAny(value, signs) && !strings.Contains(value, "${") {
		return "*"
	}
	return value
}

// literal returns the beginning of a pattern that matches only itself.
func literal(pattern string) string {
	pattern = strings.TrimPrefix(pattern, "^")
	if end := strings.IndexAny(pattern, signs+"."); end >= 0 {
		return pattern[:end]
	}
	return pattern
}

func verb(role flink.Role) string {
	switch role {
	case flink.Sink:
		return "writes"
	case flink.Lookup:
		return "looks up"
	}
	return "reads"
}

// fill puts the values of options, as shape has them, in the places of a
// resource.
func fill(resource string, options endpoints.Options, shape func(string) string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(resource, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		var place string
		place, resource, _ = strings.Cut(rest, "}")
		keys := strings.Split(place, "|")
		value := "<" + keys[0] + ">"
		for _, key := range keys {
			if v := text(options, key); v != "" {
				value = shape(v)
				break
			}
		}
		b.WriteString(value)
	}
}

// text returns what is given to a key, references to variables included.
func text(options endpoints.Options, key string) string {
	if o := options.Get(key); o != nil {
		return o.Value()
	}
	return ""
}

// servers are the options that say where an endpoint's service is.
var servers = []string{"properties.bootstrap.servers", "hostname", "hosts", "url", "endpoint", "endPoint"}

func server(options endpoints.Options) string {
	for _, key := range servers {
		if v := text(options, key); v != "" {
			return withoutUser(v)
		}
	}
	return ""
}

// withoutUser returns the host of an address: what stands before and behind it
// may be secret.
func withoutUser(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = rest
	}
	if at := strings.LastIndexByte(address, '@'); at >= 0 {
		address = address[at+1:]
	}
	if end := strings.IndexAny(address, "/?#; "); end >= 0 {
		address = address[:end]
	}
	return address
}

// database returns the database that a JDBC address names with a dot behind it,
// as it stands before the name of a table.
func database(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	_, path, named := strings.Cut(rest, "/")
	if end := strings.IndexAny(path, "?#;"); end >= 0 {
		path = path[:end]
	}
	if !ok || !named || path == "" || dialect(address) != flink.MySQL {
		return ""
	}
	return path + "."
}

// path adds what an endpoint needs of the object store that its files are in.
func (s *Set) path(e *endpoints.Endpoint, u *endpoints.Use) bool {
	o := u.Options.Get("path")
	if o == nil {
		o = u.Options.Get("warehouse")
	}
	if o == nil {
		return false
	}
	return s.object(o.Value(), u.Role == flink.Sink, Need{Range: e.Range, For: verb(u.Role) + " " + e.Name})
}

// directories adds what the job writes its state to.
func (s *Set) directories(job *settings.Effective) {
	for key, what := range map[string]string{
		"execution.checkpointing.dir":           "writes checkpoints",
		"execution.checkpointing.savepoint-dir": "writes savepoints",
		"high-availability.storageDir":          "writes what a new job manager recovers from",
	} {
		if set, ok := job.Get(key); ok && set.Layer > settings.Platform {
			s.object(set.Value, true, Need{Range: set.Range, For: what})
		}
	}
}

// object adds what a path of an object store needs, and reports whether it is
// one, or needs no rights that could be granted here.
func (s *Set) object(path string, writes bool, need Need) bool {
	u, err := url.Parse(path)
	if err != nil || u.Scheme == "" {
		return false
	}
	system, prefix, bucket, objects := flink.ObjectRights(u.Scheme, writes)
	if system == "" {
		return u.Scheme == "file" || u.Scheme == "hdfs"
	}
	need.System, need.Source = system, "the policy pages of the object store"
	list, all := need, need
	list.Actions, list.Resource = bucket, prefix+u.Host
	all.Actions, all.Resource = objects, prefix+u.Host+strings.TrimSuffix(u.Path, "/")+"/*"
	s.Needs = append(s.Needs, list, all)
	return true
}

// merge puts the needs in order, those of one thing together.
func (s *Set) merge() {
	slices.SortStableFunc(s.Needs, func(a, b Need) int {
		return cmp.Or(
			cmp.Compare(a.System, b.System), cmp.Compare(a.Server, b.Server),
			cmp.Compare(a.Resource, b.Resource), cmp.Compare(a.User, b.User), cmp.Compare(a.From, b.From),
		)
	})
	var merged []Need
	for _, n := range s.Needs {
		if last := len(merged) - 1; last >= 0 && merged[last].same(n) {
			merged[last].add(n)
			continue
		}
		n.Actions = slices.Clone(n.Actions)
		merged = append(merged, n)
	}
	s.Needs = merged
}

func (n Need) same(o Need) bool {
	return n.System == o.System && n.Server == o.Server && n.Resource == o.Resource && n.User == o.User
}

// add takes in another need of the same thing.
func (n *Need) add(o Need) {
	for _, a := range o.Actions {
		if !slices.Contains(n.Actions, a) {
			n.Actions = append(n.Actions, a)
		}
	}
	if !slices.Contains(strings.Split(n.For, ", "), o.For) {
		n.For += ", " + o.For
	}
}
