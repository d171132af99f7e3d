package checkpoint

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// ZooKeeperQuorumMissing finds high availability through ZooKeeper without the
// servers that make it up (page ZooKeeper HA Services: a required key).
var ZooKeeperQuorumMissing = Pack.Add(rules.Rule{
	Name:     "zookeeper-quorum-missing",
	Severity: rules.Error,
	Needs:    views,
	Run:      each(job.zookeeperQuorumMissing),
})

func (j job) zookeeperQuorumMissing(pass *analysis.Pass) {
	set, ok := j.written(haType)
	if !ok || !j.plain() || !strings.EqualFold(strings.TrimSpace(set.Value), "zookeeper") || !j.lacks("high-availability.zookeeper.quorum") {
		return
	}
	rules.Report{
		At:      set,
		Message: fmt.Sprintf("nothing says where ZooKeeper is, and no job manager starts; set %q", "high-availability.zookeeper.quorum"),
	}.To(pass)
}
