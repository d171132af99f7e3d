package deployment

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// flinkMemory is a size as Flink's MemorySize reads it, kubernetesQuantity a
// number as Kubernetes does; the operator takes memory in either.
var (
	flinkMemory = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(\d+)\s*(|b|bytes|k|kb|kibibytes|m|mb|mebibytes|g|gb|gibibytes|t|tb|tebibytes)$`)
	})
	kubernetesQuantity = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^([+-]?(?:\d+\.?\d*|\.\d+))(|[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)$`)
	})
)

// memoryOf returns the bytes of a memory size
// (ResourceConfigUtils.parseResourceMemoryString of the operator).
func memoryOf(text string) (bytes float64, ok bool) {
	text = strings.TrimSpace(text)
	if m := flinkMemory().FindStringSubmatch(strings.ToLower(text)); m != nil {
		n, err := strconv.ParseFloat(m[1], 64)
		return n * flinkUnit(m[2]), err == nil
	}
	text = strings.TrimSuffix(strings.ToUpper(strings.ReplaceAll(text, " ", "")), "B")
	if inner, ok := strings.CutSuffix(text, "I"); ok {
		text = inner + "i"
	}
	return quantityOf(text)
}

func flinkUnit(unit string) float64 {
	if unit == "" {
		return 1
	}
	switch unit[0] {
	case 'k':
		return 1 << 10
	case 'm':
		return 1 << 20
	case 'g':
		return 1 << 30
	case 't':
		return 1 << 40
	}
	return 1
}

// factors are what the suffixes of a quantity stand for.
var factors = map[string]float64{
	"": 1, "n": 1e-9, "u": 1e-6, "m": 1e-3, "k": 1e3, "K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15, "E": 1e18,
	"Ki": 1 << 10, "Mi": 1 << 20, "Gi": 1 << 30, "Ti": 1 << 40, "Pi": 1 << 50, "Ei": 1 << 60,
}

// quantityOf returns the number that a quantity of Kubernetes stands for.
func quantityOf(text string) (number float64, ok bool) {
	m := kubernetesQuantity().FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return 0, false
	}
	if len(m[2]) > 1 && strings.ContainsAny(m[2][:1], "eE") && m[2] != "Ei" {
		n, err := strconv.ParseFloat(m[1]+m[2], 64)
		return n, err == nil
	}
	n, err := strconv.ParseFloat(m[1], 64)
	return n * factors[m[2]], err == nil
}
