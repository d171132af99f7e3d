package connectors

import (
	"fmt"
	"slices"
	"strings"

	"github.com/flinkvet/flinkvet/rules"
)

// CDCChunkKeyNotPK finds tables that are read in chunks of a column that may
// change.
var CDCChunkKeyNotPK = Pack.Add(rules.Rule{
	Name:     "cdc-chunk-key-not-pk",
	Severity: rules.Warning,
	Needs:    endpointViews,
	Run:      each(use.cdcChunkKeyNotPK),
})

func (u use) cdcChunkKeyNotPK() {
	o := u.options.Get(chunkKey)
	if !u.follows() || o == nil || !o.Spelled {
		return
	}
	if key, known := u.primaryKey(); known && len(key) > 0 && !slices.Contains(key, o.Value()) {
		u.report(o, fmt.Sprintf("the chunk key %q is not part of the PRIMARY KEY (%s): a row whose %s changes while the snapshot is read may end with its old value; take a column of the key",
			o.Value(), strings.Join(key, ", "), o.Value()))
	}
}
