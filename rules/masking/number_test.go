package masking

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNumbers(t *testing.T) {
	tests := []struct {
		text string
		what string
	}{
		{"440305198703142037", "number of a Chinese identity card"},
		{"id 44030519870314203 7", ""},
		{"440305198703142032", ""},                       // a check digit that is wrong
		{"440305198713142037", ""},                       // no such month
		{"990305198703142037", ""},                       // no such province
		{"order_440305198703142037", ""},                 // a part of a name
		{"6222020819045273615", "number of a bank card"}, // by its check digit
		{"6222020819045273610", ""},
		{"4111111111111111", ""}, // for tests
		{"4539 1488 0343 6467", "number of a bank card"},
		{"1700000000000", ""}, // milliseconds
		{"13912345678", ""},   // made up
		{"13957182046", "number of a mobile phone"},
		{"23957182046", ""},
		{"+8613957182046", ""},
		{"DE89370400440532013000", ""}, // the registry's example
		{"DE27100777770209299700", "IBAN"},
		{"DE28100777770209299700", ""},
		{"529.982.247-25", "number of a Brazilian taxpayer (CPF)"},
		{"529.982.247-24", ""},
		{"111.111.111-11", ""},
		{"2024-01-01 00:00:00", ""},
	}
	for _, test := range tests {
		what := ""
		for _, n := range numbersIn(test.text) {
			what += n.what
		}
		assert.Equal(t, test.what, what, test.text)
	}
}

func FuzzNumbers(f *testing.F) {
	f.Add("440305198703142037 DE27100777770209299700 529.982.247-25 4539 1488 0343 6467")
	f.Fuzz(func(t *testing.T, text string) {
		for _, n := range numbersIn(text) {
			assert.Less(t, n.from, n.to)
			assert.LessOrEqual(t, n.to, len(text))
		}
	})
}
