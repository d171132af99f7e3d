package literals

import (
	"strings"
	"unicode"
)

// A Shape is what a value's text looks like, whatever it is given to.
type Shape uint8

// The shapes of values.
const (
	Spelled     Shape = iota // the value itself
	Empty                    // no value: "", null, true
	Reference                // filled in elsewhere: ${x}, $(x), {{ x }}, ${file:/path:key}, vault:…
	Placeholder              // for the author to replace: <yourPassword>, YOUR_KEY, CHANGEME, xxx
	Masked                   // a sample with its heart struck out: LTAI****
	Sample                   // an example of a vendor's documentation
	Path                     // a file that holds the value
)

// Shape returns the shape of the literal's value.
func (l *Literal) Shape() Shape { return ShapeOf(l.Key, l.Value()) }

// ShapeOf returns the shape of a value that is given to key, which may be "".
// A value that repeats the key's last words ('password' = 'password') is how
// documentation writes a placeholder.
func ShapeOf(key, value string) Shape {
	value = strings.TrimSpace(value)
	switch {
	case isEmpty(value):
		return Empty
	case isReference(value):
		return Reference
	case isMasked(value):
		return Masked
	case isSample(value):
		return Sample
	case isPlaceholder(value) || repeatsKey(key, value):
		return Placeholder
	case isPath(value):
		return Path
	}
	return Spelled
}

func isEmpty(value string) bool {
	switch strings.ToLower(value) {
	case "", "null", "none", "nil", "true", "false", `""`, `''`:
		return true
	}
	return false
}

// stores are the prefixes of addresses in places that keep secrets.
var stores = []string{
	"vault:", "ref+", "op://", "sm://", "kms://", "secret://", "secrets://", "keyvault:",
	"arn:aws:secretsmanager:", "arn:aws:ssm:", "arn:aws-cn:secretsmanager:", "env:", "ENC(", "ENC[",
}

func isReference(value string) bool {
	for _, mark := range []string{"${", "$(", "{{", "#{", "<%", "%("} {
		if strings.Contains(value, mark) {
			return true
		}
	}
	for _, prefix := range stores {
		if strings.HasPrefix(value, prefix) {
			return true
		}
	}
	return isFormat(value) || wrapped(value, "%", "%") || wrapped(value, "@", "@") ||
		wrapped(value, "__", "__") || wrapped(value, "%", "s") && len(value) == 2 ||
		strings.HasPrefix(value, "$") && isUpperName(value[1:])
}

// isFormat reports whether a value begins as a hole of Python's format strings
// does: {password}, {config['password']}.
func isFormat(value string) bool {
	return len(value) > 2 && value[0] == '{' && (value[1] == '_' || unicode.IsLetter(rune(value[1])))
}

// wrapped reports whether value is a plain name between open and closing.
func wrapped(value, open, closing string) bool {
	inner, ok := strings.CutPrefix(value, open)
	if !ok {
		return false
	}
	inner, ok = strings.CutSuffix(inner, closing)
	return ok && isName(inner)
}

func isName(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_-. ", r)
	}) < 0
}

func isUpperName(s string) bool {
	return len(s) > 1 && isName(s) && s == strings.ToUpper(s) && strings.IndexFunc(s, unicode.IsLetter) == 0
}

// isMasked reports whether the heart of a sample is struck out, or all of it
// is signs.
func isMasked(value string) bool {
	return strings.IndexFunc(value, isWordRune) < 0 || strings.Contains(value, "***") ||
		strings.HasSuffix(value, "...") || strings.HasSuffix(value, "…") || strings.Contains(value, "•")
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isSample reports whether the value is one of the key pairs that AWS shows in
// its documentation: they end in EXAMPLE or EXAMPLEKEY.
func isSample(value string) bool {
	upper := strings.ToUpper(value)
	return len(value) >= 16 && (strings.HasSuffix(upper, "EXAMPLE") || strings.HasSuffix(upper, "EXAMPLEKEY"))
}

// isPlaceholder reports whether the value as a whole, or a marked word in it,
// waits for its author. The bare words are those that vendors' manuals put in
// place of a credential.
func isPlaceholder(value string) bool {
	word := normalize(value)
	switch word {
	case "password", "passwd", "username", "accesskey", "accessid", "accesssecret", "secretkey", "apikey",
		"ak", "sk", "placeholder", "replaceme", "tobereplaced":
		return true
	}
	for _, name := range []string{"accesskeyid", "accesskeysecret", "secretaccesskey"} {
		if strings.HasSuffix(word, name) {
			return true // "Aliyun access key secret"
		}
	}
	return isRow(word) || strings.Contains(word, "xxxx") || isRequest(value) || len(Placeholders(value)) > 0
}

// isRequest reports whether a value asks its reader in Chinese for what is to
// stand there: "your …", "please enter …", "replace with …".
func isRequest(value string) bool {
	for _, words := range []string{"您的", "你的", "请输入", "请填写", "请替换", "填写", "替换为"} {
		if strings.HasPrefix(value, words) {
			return true
		}
	}
	return false
}

// isRow reports whether a word is three or more of x, of y or of z.
func isRow(word string) bool {
	return len(word) >= 3 && strings.IndexByte("xyz", word[0]) >= 0 && strings.Trim(word, word[:1]) == ""
}

// repeatsKey reports whether the value is the key's last word or words, as in
// 'password' = 'password' or 'aws.secret-key' = 'secretKey'.
func repeatsKey(key, value string) bool {
	word := normalize(value)
	if len(word) < 3 {
		return false
	}
	for i := range key {
		if (i == 0 || strings.ContainsRune("._-", rune(key[i-1]))) && normalize(key[i:]) == word {
			return true
		}
	}
	return false
}

// normalize drops what spellings of a name differ in: case, "-", "_" and ".".
func normalize(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '-', '_', '.', ' ':
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// isPath reports whether the value is an absolute path, or a file URL: keys
// that name a secret are also given the file that holds it.
func isPath(value string) bool {
	if strings.HasPrefix(value, "file:/") {
		return true
	}
	rest, ok := strings.CutPrefix(value, "/")
	if !ok || !strings.Contains(rest, "/") {
		return false
	}
	for _, part := range strings.Split(rest, "/") {
		if part == "" || !isName(part) || strings.Contains(part, " ") {
			return false
		}
	}
	return true
}
