package checkpoint

import (
	"fmt"
	"path"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/flinkvet/flinkvet/linters"
	"github.com/flinkvet/flinkvet/linters/config"
	"github.com/flinkvet/flinkvet/linters/literals"
	"github.com/flinkvet/flinkvet/linters/settings"
	"github.com/flinkvet/flinkvet/rules"
)

// LocalCheckpointDir finds checkpoints, savepoints and data for recovery that
// are written to a machine's own disk.
var LocalCheckpointDir = Pack.Add(rules.Rule{
	Name:     "local-checkpoint-dir",
	Severity: rules.Error,
	Needs:    views,
	Run:      each(job.localCheckpointDir),
})

// sharedDirs are the keys of directories that all machines of a cluster must
// reach, with what lies there.
var sharedDirs = []struct{ key, holds string }{
	{"execution.checkpointing.dir", "checkpoints"},
	{"execution.checkpointing.savepoint-dir", "savepoints"},
	{"high-availability.storageDir", "the data for recovery"},
}

func (j job) localCheckpointDir(pass *analysis.Pass) {
	if !j.Target.Production {
		return
	}
	files := linters.Configs.Of(pass)
	for _, dir := range sharedDirs {
		set, ok := j.written(dir.key)
		if !ok {
			continue
		}
		local, ok := localPath(set.Value)
		if !ok {
			continue
		}
		r := rules.Report{
			At:      set,
			Message: fmt.Sprintf("%q puts %s on the disk of one machine; a job that restarts on another cannot read them; name a directory of a shared file system", set.Written, dir.holds),
		}
		if mountsShared(local, j.giver(set, files)) {
			r.Severity = rules.Note
			r.Message = fmt.Sprintf("%q puts %s on a mounted volume; make sure that every pod of the cluster mounts it", set.Written, dir.holds)
		}
		r.To(pass)
	}
}

// localPath returns the path that a directory has on a machine's own disk, and
// whether it has one: a URL with the scheme file, or a path without a scheme,
// which Flink resolves against fs.default-scheme and so to file as a rule.
func localPath(dir string) (string, bool) {
	if literals.ShapeOf("", dir) == literals.Reference || strings.ContainsAny(dir, "{<") {
		return "", false
	}
	if rest, ok := strings.CutPrefix(dir, "file:"); ok {
		return path.Clean("/" + strings.TrimLeft(rest, "/")), true
	}
	return path.Clean(dir), strings.HasPrefix(dir, "/")
}

// giver returns the deployment that a setting stands in: the job's own, or that
// of the session that it runs in.
func (j job) giver(set settings.Setting, files []*config.File) *config.Deployment {
	for _, f := range files {
		for _, d := range f.Deployments {
			if d.Range.Holds(set.Range) {
				return d
			}
		}
	}
	return j.Deployment
}

// mountsShared reports whether a deployment mounts a volume that pods can share
// over the path.
func mountsShared(dir string, d *config.Deployment) bool {
	if d == nil {
		return false
	}
	volumes := sharedVolumes(d.Tree)
	for _, mount := range listed(d.Tree, "volumeMounts") {
		at := strings.TrimSuffix(mount.Get("mountPath").String(), "/")
		if at != "" && strings.HasPrefix(dir+"/", at+"/") && volumes[mount.Get("name").String()] {
			return true
		}
	}
	return false
}

// sharedVolumes returns the names of the volumes that outlive a pod and that
// several pods may mount.
func sharedVolumes(tree *config.Value) map[string]bool {
	names := map[string]bool{}
	for _, volume := range listed(tree, "volumes") {
		for _, kind := range []string{"persistentVolumeClaim", "nfs", "csi", "azureFile", "cephfs"} {
			if volume.Get(kind) != nil {
				names[volume.Get("name").String()] = true
			}
		}
	}
	return names
}

// listed returns the items of every list under key in a tree.
func listed(v *config.Value, key string) []*config.Value {
	if v == nil {
		return nil
	}
	var found []*config.Value
	for _, e := range v.Entries {
		if e.Key.String() == key && e.Value != nil {
			found = append(found, e.Value.Items...)
		}
		found = append(found, listed(e.Value, key)...)
	}
	for _, item := range v.Items {
		found = append(found, listed(item, key)...)
	}
	return found
}
