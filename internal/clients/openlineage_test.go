package clients

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// OpenLineage's own client for Python reads the events that flinkvet writes, and
// nothing that is wrong in them.
func TestOpenLineageClient(t *testing.T) {
	python := tool(t, "python3")
	if !run(t, root, nil, python, "-c", "import openlineage.client").ok() {
		t.Skip("openlineage-python is not installed for " + python)
	}
	read := func(events string) (string, error) {
		cmd := exec.Command(python, "testdata/read_events.py")
		cmd.Stdin = strings.NewReader(events)
		out, err := cmd.CombinedOutput()
		return strings.TrimSpace(string(out)), err
	}
	events := run(t, root, nil, flinkvet(t), "lineage", "--format=openlineage", "examples").stdout
	outputs, err := read(events)
	require.NoError(t, err, outputs)
	assert.NotContains(t, []string{"", "0"}, outputs)
	for right, wrong := range map[string]string{
		`"namespace":"flink"`: `"namespace":3`, `"field":`: `"column":`, `"eventTime":"2`: `"eventTime":"x`,
		`/1-2-0/`: `/9-0-0/`, `"_producer":`: `"_made_by":`, `"inputFields":`: `"from":`,
	} {
		require.Contains(t, events, right)
		_, err := read(strings.Replace(events, right, wrong, 1))
		assert.Error(t, err, wrong)
	}
}
