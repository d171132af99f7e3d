package checkpoint

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/rules"
)

// FilesinkOnPrestoS3 finds files that are written through the Presto file
// system, which has no writer that can recover (Flink's page Amazon S3).
var FilesinkOnPrestoS3 = Pack.Add(rules.Rule{
	Name:     "filesink-on-presto-s3",
	Severity: rules.Error,
	Needs:    sinkViews,
	Run:      each(job.filesinkOnPrestoS3),
})

func (j job) filesinkOnPrestoS3(pass *analysis.Pass) {
	if j.batch() {
		return
	}
	for _, s := range j.sinks(pass) {
		if s.system == "filesystem" && strings.HasPrefix(s.Option("path"), "s3p://") {
			rules.Report{
				At:      s.at,
				Message: fmt.Sprintf("%s lies under s3p://, where a streaming job cannot write files: the Presto file system has no recoverable writer; use s3a:// of flink-s3-fs-hadoop", describe(s)),
			}.To(pass)
		}
	}
}
