package audit_test

import (
	"testing"

	"github.com/flinkvet/flinkvet/rules/audit"
	"github.com/flinkvet/flinkvet/rules/rulestest"
	"github.com/flinkvet/flinkvet/rules/secrets"
)

func TestPages(t *testing.T) { rulestest.RunSettled(t, audit.Pack, secrets.Pack) }
