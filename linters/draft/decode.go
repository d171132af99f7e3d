package draft

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
)

// An Encoding is how a file is written on disk.
type Encoding uint8

// The encodings that Decode tells apart.
const (
	UTF8 Encoding = iota
	UTF8BOM
	UTF16LE
	UTF16BE
)

// Decode returns the text of a file in UTF-8 without a byte order mark, and
// the encoding that it was in. Text in UTF-16 is recognised by its mark, or by
// a zero byte beside each of its first ASCII characters. Bytes that are not
// valid stay as they are: the readers say where they stand.
func Decode(raw []byte) ([]byte, Encoding) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xEF, 0xBB, 0xBF}):
		return raw[3:], UTF8BOM
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return decode16(raw[2:], binary.LittleEndian), UTF16LE
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return decode16(raw[2:], binary.BigEndian), UTF16BE
	case zeroesAt(raw, 1):
		return decode16(raw, binary.LittleEndian), UTF16LE
	case zeroesAt(raw, 0):
		return decode16(raw, binary.BigEndian), UTF16BE
	}
	return raw, UTF8
}

// zeroesAt reports whether exactly every second byte of the file's head, from
// the byte at first on, is zero.
func zeroesAt(raw []byte, first int) bool {
	head := raw[:min(len(raw)&^1, 64)]
	for i, b := range head {
		if (b == 0) != (i%2 == first) {
			return false
		}
	}
	return len(head) >= 8
}

func decode16(raw []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = order.Uint16(raw[2*i:])
	}
	return []byte(string(utf16.Decode(units)))
}

// Encode returns text as a file that is written as like is: in its encoding,
// and with a byte order mark where it has one. It undoes Decode.
func Encode(text, like []byte) []byte {
	switch _, encoding := Decode(like); encoding {
	case UTF8BOM:
		return append([]byte{0xEF, 0xBB, 0xBF}, text...)
	case UTF16LE:
		return encode16(text, like, binary.LittleEndian)
	case UTF16BE:
		return encode16(text, like, binary.BigEndian)
	}
	return text
}

func encode16(text, like []byte, order binary.AppendByteOrder) []byte {
	var raw []byte
	if mark := order.AppendUint16(nil, 0xFEFF); bytes.HasPrefix(like, mark) {
		raw = mark
	}
	for _, unit := range utf16.Encode([]rune(string(text))) {
		raw = order.AppendUint16(raw, unit)
	}
	return raw
}
