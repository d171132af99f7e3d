package sensitive

import (
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The page about sensitive data knows all classes.
func TestClassesAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../../docs/sensitive-data.md")
	require.NoError(t, err)
	for _, d := range descriptions {
		assert.Contains(t, string(page), fmt.Sprintf("| %s | %s |", d.Class, d.Title))
	}
}
