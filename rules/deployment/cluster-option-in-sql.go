package deployment

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// ClusterOptionInSQL finds settings of a script that only a cluster reads, and
// that when it starts.
var ClusterOptionInSQL = Pack.Add(rules.Rule{
	Name:      "cluster-option-in-sql",
	Severity:  rules.Warning,
	Precision: rules.Medium,
	Needs:     linters.Needs(linters.Scripts, linters.Target),
	Run:       clusterOptionInSQL,
})

// clusterFamilies begin the keys that a cluster reads when it starts (Flink,
// page "Configuration").
var clusterFamilies = []string{"jobmanager.", "taskmanager.", "high-availability.", "security.ssl.", "security.kerberos.", "rest.", "web.", "blob.", "env.java."}

// Keys of a cluster's family that are the job's all the same.
var jobKeys = []string{"jobmanager.partition.", "jobmanager.adaptive-batch-scheduler.", "taskmanager.network.memory.buffer-debloat."}

func clusterOptionInSQL(pass *analysis.Pass) {
	if p := linters.Target.Of(pass).Platform; p != "" && p != "oss" {
		return // the platform starts a cluster for the job
	}
	for _, script := range linters.Scripts.Of(pass) {
		sets := sql.All[*sql.Set](script)
		if startsCluster(sets) {
			continue
		}
		for _, set := range sets {
			if set.Key == nil {
				continue
			}
			if key := set.Key.Text.String(); hasAnyPrefix(key, clusterFamilies) && !hasAnyPrefix(key, jobKeys) {
				rules.Report{At: set.Key, Message: fmt.Sprintf("%q is read by a cluster when it starts; set by a script it changes nothing on a cluster that runs; set it in the cluster's configuration", key)}.To(pass)
			}
		}
	}
}

// startsCluster reports whether the script says to start a cluster for its job,
// which then takes the settings.
func startsCluster(sets []*sql.Set) bool {
	for _, set := range sets {
		if set.Key != nil && set.Key.Text.String() == "execution.target" {
			if v, ok := set.Value.(*sql.Str); !ok || v.Text.String() != "remote" {
				return true
			}
		}
	}
	return false
}

func hasAnyPrefix(key string, families []string) bool {
	for _, family := range families {
		if strings.HasPrefix(key, family) {
			return true
		}
	}
	return false
}
