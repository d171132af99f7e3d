// Command flinkvet reads the drafts of Apache Flink jobs and says what is wrong
// with them before they run.
//
// Findings go to standard output, everything else to standard error. The exit
// code is 0 where nothing stands at or above the level that fails, 1 where
// something does, and 2 where flinkvet could not do its work.
package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/flinkvet/flinkvet/internal/near"
)

// The exit codes.
const (
	exitClean  = 0
	exitFound  = 1
	exitFailed = 2
)

// Errors that have nothing to say, because it has been said.
var (
	errFound  = errors.New("there are findings")
	errFailed = errors.New("not all could be checked")
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run runs a command line and returns its exit code.
func run(args []string, in io.Reader, out, errs io.Writer) (code int) {
	defer func() {
		if fault := recover(); fault != nil {
			fmt.Fprintf(errs, "flinkvet: internal fault: %v; please report it with the draft that shows it\n", fault)
			if slices.Contains(args, "--verbose") || slices.Contains(args, "-v") {
				errs.Write(debug.Stack())
			}
			code = exitFailed
		}
	}()
	root := newRoot()
	printed := &printer{Writer: out}
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(printed)
	root.SetErr(errs)
	switch err := root.Execute(); {
	case printed.err != nil && (err == nil || errors.Is(err, errFound)):
		fmt.Fprintf(errs, "flinkvet: cannot write to standard output: %v\n", printed.err)
		return exitFailed
	case err == nil:
		return exitClean
	case errors.Is(err, errFound):
		return exitFound
	case errors.Is(err, errFailed):
		return exitFailed
	default:
		fmt.Fprintf(errs, "flinkvet: %v\n", err)
		return exitFailed
	}
}

// A printer is standard output, and remembers that something was not written.
type printer struct {
	io.Writer
	err error
}

func (p *printer) Write(text []byte) (int, error) {
	n, err := p.Writer.Write(text)
	if p.err == nil {
		p.err = err
	}
	return n, err
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "flinkvet",
		Short: "Find what is wrong with drafts of Apache Flink jobs before they run",
		Long: `flinkvet reads the drafts of Apache Flink jobs, SQL with the configuration and
the deployments around it, and says what is wrong with them before they run.
It executes nothing of a draft and opens no connection.`,
		Args:          noSuchCommand,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return usage(cmd) },
	}
	root.SetFlagErrorFunc(wrongFlag)
	root.AddCommand(newCheck(), newFix(), newPermissions(), newExplain(), newRules(), newLineage(), newConfig(), newVersion())
	return root
}

// wrongFlag says what is wrong with a flag, and which one is meant.
func wrongFlag(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	hint := ""
	switch {
	case errors.As(err, &unknown):
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		hint = near.Hint("--"+unknown.GetSpecifiedName(), names)
	case errors.As(err, &invalid):
		flag := invalid.GetFlag()
		err = fmt.Errorf("--%s: %q is no %s", flag.Name, invalid.GetValue(), flagTypes[flag.Value.Type()])
	}
	return fmt.Errorf("%w%s; %s --help lists the flags", err, hint, cmd.CommandPath())
}

// flagTypes are the types of flags in words.
var flagTypes = map[string]string{"int": "whole number", "bool": "true or false", "stringSlice": "list with commas", "stringArray": "text", "string": "text"}

// noArguments refuses arguments of a command that takes none.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return fmt.Errorf("%s takes no arguments; leave out %q", cmd.CommandPath(), args[0])
}

// noSuchCommand refuses the argument of a command that has only subcommands.
func noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	return fmt.Errorf("unknown command %q%s", cmd.CommandPath()+" "+args[0], near.Hint(args[0], names))
}

// usage says how a command that does nothing by itself is used.
func usage(cmd *cobra.Command) error {
	cmd.SetOut(cmd.ErrOrStderr())
	if err := cmd.Help(); err != nil {
		return err
	}
	return errFailed
}

// unknown is the error of a word that is none of the keys of known.
func unknown[T any](what, word string, known map[string]T) error {
	names := words(known)
	return fmt.Errorf("unknown %s %q; use %s%s", what, word, strings.Join(names, ", "), near.Hint(word, names))
}

// words returns the keys of known, sorted.
func words[T any](known map[string]T) []string { return slices.Sorted(maps.Keys(known)) }
