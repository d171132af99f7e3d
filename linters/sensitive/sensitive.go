// Package sensitive tells from a column's name, type and comment whether it
// holds personal data or a secret, and of which class.
//
// It reads words, not substrings: phone_model, email_count and address_id speak
// of phones, mails and addresses and hold none. It knows English, Chinese in
// comments, and the pinyin abbreviations that Chinese schemas use for names.
// What a team has decided about its own columns is package policy's matter.
package sensitive

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// A Class is a kind of sensitive data.
type Class string

// The classes that ship.
const (
	Phone      Class = "phone"
	NationalID Class = "national-id"
	BankCard   Class = "bank-card"
	Email      Class = "email"
	Name       Class = "name"
	Address    Class = "address"
	Birthday   Class = "birthday"
	Location   Class = "location"
	Device     Class = "device"
	Network    Class = "network"
	Health     Class = "health"
	Vehicle    Class = "vehicle"
	Biometric  Class = "biometric"
	Social     Class = "social"
	Secret     Class = "secret"
)

// A Description is what messages and rules need to know of a class.
type Description struct {
	Class Class
	// Title is the class in words, "phone number".
	Title string
	// Keep is the number of characters that a partial mask may leave.
	Keep int
	// Samples are made-up values in their usual forms, the most usual first; it
	// is empty where values have no length of their own.
	Samples []string
	// Guessable says that there are so few values of the class that a hash
	// without a secret is undone by trying them all.
	Guessable bool
	// mask is an expression that masks the column {}.
	mask string
}

// Mask returns an expression of Flink SQL that masks a column of the class.
func (d Description) Mask(column string) string { return strings.ReplaceAll(d.mask, "{}", column) }

// TransformMask returns an expression of a transform of Flink CDC that masks a column
// of the class, "" where Flink CDC has no function for it: it hashes nothing, and
// its releases up to 3.6 have neither LEFT nor RIGHT.
func (d Description) TransformMask(column string) string {
	if d.mask == hashed {
		return ""
	}
	mask := leftPart().ReplaceAllString(d.mask, "SUBSTR($1, 1, $2)")
	mask = rightPart().ReplaceAllStringFunc(mask, func(part string) string {
		m := rightPart().FindStringSubmatch(part)
		n, _ := strconv.Atoi(m[2])
		return fmt.Sprintf("SUBSTR(%s, %d)", m[1], utf8.RuneCountInString(d.Samples[0])-n+1)
	})
	mask = strings.ReplaceAll(mask, "AS STRING", "AS VARCHAR") // Flink CDC knows no STRING
	return strings.ReplaceAll(mask, "{}", column)
}

// leftPart and rightPart match the calls of LEFT and RIGHT in a mask.
var (
	leftPart  = lazily(`LEFT\(((?:[^(),]|\([^()]*\))+), (\d+)\)`)
	rightPart = lazily(`RIGHT\(((?:[^(),]|\([^()]*\))+), (\d+)\)`)
)

func lazily(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// hashed is the mask for what has no part that is worth keeping.
const hashed = "SHA256(CONCAT({}, '${secret_values.salt}'))"

var descriptions = []Description{
	{Phone, "phone number", 7, []string{"13812345678", "138-1234-5678", "+8613812345678", "(212) 555-0123"}, true, "CONCAT(LEFT({}, 3), '****', RIGHT({}, 4))"},
	{NationalID, "identity document number", 10, []string{"110101199003071234", "123-45-6789", "E12345678"}, true, "CONCAT(LEFT({}, 4), '**********', RIGHT({}, 4))"},
	{BankCard, "bank card or account number", 8, []string{"6222021234567890", "6222 0212 3456 7890", "DE89370400440532013000"}, true, "CONCAT(LEFT({}, 4), '********', RIGHT({}, 4))"},
	{Email, "e-mail address", 3, []string{"someone@example.com"}, true, "REGEXP_REPLACE({}, '^(.).*(@.*)$', '$1***$2')"},
	{Name, "person's name", 2, nil, false, "CONCAT(LEFT({}, 1), '**')"},
	{Address, "postal address", 6, nil, false, "CONCAT(LEFT({}, 6), '****')"},
	{Birthday, "date of birth", 6, []string{"1990-03-07", "19900307"}, true, "CONCAT(LEFT(CAST({} AS STRING), 4), '-**-**')"},
	{Location, "location", 4, nil, false, hashed},
	{Device, "device identifier", 6, []string{"490154203237518", "00:1B:44:11:3A:B7"}, false, hashed},
	{Network, "network address", 8, []string{"192.168.10.25"}, true, hashed},
	{Health, "health data", 0, nil, false, hashed},
	{Vehicle, "vehicle number", 4, []string{"京A12345", "LSVAU2180N2183294"}, true, "CONCAT(LEFT({}, 2), '****', RIGHT({}, 1))"},
	{Biometric, "biometric data", 0, nil, false, hashed},
	{Social, "social account", 4, nil, false, hashed},
	{Secret, "password or secret", 0, nil, false, hashed},
}

// Describe returns what is known of a class. A class of a team's own is
// described by its name.
func Describe(c Class) Description {
	for _, d := range descriptions {
		if d.Class == c {
			return d
		}
	}
	return Description{Class: c, Title: string(c), Keep: 4, mask: hashed}
}

// A Certainty is how sure it is that a column is of a class.
type Certainty uint8

// The certainties.
const (
	No   Certainty = iota
	Weak           // the name is also used for other things, or the type is odd
	Sure
)

// A Column is what is known of a column.
type Column struct {
	Table, Name string
	// Of is the name of what holds a field: buyer of body.buyer.phone; "" of a
	// column.
	Of string
	// Type is the name of the type in upper case, of its elements where it is
	// an array; "" where it is not known.
	Type    string
	Comment string
	// Siblings are the names of the table's columns.
	Siblings []string
}

// A Verdict is the class of a column and what it rests on.
type Verdict struct {
	Class     Class
	Certainty Certainty
	// By says what the verdict rests on: "name" or "comment".
	By string
}

// Classify judges a column by its comment and its name. A comment that speaks
// of masking, or of something else than the name does, clears the column.
func Classify(c Column) Verdict {
	if masked(c.Comment) {
		return Verdict{}
	}
	class, other := byComment(c.Comment)
	if class != "" && c.Type != "BOOLEAN" {
		return Verdict{class, Sure, "comment"}
	}
	v := byName(c)
	if v.Class != "" && v.Class == other {
		return Verdict{} // the column phone holds a "phone model"
	}
	return v
}
