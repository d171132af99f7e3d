package deployment

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMemoryOf(t *testing.T) {
	for text, want := range map[string]float64{
		"2048m": 2 << 30, "2 gb": 2 << 30, "1024": 1024, "1Gi": 1 << 30, "1.5Gi": 1.5 * (1 << 30), "2GiB": 2 << 30,
		"512Mi": 512 << 20, "1T": 1 << 40, "-1Gi": -(1 << 30), "10 bytes": 10,
	} {
		got, ok := memoryOf(text)
		assert.True(t, ok, text)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "2 gigs", "Gi", "1,5Gi", "2Gi of it"} {
		_, ok := memoryOf(text)
		assert.False(t, ok, text)
	}
}

func TestQuantityOf(t *testing.T) {
	for text, want := range map[string]float64{"1": 1, "0.5": .5, "500m": .5, ".5": .5, "2e3": 2000, "1E2": 100, "1Ei": 1 << 60, "2k": 2000, "0": 0} {
		got, ok := quantityOf(text)
		assert.True(t, ok, text)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{"two", "1 core", "1 m", "e3"} {
		_, ok := quantityOf(text)
		assert.False(t, ok, text)
	}
}
