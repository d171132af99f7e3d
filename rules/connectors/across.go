package connectors

import (
	"fmt"
	"net/netip"
	"path"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/draft"
	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
	"github.com/flinkvet/flinkvet/rules"
)

// A claim is what a draft takes for itself in a system that others use as well: a
// consumer group of a Kafka cluster, a replication slot of a database.
type claim struct {
	// in names the system, and what of it the claim is about.
	in string
	// name is what is taken, as it is written.
	name string
	// table is the table, or the end of a pipeline, that takes it.
	table string
	origin
	// merged says that the platform makes one reader of several tables with the
	// same claim.
	merged bool
	// declared is where the option stands, used says that a draft reads or writes
	// the table: what a shared file declares is no claim beside that of its users.
	declared rules.Place
	used     bool
}

// byDeclaration reports whether one of two claims is no more than the declaration
// of the table that the other one uses.
func (c claim) byDeclaration(o claim) bool { return c.declared == o.declared && !(c.used && o.used) }

// claims makes the first half of a comparison of what finds the claim of one use
// of an endpoint. Drafts that are not for production claim nothing.
func claims(find func(use) (claim, *endpoints.Option)) func(*analysis.Pass) []rules.Fact[claim] {
	return func(pass *analysis.Pass) (facts []rules.Fact[claim]) {
		if !linters.Target.Of(pass).Production {
			return nil
		}
		each(func(u use) {
			c, o := find(u)
			if o == nil || c.in == "" || c.name == "" || u.Shared && u.role == 0 {
				return
			}
			c.declared, c.used = rules.PlaceOf(pass.Fset, o.Pos(), o.End()), u.role != 0
			c.name, c.table, c.origin = strings.Clone(c.name), strings.Clone(u.Name), u.origin()
			facts = append(facts, rules.NewFact(pass, u.placeOf(o), c))
		})(pass)
		return facts
	}
}

// placeOf returns where to report an option: where it stands, or, where it comes
// from another table that this one is LIKE, where this one is named, and of a table
// that another file declares, where the draft uses it.
func (u use) placeOf(o *endpoints.Option) draft.Range {
	if u.Shared && !o.Hint {
		return u.Used(u.role)
	}
	if o.Hint || u.Stmt == nil || u.declares(o) {
		return o.Range
	}
	return u.at
}

// mostRelated is how many other places a finding shows.
const mostRelated = 5

// clashing makes the second half of a comparison: it reports each claim that
// another one for the same system clashes with. What stands in copies of one draft
// does not clash, nor do claims of one draft unless within says so.
func clashing(within bool, clash func(a, b claim) bool, say func(a claim, other string) string) func([]rules.Fact[claim]) []rules.Contrast {
	return func(facts []rules.Fact[claim]) (found []rules.Contrast) {
		groups := map[string][]rules.Fact[claim]{}
		for _, f := range facts {
			groups[f.Value.in] = append(groups[f.Value.in], f)
		}
		for _, f := range facts {
			var others []rules.Fact[claim]
			for _, o := range groups[f.Value.in] {
				if f.At != o.At && apart(f, o, within) && !f.Value.byDeclaration(o.Value) && clash(f.Value, o.Value) {
					if others = append(others, o); len(others) > mostRelated {
						break
					}
				}
			}
			if len(others) > 0 {
				found = append(found, contrast(f, others, say))
			}
		}
		return found
	}
}

// apart reports whether two claims are those of two jobs, or of two readers of one.
func apart(a, b rules.Fact[claim], within bool) bool {
	if a.Draft == b.Draft {
		return within && a.Value.table != b.Value.table && !a.Value.merged
	}
	return !a.Value.copyOf(b.Value.origin)
}

// An origin tells copies of one job from other jobs: by their paths, and by the
// names of their deployments.
type origin struct{ draft, job draft.Likeness }

func (u use) origin() origin {
	o := origin{draft: draft.LikenessOf(u.pass.OtherFiles[0])}
	for _, e := range u.jobs() {
		if e.Deployment != nil && e.Deployment.Name.String() != "" {
			o.job = draft.LikenessOf(e.Deployment.Name.String())
			break
		}
	}
	return o
}

