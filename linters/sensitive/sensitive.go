// Package sensitive tells from a column's name, type and comment whether it
// holds personal data or a secret, and of which class.
//
// It reads words, not substrings: phone_model, email_count and address_id speak
// of phones, mails and addresses and hold none. It knows English, Chinese in
// comments, and the pinyin abbreviations that Chinese schemas use for names.
// What a team has decided about its own columns is package policy's matter.
package sensitive

import "strings"

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
	Secret     Class = "secret"
)

// A Description is what messages and rules need to know of a class.
type Description struct {
	Class Class
	// Title is the class in words, "phone number".
	Title string
	// Keep is the number of characters that a partial mask may leave.
	Keep int
	// Guessable says that there are so few values of the class that a hash
	// without a secret is undone by trying them all.
	Guessable bool
	// mask is an expression that masks the column {}.
	mask string
}

// Mask returns an expression of Flink SQL that masks a column of the class.
func (d Description) Mask(column string) string { return strings.ReplaceAll(d.mask, "{}", column) }

// hashed is the mask for what has no part that is worth keeping.
const hashed = "SHA256(CONCAT({}, '${secret_values.salt}'))"

var descriptions = []Description{
	{Phone, "phone number", 7, true, "CONCAT(LEFT({}, 3), '****', RIGHT({}, 4))"},
	{NationalID, "identity document number", 10, true, "CONCAT(LEFT({}, 4), '**********', RIGHT({}, 4))"},
	{BankCard, "bank card or account number", 8, true, "CONCAT(LEFT({}, 4), '********', RIGHT({}, 4))"},
	{Email, "e-mail address", 3, true, "REGEXP_REPLACE({}, '^(.).*(@.*)$', '$1***$2')"},
	{Name, "person's name", 2, false, "CONCAT(LEFT({}, 1), '**')"},
	{Address, "postal address", 6, false, "CONCAT(LEFT({}, 6), '****')"},
	{Birthday, "date of birth", 4, true, "CONCAT(LEFT(CAST({} AS STRING), 4), '-**-**')"},
	{Location, "location", 4, false, hashed},
	{Device, "device identifier", 6, false, hashed},
	{Network, "network address", 7, true, hashed},
	{Health, "health data", 0, false, hashed},
	{Vehicle, "vehicle number", 4, true, "CONCAT(LEFT({}, 2), '****', RIGHT({}, 1))"},
	{Secret, "password or secret", 0, false, hashed},
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
