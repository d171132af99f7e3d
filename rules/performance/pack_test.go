package performance

import (
	"testing"

	"github.com/flinkvet/flinkvet/rules/rulestest"
)

func TestPages(t *testing.T) { rulestest.Run(t, Pack) }
