package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// Fingerprints returns, for each of the findings in their order, a name that
// stays the same while other lines come and go: of the rule, the file, the
// message, and how many of the same came before. Nothing of the file's text
// goes into it, so that it gives no secret away.
func Fingerprints(findings []Finding) []string {
	seen := map[string]int{}
	names := make([]string, len(findings))
	for i, f := range findings {
		said := strings.Join([]string{f.Rule.Name, f.At.Path, f.Message}, "\x00")
		seen[said]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", said, seen[said]))
		names[i] = hex.EncodeToString(sum[:16])
	}
	return names
}
