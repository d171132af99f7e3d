package config

import (
	"path"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// Read reads a configuration file of whatever kind. What cannot be read is
// among the errors of the result; the rest is there all the same.
func Read(f *draft.File) *File {
	file := &File{Source: f}
	file.Trees = file.read(f.Text(), f.Name, f.Kind)
	for _, d := range file.Deployments {
		d.Partial = d.Partial || file.Templated
	}
	return file
}

// read adds what a text of a kind holds, and returns its trees where it has
// some: the whole file, or one that is held in another.
func (f *File) read(text draft.Text, name string, kind draft.Kind) []*Value {
	switch {
	case kind == draft.FlinkConf:
		f.Properties = append(f.Properties, f.conf(text)...)
	case kind == draft.Properties:
		r := readProperties(text)
		f.Params = append(f.Params, r.props...)
		f.Comments = append(f.Comments, r.notes...)
	case kind == draft.EnvFile:
		f.environmentFile(text)
	case kind == draft.Terraform:
		f.terraform(text)
	case kind == draft.Commands && !isYAML(name):
		f.commandLines(text)
	default:
		trees := f.trees(text, looksLikeJSON(text, name))
		for _, tree := range trees {
			f.interpret(kind, tree)
		}
		return trees
	}
	return nil
}

// interpret gives the documents of a file the meaning that its kind says. The
// kinds that share a format are told apart by what a document holds: a file
// may have a deployment beside the variables that it needs.
func (f *File) interpret(kind draft.Kind, tree *Value) {
	switch kind {
	case draft.FlinkConfig:
		f.Properties = append(f.Properties, flatten(tree)...)
	case draft.KubernetesJob:
		f.kubernetes(tree)
	case draft.Deployment, draft.Variables, draft.Tuning:
		f.platform(tree, kind)
	case draft.Pipeline:
		f.pipeline(tree)
	case draft.AccessPolicy:
		f.accessPolicy(tree, 0)
	case draft.Compose:
		f.compose(tree)
	case draft.PropertyGroups:
		f.propertyGroups(tree, 0)
	case draft.HelmValues:
		f.values(tree, 0)
	case draft.Commands:
		f.workflow(tree, 0)
	}
}

func isYAML(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

func looksLikeJSON(text draft.Text, name string) bool {
	if strings.EqualFold(path.Ext(name), ".json") {
		return true
	}
	str := text.String()
	head := strings.TrimSpace(str[:min(len(str), 256)])
	if !strings.HasPrefix(head, "{") && !strings.HasPrefix(head, "[") || marks(str) > maxMarks {
		return false
	}
	r := readJSON(text)
	r.document()
	return len(r.errs) == 0
}

// trees reads a text as JSON or YAML, and keeps its comments and errors.
func (f *File) trees(text draft.Text, isJSON bool) []*Value {
	if marks(text.String()) > maxMarks {
		f.tooLarge(text)
		return nil
	}
	if isJSON {
		r := readJSON(text)
		tree := r.document()
		// A template of JSON is read as YAML, which JSON is as well.
		if len(r.errs) == 0 || nextAction(r.src, 0) < 0 {
			f.Errors = append(f.Errors, r.errs...)
			return []*Value{tree}
		}
	}
	s := newSource(text)
	trees := s.read()
	f.Comments = append(f.Comments, s.comments(trees)...)
	f.Errors = append(f.Errors, s.errors...)
	f.Templated = f.Templated || s.templated()
	return trees
}

// maxMarks is how many commas, colons and line ends a file may have: a tree
// takes a hundred times the memory of the text that it is made of, and no
// configuration comes near.
const maxMarks = 500_000

func (f *File) tooLarge(text draft.Text) {
	f.Errors = append(f.Errors, draft.Error{Range: text.Range(0, 1), Msg: "this file has too many values for a configuration; it is not read"})
}

func marks(text string) int {
	return strings.Count(text, ",") + strings.Count(text, ":") + strings.Count(text, "\n")
}

// conf reads a text in the format of flink-conf.yaml, and keeps its comments
// and errors.
func (f *File) conf(text draft.Text) []*Property {
	f.Templated = f.Templated || nextAction(text.String(), 0) >= 0
	r := readConf(text)
	f.Comments = append(f.Comments, r.notes...)
	f.Errors = append(f.Errors, r.errs...)
	return r.props
}