// copyOf reports whether two origins are copies of one job, for several stages say.
func (o origin) copyOf(other origin) bool {
	return o.draft.Like(other.draft) || o.job != draft.Likeness{} && other.job != draft.Likeness{} && o.job.Like(other.job)
}

func contrast(f rules.Fact[claim], others []rules.Fact[claim], say func(a claim, other string) string) rules.Contrast {
	first := others[0]
	where := first.At.Path
	if first.Draft == f.Draft {
		where = "the table " + first.Value.table
		if first.Value.table == "source" || first.Value.table == "sink" {
			where = "the other pipeline"
		}
	}
	if len(others) > 1 {
		where += " and others"
	}
	c := rules.Contrast{Draft: f.Draft, At: f.At, Message: say(f.Value, where)}
	for _, o := range others[:min(len(others), mostRelated)] {
		c.Related = append(c.Related, rules.Related{At: o.At, Message: fmt.Sprintf("%s has %q", o.Value.table, o.Value.name)})
	}
	return c
}

// sameName reports whether two claims are for one name.
func sameName(a, b claim) bool { return a.name == b.name }

// shown returns the text of an option where it is certain to be the same in every
// draft that has it: it is spelled out, or a secret of the namespace gives it.
func shown(o *endpoints.Option) string {
	if o == nil || !o.Spelled && strings.Count(o.Value(), "${") != strings.Count(o.Value(), "${secret_values.") || o.Value() == "" {
		return ""
	}
	if !o.Spelled && !strings.Contains(o.Value(), "${secret_values.") {
		return ""
	}
	return strings.TrimSpace(o.Value())
}

// system returns a name for the servers that an option lists, "" where they are not
// known, or are the machine itself. Hosts that go by a bare name, as in a container
// network, are others in other folders.
func (u use) system(key, port string) string {
	hosts := strings.Split(strings.ToLower(shown(u.options.Get(key))), ",")
	inside := true
	for i, host := range hosts {
		hosts[i] = strings.TrimSpace(host)
		if isLoopback(hosts[i]) {
			return ""
		}
		inside = inside && !strings.ContainsAny(hosts[i], ".$")
		if port != "" && !strings.Contains(hosts[i], ":") {
			hosts[i] += ":" + port
		}
	}
	if slices.Contains(hosts, "") || slices.Contains(hosts, ":"+port) {
		return ""
	}
	slices.Sort(hosts)
	name := strings.Join(hosts, ",")
	if inside {
		name += " in " + path.Dir(u.pass.OtherFiles[0])
	}
	return name
}

func isLoopback(host string) bool {
	name, _, _ := strings.Cut(host, ":")
	addr, err := netip.ParseAddr(strings.Trim(name, "[]"))
	return name == "localhost" || err == nil && (addr.IsLoopback() || addr.IsUnspecified())
}

// topics returns the cluster and the topics of a table of Kafka; "" where they are
// not known.
func (u use) topics() (cluster string, topics []string) {
	if !u.isKafka() && (u.Kind != flink.PipelineKind || u.Identifier != "kafka") {
		return "", nil
	}
	for topic := range strings.SplitSeq(shown(u.options.Get("topic")), ";") {
		if topic = strings.TrimSpace(topic); topic != "" {
			topics = append(topics, strings.Clone(topic))
		}
	}
	return u.system("properties.bootstrap.servers", ""), topics
}

// mysqlServer returns the server that a reader of MySQL's changes follows, "" for
// anything else.
func (u use) mysqlServer() string {
	if !u.readsBinlog() || u.snapshotOnly() {
		return ""
	}
	return u.system("hostname", u.portOr("3306"))
}

// portOr returns the endpoint's port.
func (u use) portOr(usual string) string {
	if o := u.options.Get("port"); o != nil {
		return strings.TrimSpace(o.Value())
	}
	return usual
}
