// Command secrets measures other finders of secrets on the labelled drafts that
// flinkvet's own test holds its pack secrets against: how many of the planted
// credentials each finds, how often it reports what is none, how long it takes.
//
//	go run . ../../../rules/secrets/testdata/labelled.txtar [FLINKVET]
//
// It measures gitleaks as a library, with its default rules; detect-secrets
// where that is on the PATH (pip install detect-secrets); and the flinkvet that
// is named.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/zricethezav/gitleaks/v8/detect"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("usage: secrets LABELLED.txtar [FLINKVET]")
	}
	set, err := read(args[0])
	if err != nil {
		return err
	}
	dir, err := set.unpack()
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	peers := []peer{{"gitleaks", gitleaks}, {"detect-secrets", detectSecrets}}
	if len(args) > 1 {
		peers = append(peers, peer{"flinkvet", flinkvet(args[1])})
	}
	fmt.Printf("%-15s %8s %8s %10s\n", "", "found", "wrong", "time")
	for _, p := range peers {
		start := time.Now()
		lines, err := p.find(dir, set)
		if err != nil {
			fmt.Printf("%-15s %v\n", p.name, err)
			continue
		}
		found, wrong := set.count(lines)
		fmt.Printf("%-15s %4d/%d %4d/%d %10s\n", p.name, found, set.planted, wrong, set.alike, time.Since(start).Round(time.Millisecond))
	}
	return nil
}

// A peer finds secrets in the files of a directory.
type peer struct {
	name string
	find func(dir string, set *set) (map[place]bool, error)
}

// A place is a line of a file.
type place struct {
	file string
	line int
}

// A set is drafts with labels on their lines.
type set struct {
	texts          map[string]string
	labels         map[place]string
	planted, alike int
}

var (
	file  = regexp.MustCompile(`(?m)^-- (\S+) --\n`)
	label = regexp.MustCompile(` (?:--|#|//) (planted|alike)$`)
)

func read(path string) (*set, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	s := &set{texts: map[string]string{}, labels: map[place]string{}}
	text := string(data)
	starts := file.FindAllStringSubmatchIndex(text, -1)
	for i, at := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		s.add(text[at[2]:at[3]], text[at[1]:end])
	}
	return s, nil
}

func (s *set) add(name, text string) {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		m := label.FindStringSubmatchIndex(line)
		if m == nil {
			continue
		}
		kind := line[m[2]:m[3]]
		s.labels[place{name, i + 1}] = kind
		if kind == "planted" {
			s.planted++
		} else {
			s.alike++
		}
		lines[i] = line[:m[0]]
	}
	s.texts[name] = strings.Join(lines, "\n")
}

func (s *set) unpack() (string, error) {
	dir, err := os.MkdirTemp("", "secrets")
	if err != nil {
		return "", err
	}
	for name, text := range s.texts {
		path := filepath.Join(dir, filepath.Base(name), name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return dir, err
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			return dir, err
		}
	}
	return dir, nil
}

func (s *set) count(lines map[place]bool) (found, wrong int) {
	for at, kind := range s.labels {
		switch {
		case !lines[at]:
		case kind == "planted":
			found++
		default:
			wrong++
		}
	}
	return found, wrong
}

func gitleaks(_ string, s *set) (map[place]bool, error) {
	detector, err := detect.NewDetectorDefaultConfig()
	if err != nil {
		return nil, err
	}
	lines := map[place]bool{}
	for name, text := range s.texts {
		for _, f := range detector.DetectString(text) {
			for line := f.StartLine; line <= f.EndLine; line++ {
				lines[place{name, line + 1}] = true
			}
		}
	}
	return lines, nil
}

func detectSecrets(dir string, _ *set) (map[place]bool, error) {
	cmd := exec.Command("detect-secrets", "scan", "--all-files", "--force-use-all-plugins", ".")
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	var report struct {
		Results map[string][]struct {
			Line int `json:"line_number"`
		} `json:"results"`
	}
	if err := json.Unmarshal(out, &report); err != nil {
		return nil, err
	}
	lines := map[place]bool{}
	for path, results := range report.Results {
		for _, r := range results {
			lines[place{filepath.Base(path), r.Line}] = true
		}
	}
	return lines, nil
}

// flinkvet returns the finder that a program is. Each draft lies in a directory
// of its own, so that none is the configuration of another.
func flinkvet(program string) func(string, *set) (map[place]bool, error) {
	return func(dir string, _ *set) (map[place]bool, error) {
		program, err := filepath.Abs(program)
		if err != nil {
			return nil, err
		}
		cmd := exec.Command(program, "check", "--quiet", "--exit-zero", "--format", "json",
			"--select", "secrets,plaintext-variable-holds-secret,plain-env-secret", "--ignore", "weak-credential", ".")
		cmd.Dir = dir
		out, err := cmd.Output()
		if err != nil {
			return nil, err
		}
		var findings []struct {
			Path          string
			Line, EndLine int
		}
		if err := json.Unmarshal(out, &findings); err != nil {
			return nil, err
		}
		lines := map[place]bool{}
		for _, f := range findings {
			for line := f.Line; line <= f.EndLine; line++ {
				lines[place{filepath.Base(f.Path), line}] = true
			}
		}
		return lines, nil
	}
}
