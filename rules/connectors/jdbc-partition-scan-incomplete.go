package connectors

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/flinkvet/flinkvet/rules"
)

// JDBCPartitionScanIncomplete finds database tables that are to be read in parts
// and do not say how
// (JdbcDynamicTableFactory.validateConfigOptions).
var JDBCPartitionScanIncomplete = Pack.Add(rules.Rule{
	Name:     "jdbc-partition-scan-incomplete",
	Severity: rules.Error,
	Needs:    endpointViews,
	Run:      each(use.jdbcPartitionScanIncomplete),
})

func (u use) jdbcPartitionScanIncomplete() {
	const lower, upper = "scan.partition.lower-bound", "scan.partition.upper-bound"
	if !u.Is("jdbc") || u.role == 0 {
		return
	}
	u.allOrNone("scan.partition.column", "scan.partition.num", lower, upper)
	low, err := strconv.Atoi(strings.TrimSpace(u.options.Value(lower)))
	high, err2 := strconv.Atoi(strings.TrimSpace(u.options.Value(upper)))
	if err == nil && err2 == nil && low > high {
		u.report(u.options.Get(lower), fmt.Sprintf("%q = %d is above %q = %d, and %s is refused", lower, low, upper, high, u.Name))
	}
}
