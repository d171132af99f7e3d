package main

import "strings"

// split cuts a script into its statements, as the client of MySQL does: at what
// DELIMITER says, and not in quotes and comments.
func split(script string) (statements []string) {
	delimiter, start := ";", 0
	for at := 0; at < len(script); {
		rest := script[at:]
		switch {
		case strings.TrimSpace(script[start:at]) == "" && hasWord(rest, "DELIMITER"):
			line, _, _ := strings.Cut(rest, "\n")
			delimiter = strings.TrimSpace(line[len("DELIMITER"):])
			at += len(line)
			start = at
		case strings.HasPrefix(rest, delimiter):
			statements = append(statements, script[start:at])
			at += len(delimiter)
			start = at
		default:
			at += step(rest)
		}
	}
	statements = append(statements, script[start:])
	filled := statements[:0]
	for _, s := range statements {
		if strings.TrimSpace(s) != "" {
			filled = append(filled, s)
		}
	}
	return filled
}

func hasWord(text, word string) bool {
	return len(text) > len(word) && strings.EqualFold(text[:len(word)], word) && text[len(word)] == ' '
}

// step is how long the quoted text, the comment or else the byte is that a text
// starts with.
func step(text string) int {
	switch {
	case text[0] == '#', strings.HasPrefix(text, "-- "), strings.HasPrefix(text, "--\n"):
		return upTo(text, "\n")
	case strings.HasPrefix(text, "/*"):
		return upTo(text, "*/")
	case text[0] == '`', text[0] == '\'', text[0] == '"':
		for i := 1; i < len(text); i++ {
			if text[i] == '\\' && text[0] != '`' {
				i++
			} else if text[i] == text[0] {
				return i + 1
			}
		}
		return len(text)
	}
	return 1
}

func upTo(text, end string) int {
	if at := strings.Index(text[1:], end); at >= 0 {
		return 1 + at + len(end)
	}
	return len(text)
}
