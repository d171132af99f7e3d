package checkpoint

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// GeminiRocksDBMix finds options of one state backend where another holds the
// state (the page GeminiStateBackend: its options and those of RocksDB are not
// to be mixed).
var GeminiRocksDBMix = Pack.Add(rules.Rule{
	Name:     "gemini-rocksdb-mix",
	Severity: rules.Warning,
	Needs:    views,
	Run:      each(job.geminiRocksDBMix),
})

func (j job) geminiRocksDBMix(pass *analysis.Pass) {
	name, set := j.backend()
	for _, family := range []string{"gemini", "rocksdb", "forst"} {
		options := j.writtenUnder("state.backend." + family + ".")
		if name == "" || name == family || set.Layer == settings.Default || len(options) == 0 {
			continue
		}
		r := rules.Report{
			At:      options[0].KeyRange,
			Message: fmt.Sprintf("%q has no effect, for the state backend is %s; remove the options of %s", options[0].Written, name, family),
		}
		if set.IsValid() {
			r.Related = []analysis.RelatedInformation{{Pos: set.Pos(), End: set.End(), Message: "chosen here"}}
		}
		r.To(pass)
	}
}
