package report

import (
	"encoding/xml"
	"io"

	"github.com/flinkvet/flinkvet/rules"
)

// Checkstyle writes the XML of Checkstyle, which many servers read.
func Checkstyle(w io.Writer, run Run) error {
	doc := csReport{Version: "8.0"}
	for _, f := range run.Findings {
		name := Plain(run.Path(f.At.Path))
		if n := len(doc.Files); n == 0 || doc.Files[n-1].Name != name {
			doc.Files = append(doc.Files, csFile{Name: name})
		}
		file := &doc.Files[len(doc.Files)-1]
		file.Errors = append(file.Errors, csError{f.At.Line, f.At.Column, csSeverity[f.Severity], Plain(f.Message), "flinkvet." + f.Rule.Name})
	}
	return writeXML(w, doc)
}

type csReport struct {
	XMLName xml.Name `xml:"checkstyle"`
	Version string   `xml:"version,attr"`
	Files   []csFile `xml:"file"`
}

type csFile struct {
	Name   string    `xml:"name,attr"`
	Errors []csError `xml:"error"`
}

type csError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

var csSeverity = [...]string{rules.Off: "ignore", rules.Note: "info", rules.Warning: "warning", rules.Error: "error"}

func writeXML(w io.Writer, doc any) error {
	text, err := xml.MarshalIndent(doc, "", " ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+string(text)+"\n")
	return err
}
