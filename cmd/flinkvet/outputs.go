package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"github.com/flinkvet/flinkvet/internal/report"
	"github.com/flinkvet/flinkvet/sarif"
)

// outputs are the reports that a check writes.
type outputs struct {
	format string
	files  []string
	frame  bool
	color  string
	plain  bool

	most       int
	category   string
	suppressed bool

	// The style of text on standard output.
	style report.Style
}

func (o *outputs) add(flags *pflag.FlagSet) {
	flags.StringVarP(&o.format, "format", "f", cmp.Or(os.Getenv("FLINKVET_FORMAT"), "text"),
		"how findings are printed: "+strings.Join(words(formats), ", ")+" ($FLINKVET_FORMAT)")
	flags.StringArrayVarP(&o.files, "output", "o", nil, "write a report to a file as well, FORMAT=PATH; may be repeated")
	flags.BoolVar(&o.frame, "frame", false, "show the source line under each finding (by default where the output is a terminal)")
	flags.StringVar(&o.color, "color", "auto", "colour in text: auto, always or never")
	flags.BoolVar(&o.plain, "no-color", false, "the same as --color never")
	flags.IntVar(&o.most, "max-results", 5000, "how many results a SARIF report has at most, the worst ones; 0 is all")
	flags.StringVar(&o.category, "sarif-category", "", "the category of a SARIF report")
	flags.BoolVar(&o.suppressed, "sarif-suppressed", false, "have ignored findings in a SARIF report, as suppressed results")
}

// formats make a format of what a check came to.
var formats = map[string]func(*outputs, *told) report.Format{
	"text":       func(o *outputs, _ *told) report.Format { return report.Text(o.style) },
	"json":       always(report.JSON),
	"sarif":      func(o *outputs, t *told) report.Format { return o.sarif(t) },
	"github":     always(report.GitHub),
	"jsonl":      always(report.JSONL),
	"gitlab":     always(report.GitLab),
	"rdjson":     always(report.RDJSON),
	"checkstyle": always(report.Checkstyle),
	"junit":      always(report.JUnit),
	"markdown":   always(report.Markdown),
}

// always is the maker of a format that needs nothing but the run.
func always(f report.Format) func(*outputs, *told) report.Format {
	return func(*outputs, *told) report.Format { return f }
}

// check returns an error for a format or a color that there is not, and finds
// out how text is dressed.
func (o *outputs) check(cmd *cobra.Command) error {
	var errs []error
	for _, format := range append([]string{o.format}, o.fileFormats()...) {
		if formats[format] == nil {
			errs = append(errs, unknown("format", format, formats))
		}
	}
	for _, file := range o.files {
		if _, path, _ := strings.Cut(file, "="); path == "" {
			errs = append(errs, fmt.Errorf("--output %s: write FORMAT=PATH", file))
		}
	}
	switch o.color {
	case "auto", "always", "never":
	default:
		errs = append(errs, fmt.Errorf("--color: unknown word %q; use auto, always or never", o.color))
	}
	terminal := isTerminal(cmd.OutOrStdout())
	o.style.Frame = o.frame || terminal && !cmd.Flags().Changed("frame")
	o.style.Color = o.colored(terminal)
	return errors.Join(errs...)
}

func (o *outputs) fileFormats() (formats []string) {
	for _, file := range o.files {
		format, _, _ := strings.Cut(file, "=")
		formats = append(formats, format)
	}
	return formats
}

// showsSource reports whether a report shows lines of source.
func (o *outputs) showsSource() bool { return o.style.Frame }

func isTerminal(w io.Writer) bool {
	if p, ok := w.(*printer); ok {
		w = p.Writer
	}
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colored decides on color: the flags before NO_COLOR (no-color.org), and that
// before what forces color, and that before what the output is.
func (o *outputs) colored(terminal bool) bool {
	force := os.Getenv("CLICOLOR_FORCE")
	switch {
	case o.color == "never" || o.plain:
		return false
	case o.color == "always":
		return true
	case os.Getenv("NO_COLOR") != "":
		return false
	case os.Getenv("FORCE_COLOR") != "" || force != "" && force != "0":
		return true
	case os.Getenv("CLICOLOR") == "0" || os.Getenv("TERM") == "dumb":
		return false
	}
	return terminal
}

// write writes every report.
func (o *outputs) write(stdout io.Writer, t *told) error {
	if err := formats[o.format](o, t)(stdout, t.run); err != nil {
		return fmt.Errorf("cannot write to standard output: %w", err)
	}
	o.style = report.Style{}
	for _, file := range o.files {
		format, path, _ := strings.Cut(file, "=")
		if path == stdin {
			if err := formats[format](o, t)(stdout, t.run); err != nil {
				return fmt.Errorf("cannot write to standard output: %w", err)
			}
			continue
		}
		if err := writeFile(path, formats[format](o, t), t.run); err != nil {
			return fmt.Errorf("--output: %w", err)
		}
	}
	return nil
}

func writeFile(path string, format report.Format, run report.Run) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := errors.Join(format(f, run), f.Close()); err != nil {
		// Half a report is worse than none: who reads it may take it for whole.
		if info, statErr := os.Stat(path); statErr == nil && info.Mode().IsRegular() {
			os.Remove(path)
		}
		return err
	}
	return nil
}

func (o *outputs) sarif(t *told) report.Format {
	return func(w io.Writer, run report.Run) error {
		log := sarif.Run{
			Version:  thisBuild().Version,
			Findings: run.Findings,
			Notices:  t.notices,
			Failed:   t.code == exitFailed,
			ExitCode: t.code,
			Category: o.category,
			Most:     o.most,
			Read:     run.Read,
		}
		if o.suppressed {
			for _, s := range t.suppressed {
				log.Suppressed = append(log.Suppressed, sarif.Suppressed{Finding: s.Finding, Reason: s.Reason})
			}
		}
		return sarif.Write(w, log)
	}
}
