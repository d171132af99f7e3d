package report

import (
	"encoding/xml"
	"fmt"
	"io"
)

// JUnit writes findings as failed tests, a suite for each file. A run without
// findings is one test that passed: some readers refuse an empty report.
func JUnit(w io.Writer, run Run) error {
	doc := junitReport{Name: "flinkvet", Tests: max(1, len(run.Findings)), Failures: len(run.Findings)}
	for _, f := range run.Findings {
		name := Plain(run.Path(f.At.Path))
		if n := len(doc.Suites); n == 0 || doc.Suites[n-1].Name != name {
			doc.Suites = append(doc.Suites, junitSuite{Name: name})
		}
		suite := &doc.Suites[len(doc.Suites)-1]
		suite.Tests++
		suite.Failures++
		suite.Cases = append(suite.Cases, junitCase{
			Name: f.Rule.Name, Class: fmt.Sprintf("%s:%d:%d", name, f.At.Line, f.At.Column), File: name, Line: f.At.Line,
			Failure: &junitFailure{Plain(f.Message), f.Severity.String(), fmt.Sprintf("%s:%d:%d: %s: %s [%s]",
				name, f.At.Line, f.At.Column, f.Severity, Plain(f.Message), f.Rule.Name)},
		})
	}
	if len(run.Findings) == 0 {
		doc.Suites = []junitSuite{{Name: "flinkvet", Tests: 1, Cases: []junitCase{{Name: "check", Class: "flinkvet"}}}}
	}
	return writeXML(w, doc)
}

type junitReport struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	File    string        `xml:"file,attr,omitempty"`
	Line    int           `xml:"line,attr,omitempty"`
	Failure *junitFailure `xml:"failure"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}
