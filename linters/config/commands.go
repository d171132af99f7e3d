package config

import (
	"path"
	"strings"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// launchers are the programs of Flink that take configuration on their command
// lines, with whether they start a cluster without a job (flink-dist, bin).
var launchers = map[string]bool{
	"flink": false, "sql-client.sh": false, "flink-cdc.sh": false, "standalone-job.sh": false,
	"jobmanager.sh": true, "taskmanager.sh": true, "kubernetes-session.sh": true, "yarn-session.sh": true,
	"kubernetes-jobmanager.sh": true, "kubernetes-taskmanager.sh": true, "sql-gateway.sh": true,
}

// entryPoints are what the image of Flink takes as its first argument.
var entryPoints = map[string]bool{"jobmanager": true, "taskmanager": true, "standalone-job": false}

// commandLines reads the command lines in a shell script that start jobs or
// clusters.
func (f *File) commandLines(text draft.Text) {
	for _, command := range shellCommands(text) {
		if d := launch(command.words); d != nil {
			d.reads(command.input)
			f.Deployments = append(f.Deployments, d)
		}
	}
}

// reads gives a SQL client the script of a here-document.
func (d *Deployment) reads(input *Value) {
	if d.Kind == "sql-client.sh" && input != nil && isSQL(input.String()) {
		d.Script = input
		d.Range.To = max(d.Range.To, input.To)
	}
}

// workflow reads the shell scripts in a workflow of a CI system, which are
// lists and block scalars under the keys for commands.
func (f *File) workflow(v *Value, depth int) {
	if v == nil || depth > maxJoined {
		return
	}
	for _, e := range v.Entries {
		switch e.Key.String() {
		case "run", "script", "before_script", "after_script", "command", "commands", "args":
			for _, item := range each(e.Value) {
				if item.IsString() {
					f.commandLines(item.Text)
				}
			}
		}
		f.workflow(e.Value, depth+1)
	}
	for _, item := range v.Items {
		f.workflow(item, depth+1)
	}
}

// launch reads a command that starts a job or a cluster, whatever stands
// before it ("sudo", "docker exec …"); nil where it does neither.
func launch(words []*Value) *Deployment {
	for i, w := range words {
		name := path.Base(w.String())
		session, known := launchers[name]
		if !known {
			continue
		}
		d := &Deployment{Platform: OSS, Kind: name, Session: session, Partial: true}
		d.Range = draft.Range{From: words[0].From, To: words[len(words)-1].To}
		rest := words[i+1:]
		if name == "flink" {
			if len(rest) == 0 || rest[0].String() != "run" && rest[0].String() != "run-application" {
				continue
			}
			d.Kind += " " + rest[0].String()
			d.run(rest[1:])
		} else {
			d.options(rest)
		}
		return d
	}
	return nil
}

// switches are the options of "flink run" that take no value (CliFrontendParser).
var switches = map[string]bool{
	"-d": true, "--detached": true, "-n": true, "--allowNonRestoredState": true, "-sae": true, "--shutdownOnAttachedExit": true,
	"-yd": true, "--yarndetached": true, "-h": true, "--help": true, "-v": true, "--verbose": true, "-rm": false,
}

// optionKeys are the options of "flink run" that stand for a configuration key.
var optionKeys = map[string]string{
	"-p": "parallelism.default", "--parallelism": "parallelism.default",
	"-s": "execution.savepoint.path", "--fromSavepoint": "execution.savepoint.path",
	"-t": "execution.target", "--target": "execution.target",
}

// run reads the options of "flink run", the JAR and the arguments behind it.
func (d *Deployment) run(words []*Value) {
	for i := 0; i < len(words); i++ {
		w := words[i]
		text := w.String()
		if !strings.HasPrefix(text, "-") {
			if d.JAR == nil {
				d.JAR = w
				i++
			}
			d.Args = append(d.Args, words[min(i, len(words)):]...)
			return
		}
		if n := d.dynamic(words[i:]); n > 0 {
			i += n - 1
			continue
		}
		if switches[text] || i+1 == len(words) {
			continue
		}
		i++
		switch value := words[i]; text {
		case "-c", "--class", "-pym", "--pyModule":
			d.EntryClass = value
		case "-py", "--python":
			d.JAR = value
		default:
			if key := optionKeys[text]; key != "" {
				d.Config = append(d.Config, &Property{Range: draft.Range{From: w.From, To: value.To}, Key: key, KeyRange: w.Range, Value: value})
			}
		}
	}
}

// options reads the command line of another program: configuration wherever it
// stands, and arguments.
func (d *Deployment) options(words []*Value) {
	for i := 0; i < len(words); i++ {
		if n := d.dynamic(words[i:]); n > 0 {
			i += n - 1
			continue
		}
		d.Args = append(d.Args, words[i])
		d.init(words[i:])
	}
}

// init notes the script that a SQL client runs first, where words begin with the
// option that names it.
func (d *Deployment) init(words []*Value) {
	if d.Kind != "sql-client.sh" {
		return
	}
	text := words[0].String()
	if (text == "-i" || text == "--init") && len(words) > 1 {
		d.Init = append(d.Init, words[1])
	} else if path, ok := strings.CutPrefix(text, "--init="); ok && path != "" {
		d.Init = append(d.Init, words[0].Slice(len("--init="), len(text)))
	}
}

// dynamicOptions come before a configuration key and its value: "-Dkey=value",
// "-yD key=value", "--conf key=value".
var dynamicOptions = []string{"-D", "-yD", "--conf", "--flink-conf"}

// dynamic reads a configuration key and its value at the head of words, and
// returns how many words they are.
func (d *Deployment) dynamic(words []*Value) int {
	text := words[0].String()
	for _, option := range dynamicOptions {
		if text == option && len(words) > 1 && d.assignment(words[1], 0) {
			return 2
		}
		if rest, ok := strings.CutPrefix(text, option); ok && rest != "" && d.assignment(words[0], len(option)) {
			return 1
		}
	}
	return 0
}

// assignment reads key=value from the byte lo of a word on.
func (d *Deployment) assignment(word *Value, lo int) bool {
	text := word.String()
	if text[lo:] != "" && text[lo] == '=' {
		lo++ // --conf=key=value
	}
	eq := strings.IndexByte(text[lo:], '=')
	if eq <= 0 || strings.ContainsAny(text[lo:lo+eq], " /:") {
		return false
	}
	d.Config = append(d.Config, &Property{
		Range:    word.Text.Range(lo, len(text)),
		Key:      text[lo : lo+eq],
		KeyRange: word.Text.Range(lo, lo+eq),
		Value:    word.Slice(lo+eq+1, len(text)),
	})
	return true
}
