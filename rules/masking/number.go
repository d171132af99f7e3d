package masking

import (
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/flinkvet/flinkvet/linters/sensitive"
)

// A number is a number of a person in a text.
type number struct {
	from, to int
	class    sensitive.Class
	what     string
	// needsContext says that numbers of another kind often have the form, too.
	needsContext bool
}

// A shape is the form of a kind of number and what else holds for it.
type shape struct {
	pattern *regexp.Regexp
	class   sensitive.Class
	what    string
	valid   func(digits string) bool
	context bool
}

// shapes are the kinds of numbers that are known, the longest forms first.
var shapes = []shape{
	{regexp.MustCompile(`\d{17}[\dXx]`), sensitive.NationalID, "number of a Chinese identity card", chineseID, false},
	{regexp.MustCompile(`[A-Z]{2}\d{2}[A-Z0-9]{11,30}`), sensitive.BankCard, "IBAN", iban, false},
	{regexp.MustCompile(`\d{3}\.\d{3}\.\d{3}-\d{2}`), sensitive.NationalID, "number of a Brazilian taxpayer (CPF)", cpf, false},
	{regexp.MustCompile(`\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}|\d{14,19}`), sensitive.BankCard, "number of a bank card", bankCard, true},
	{regexp.MustCompile(`1[3-9]\d{9}`), sensitive.Phone, "number of a mobile phone", mobile, true},
}

// numbersIn returns the numbers of persons in a text. They stand alone: digits
// and letters around one make it a part of something else.
func numbersIn(text string) (found []number) {
	if digits(text) < fewest {
		return nil
	}
	for _, s := range shapes {
		for _, at := range s.pattern.FindAllStringIndex(text, -1) {
			if alone(text, at) && !overlaps(found, at) && s.valid(text[at[0]:at[1]]) {
				found = append(found, number{at[0], at[1], s.class, s.what, s.context})
			}
		}
	}
	return found
}

// fewest is how many digits each of the numbers has at least.
const fewest = 11

func digits(text string) (n int) {
	for i := range len(text) {
		if '0' <= text[i] && text[i] <= '9' {
			n++
		}
	}
	return n
}

func overlaps(found []number, at []int) bool {
	return slices.ContainsFunc(found, func(n number) bool { return n.from < at[1] && at[0] < n.to })
}

// alone reports whether no letter, digit, point or dash of a longer word adjoins
// a stretch of a text.
func alone(text string, at []int) bool {
	before, after := "", ""
	if at[0] > 0 {
		before = text[at[0]-1 : at[0]]
	}
	if at[1] < len(text) {
		after = text[at[1] : at[1]+1]
	}
	adjoins := func(c string) bool {
		return c != "" && (c >= "0" && c <= "9" || c >= "A" && c <= "Z" || c >= "a" && c <= "z" || strings.Contains("_-.+/:=&?%$", c))
	}
	return !adjoins(before) && (!adjoins(after) || after == "." && at[1]+1 == len(text))
}

// chineseID checks the number of an identity card of the People's Republic of
// China (GB 11643-1999): a province, a date of birth, and a check digit by ISO
// 7064 MOD 11-2.
func chineseID(number string) bool {
	const provinces = " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 "
	if !strings.Contains(provinces, " "+number[:2]+" ") {
		return false
	}
	born, err := time.Parse("20060102", number[6:14])
	if err != nil || born.Year() < 1900 || born.Year() > 2099 {
		return false
	}
	sum, weight := 0, 1
	for i := 16; i >= 0; i-- {
		weight = weight * 2 % 11
		sum += int(number[i]-'0') * weight
	}
	return strings.ToUpper(number[17:]) == string("10X98765432"[sum%11])
}

// published are numbers of cards that the networks and payment services give
// out for tests.
var published = strings.Fields(`4111111111111111 4242424242424242 4012888888881881 4000000000000002 4000056655665556
	5555555555554444 5105105105105100 5200828282828210 2223003122003222 378282246310005 371449635398431 6011111111111117
	6011000990139424 3530111333300000 3566002020360505 6200000000000005 6205500000000000004`)

// issuers match the first digits of the networks' cards (ISO/IEC 7812): Visa,
// Mastercard, American Express, Discover, JCB and UnionPay.
var issuers = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(4(\d{15}|\d{18})|5[1-5]\d{14}|2(22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|6(011|5\d\d)\d{12}|35(2[89]|[3-8]\d)\d{12}|62\d{14,17})$`)
})

func bankCard(number string) bool {
	number = strings.NewReplacer(" ", "", "-", "").Replace(number)
	return issuers().MatchString(number) && !slices.Contains(published, number) && !plain(number) && luhn(number)
}

// luhn checks a number by ISO/IEC 7812-1, annex B.
func luhn(number string) bool {
	sum := 0
	for i := range len(number) {
		d := int(number[len(number)-1-i] - '0')
		if i%2 == 1 {
			d *= 2
			d = d/10 + d%10
		}
		sum += d
	}
	return sum%10 == 0
}

// mobile takes out the numbers that people make up.
func mobile(number string) bool {
	return !plain(number) && number != "13800138000" && number != "13900139000"
}

// plain reports whether a number is made up: it runs up or down, or repeats one
// digit.
func plain(number string) bool {
	const up, down = "01234567890", "09876543210"
	for i := 0; i+5 <= len(number); i++ {
		part := number[i : i+5]
		if strings.Contains(up, part) || strings.Contains(down, part) || part == strings.Repeat(part[:1], 5) {
			return true
		}
	}
	return false
}

// ibanLengths are the lengths of account numbers by country (ISO 13616).
var ibanLengths = map[string]int{
	"AT": 20, "BE": 16, "CH": 21, "CZ": 24, "DE": 22, "DK": 18, "ES": 24, "FI": 18, "FR": 27, "GB": 22,
	"IE": 22, "IT": 27, "LU": 20, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SA": 24, "SE": 24, "TR": 26, "AE": 23,
}

// examples are account numbers that the standard and its registry print.
var examples = strings.Fields("DE89370400440532013000 GB29NWBK60161331926819 GB82WEST12345698765432 FR1420041010050500013M02606 NL91ABNA0417164300 CH9300762011623852957")

// iban checks an account number by ISO 13616: MOD 97-10 with the first four
// characters behind the rest.
func iban(number string) bool {
	if ibanLengths[number[:2]] != len(number) || slices.Contains(examples, number) {
		return false
	}
	var digits strings.Builder
	for _, c := range number[4:] + number[:4] {
		if c >= 'A' {
			digits.WriteString(strconv.Itoa(int(c-'A') + 10))
		} else {
			digits.WriteRune(c)
		}
	}
	n, ok := new(big.Int).SetString(digits.String(), 10)
	return ok && n.Mod(n, big.NewInt(97)).Int64() == 1
}

// cpf checks the number of a Brazilian taxpayer by its two check digits.
func cpf(number string) bool {
	digits := strings.NewReplacer(".", "", "-", "").Replace(number)
	if digits == strings.Repeat(digits[:1], 11) {
		return false
	}
	return cpfDigit(digits[:9]) == digits[9] && cpfDigit(digits[:10]) == digits[10]
}

func cpfDigit(digits string) byte {
	sum := 0
	for i := range len(digits) {
		sum += int(digits[i]-'0') * (len(digits) + 1 - i)
	}
	return '0' + byte(sum*10%11%10)
}
