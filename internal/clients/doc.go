// Package clients holds tests only: it runs flinkvet as the programs do that it
// is made for (GitHub Actions, pre-commit, problem matchers, editors) and holds
// the README against the binary.
//
// A test whose client is not on the machine is skipped and names it. The
// directory named by FLINKVET_TOOLS is searched before the PATH; .ci/run
// installs every client there.
package clients
