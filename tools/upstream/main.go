// Command upstream tells what the parser of TiDB, which is for MySQL's dialect,
// reads in scripts that declare tables: the oracle that the reader of snapshots
// in linters/catalog is held against. It is a module of its own, so that flinkvet
// does not link that parser.
//
//	go run . read FILE...          one JSON object a file
//	go run . generate COUNT SEED   scripts by a grammar, with what is read in them
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
)

// A reading is a script with what the parser reads in it.
type reading struct {
	// File names the script, or Script spells it out.
	File   string   `json:"file,omitempty"`
	Script string   `json:"script,omitempty"`
	Tables []*table `json:"tables"`
	// Statements is how many statements there are; Refused are those of them that
	// the parser does not take.
	Statements int      `json:"statements"`
	Refused    []string `json:"refused,omitempty"`
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	switch {
	case len(args) > 1 && args[0] == "read":
		for _, name := range args[1:] {
			text, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			r := read(string(text))
			r.File = name
			if err := out.Encode(r); err != nil {
				return err
			}
		}
		return nil
	case len(args) == 3 && args[0] == "generate":
		count, err := strconv.Atoi(args[1])
		if err != nil {
			return err
		}
		seed, err := strconv.ParseUint(args[2], 10, 64)
		if err != nil {
			return err
		}
		for i := range count {
			script := generate(seed + uint64(i))
			r := read(script)
			r.Script = script
			if err := out.Encode(r); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("usage: upstream read FILE... | generate COUNT SEED")
}
