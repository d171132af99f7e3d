package settings

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestParallelism(t *testing.T) {
	for name, tt := range map[string]struct {
		fixture
		want int
	}{
		"nothing says":     {fixture{}, 0},
		"the cluster":      {fixture{cluster: "parallelism.default: 2"}, 2},
		"a statement":      {fixture{cluster: "parallelism.default: 2", script: "SET 'parallelism.default' = '3';"}, 3},
		"the tables'":      {fixture{script: "SET 'parallelism.default' = '3'; SET 'table.exec.resource.default-parallelism' = '4';"}, 4},
		"the default of 0": {fixture{script: "SET 'table.exec.resource.default-parallelism' = '-1'; SET 'parallelism.default' = '3';"}, 3},
		"the deployment":   {fixture{operator: "kind: FlinkDeployment\nspec:\n  job: {jarURI: x, parallelism: 5}\n  flinkConfiguration:\n    parallelism.default: '2'"}, 5},
		"the pipeline":     {fixture{cluster: "parallelism.default: 2", pipeline: "source: {type: mysql}\nsink: {type: doris}\npipeline: {parallelism: 6}"}, 6},
		"a variable":       {fixture{script: "SET 'parallelism.default' = '${p}';"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			_, jobs := tt.resolve()
			n, at := jobs[0].Parallelism()
			assert.Equal(t, tt.want, n)
			assert.Equal(t, tt.want > 0, at.IsValid())
		})
	}
}
