package config

import "strings"

// tuning reads a policy of Autopilot or a plan of scheduled tuning (OpenAPI of
// Realtime Compute for Apache Flink, version 2022-07-18: UpdateAutopilotPolicy,
// AutopilotPolicy, ScheduledPlan, ScheduledPlanAppliedInfo), and reports
// whether the tree is one.
func (f *File) tuning(tree *Value) bool {
	t := &Tuning{Range: tree.Range, Deployment: scalar(tree.Get("deploymentId")), Tree: tree}
	switch policy := tree.Get("policyConfig"); {
	case tree.Get("periodicSchedulingPolicies") != nil:
		t.Scheduled = true
		t.State = firstOf(tree, "status", "expectedState")
		t.Times = each(tree.Get("periodicSchedulingPolicies"))
	case policy != nil:
		t.Policy, t.State = policy, scalar(tree.Get("enabled"))
	case tree.Get("scaleUpRules") != nil || tree.Get("scaleDownRules") != nil:
		t.Policy = tree
	default:
		return false
	}
	f.Tunings = append(f.Tunings, t)
	return true
}

// Off reports whether the tuning is said not to be in force, or no longer.
func (t *Tuning) Off() bool {
	switch strings.ToUpper(t.State.String()) {
	case "FALSE", "DISABLED", "FINISHED", "STOPPED", "CANCELLED":
		return true
	}
	return false
}
