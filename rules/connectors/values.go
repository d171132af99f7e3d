package connectors

import (
	"fmt"
	"strings"

	"github.com/flinkvet/flinkvet/linters/endpoints"
	"github.com/flinkvet/flinkvet/linters/flink"
)

// isZero reports whether a value is a duration of nothing.
func isZero(value string) bool {
	d, _, err := flink.ParseDuration(value)
	return err == nil && d == 0
}

// isNameByte reports whether a byte may be part of a name.
func isNameByte(c byte) bool {
	return c == '_' || c == '-' || c == '$' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// count says how many there are of something.
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// items returns the parts of a list, which semicolons part.
func items(list string) (parts []string) {
	for part := range strings.SplitSeq(list, ";") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// text returns an option's text, variables as they are written.
func text(options endpoints.Options, key string) string {
	if o := options.Get(key); o != nil {
		return o.Value()
	}
	return ""
}
