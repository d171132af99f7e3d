package config

import (
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// An Access is what a file says of who may do what on Alibaba Cloud, outside of
// the jobs themselves.
type Access struct {
	// Grants are the statements of the policies of RAM in the file.
	Grants []*Grant
	// Attached are the names of system policies that it attaches to somebody.
	Attached []*Value
	// Open are the ranges of addresses that may reach a service.
	Open []*Value
}

// A Grant is a statement of a policy of RAM.
type Grant struct {
	draft.Range
	// Allow says that it allows and does not deny.
	Allow bool
	// Actions and Resources are what it is about, as written: "log:Get*",
	// "acs:log:*:*:project/web".
	Actions, Resources []*Value
	// Conditional says that it holds only under conditions.
	Conditional bool
}

// ramVersion is the only version of RAM's policy language; the policies of other
// clouds, which look alike, have a date in its place.
const ramVersion = "1"

// accessPolicy adds what a policy of RAM says, or every one in a template of
// Resource Orchestration Service.
func (a *Access) accessPolicy(tree *Value, depth int) {
	if tree == nil || depth > maxDepth {
		return
	}
	if statements := tree.Get("Statement"); statements != nil && tree.Get("Version").String() == ramVersion {
		for _, s := range oneOrMore(statements) {
			a.grant(s)
		}
		return
	}
	if names := tree.Get("SystemPolicy"); names != nil {
		a.Attached = append(a.Attached, oneOrMore(names)...)
	}
	for _, e := range tree.Entries {
		switch key := e.Key.String(); {
		case key == "PolicyName" && tree.Get("PolicyType").String() == "System":
			a.Attached = append(a.Attached, e.Value)
		default:
			a.accessPolicy(e.Value, depth+1)
		}
	}
	for _, item := range tree.Items {
		a.accessPolicy(item, depth+1)
	}
}

// grant adds a statement. What is said by what it is not about is left alone.
func (a *Access) grant(s *Value) {
	effect, actions, resources := field(s, "Effect"), field(s, "Action"), field(s, "Resource")
	if effect == nil || actions == nil || resources == nil {
		return
	}
	a.Grants = append(a.Grants, &Grant{
		Range: s.Range, Allow: effect.String() == "Allow",
		Actions: oneOrMore(actions), Resources: oneOrMore(resources), Conditional: field(s, "Condition") != nil,
	})
}

// field returns a field of a statement, which blocks of Terraform write in lower
// case.
func field(s *Value, name string) *Value {
	if v := s.Get(name); v != nil {
		return v
	}
	return s.Get(strings.ToLower(name))
}

// oneOrMore returns the items of a list, or the value itself.
func oneOrMore(v *Value) []*Value {
	if v.Form == List {
		return v.Items
	}
	return []*Value{v}
}

// whitelists are the arguments of alicloud's resources that say which addresses
// may reach a service.
var whitelists = map[string][]string{
	"alicloud_db_instance":                             {"securityIps"},
	"alicloud_polardb_cluster":                         {"securityIps", "dbClusterIpArray"},
	"alicloud_kvstore_instance":                        {"securityIps"},
	"alicloud_mongodb_instance":                        {"securityIpList"},
	"alicloud_mongodb_sharding_instance":               {"securityIpList"},
	"alicloud_gpdb_instance":                           {"securityIpList", "ipWhitelist"},
	"alicloud_adb_db_cluster":                          {"securityIps"},
	"alicloud_elasticsearch_instance":                  {"privateWhitelist", "publicWhitelist", "kibanaWhitelist", "kibanaPrivateWhitelist"},
	"alicloud_alikafka_instance_allowed_ip_attachment": {"allowedIp"},
	"alicloud_security_group_rule":                     {"cidrIp", "ipv6CidrIp"},
}

// terraformAccess adds what a resource of Terraform says of access.
func (f *File) terraformAccess(h *hclReader, block *hclsyntax.Block, tree *Value) {
	switch kind := block.Labels[0]; kind {
	case "alicloud_ram_policy":
		for _, key := range []string{"policy_document", "document"} {
			if doc := block.Body.Attributes[key]; doc != nil {
				f.accessPolicy(f.document(h, doc.Expr), 0)
			}
		}
		if statements := tree.Get("statement"); statements != nil {
			for _, s := range oneOrMore(statements) {
				f.grant(s)
			}
		}
	case "alicloud_ram_role_policy_attachment", "alicloud_ram_user_policy_attachment", "alicloud_ram_group_policy_attachment":
		if name := tree.Get("policyName"); name != nil && tree.Get("policyType").String() == "System" {
			f.Attached = append(f.Attached, name)
		}
	default:
		if kind == "alicloud_security_group_rule" && tree.Get("type").String() != "ingress" {
			return
		}
		for _, key := range whitelists[kind] {
			if list := tree.Get(key); list != nil {
				f.Open = append(f.Open, oneOrMore(list)...)
			}
		}
	}
}

// document returns a policy that is given to jsonencode, or JSON in a string.
func (f *File) document(h *hclReader, expr hclsyntax.Expression) *Value {
	if call, ok := expr.(*hclsyntax.FunctionCallExpr); ok && call.Name == "jsonencode" && len(call.Args) == 1 {
		return h.value(call.Args[0], false, 0)
	}
	v := h.value(expr, false, 0)
	if !strings.HasPrefix(strings.TrimSpace(v.String()), "{") {
		return v
	}
	r := readJSON(v.Text)
	return r.document()
}
