package draft

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
)

func inUTF16(s string, order binary.AppendByteOrder, mark bool) []byte {
	var raw []byte
	if mark {
		raw = order.AppendUint16(raw, 0xFEFF)
	}
	for _, unit := range utf16.Encode([]rune(s)) {
		raw = order.AppendUint16(raw, unit)
	}
	return raw
}

func TestDecode(t *testing.T) {
	const text = "SELECT '\u8ba2\u5355', '\U0001F600';\n"
	for _, c := range []struct {
		title string
		raw   []byte
		want  Encoding
	}{
		{"UTF-8", []byte(text), UTF8},
		{"UTF-8 with a mark", []byte("\xEF\xBB\xBF" + text), UTF8BOM},
		{"UTF-16, little end first", inUTF16(text, binary.LittleEndian, true), UTF16LE},
		{"UTF-16, big end first", inUTF16(text, binary.BigEndian, true), UTF16BE},
	} {
		t.Run(c.title, func(t *testing.T) {
			data, enc := Decode(c.raw)
			assert.Equal(t, text, string(data))
			assert.Equal(t, c.want, enc)
			assert.Equal(t, c.raw, Encode(data, c.raw))
		})
	}
}

func TestDecodeWithoutMark(t *testing.T) {
	const text = "SELECT 1 FROM t;"
	data, enc := Decode(inUTF16(text, binary.LittleEndian, false))
	assert.Equal(t, text, string(data))
	assert.Equal(t, UTF16LE, enc)
	data, enc = Decode(inUTF16(text, binary.BigEndian, false))
	assert.Equal(t, text, string(data))
	assert.Equal(t, UTF16BE, enc)
}

func TestDecodeLeavesAlone(t *testing.T) {
	for _, raw := range []string{
		"", "a", "\x00", "a\x00", "a\x00b\x00", "\x00\x00\x00\x00\x00\x00\x00\x00", "PK\x03\x04\x14\x00\x08\x00\x08\x00",
		"caf\xe9", "\xc4\xe3\xba\xc3", "\xEF\xBB", strings.Repeat("x", 100) + "\x00",
	} {
		data, enc := Decode([]byte(raw))
		assert.Equal(t, raw, string(data))
		assert.Equal(t, UTF8, enc)
	}
}

func TestDecodeOddAndBroken(t *testing.T) {
	data, enc := Decode([]byte("\xFF\xFEa\x00b"))
	assert.Equal(t, "a", string(data), "half a unit at the end is dropped")
	assert.Equal(t, UTF16LE, enc)
	data, _ = Decode([]byte("\xFF\xFE\x00\xD8a\x00"))
	assert.Equal(t, "\uFFFDa", string(data), "half a pair is replaced")
	data, _ = Decode([]byte("\xFF\xFE"))
	assert.Empty(t, data)
}
