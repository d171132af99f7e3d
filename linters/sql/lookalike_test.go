package sql

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What only looks like a sign of Flink's is reported once, by its name, and read as
// what it looks like.
func TestLookAlikes(t *testing.T) {
	for text, messages := range map[string][]string{
		"SELECT a，b，c FROM t":                                        {`found "，" (U+FF0C), a full-width comma; write ','`},
		"SELECT UPPER(a） FROM t":                                     {`found "）" (U+FF09), a full-width bracket; write ')'`},
		"SELECT a FROM t WHERE a ＞＝ 1":                               {`found "＞" (U+FF1E), a full-width character; write '>'`},
		"SELECT a FROM t WHERE a ≥ 1":                                {`found "≥" (U+2265), a sign that Flink does not know; write '>='`},
		"SELECT ‘a，b’ FROM t":                                        {`found "‘" (U+2018), a typographic quote; write a straight single quote`},
		"SELECT ｀a｀ FROM t":                                          {`found "｀" (U+FF40), a full-width quote; write a backtick`},
		"CREATE TABLE t (a INT) WITH (“connector” = 'x')":            {`found "“" (U+201C), a typographic quote; write a straight single quote`},
		"SELECT a — what it is\n FROM t":                             {`found "—" (U+2014), a dash; write -- for a comment, '-' for a minus`},
		"SELECT\u00a0a,\u00a0b FROM t":                               {"found U+00A0, a blank that Flink does not take for one; write a space"},
		"SELECT a\u3000FROM t":                                       {"found U+3000, a blank that Flink does not take for one; write a space"},
		"SEL\u200bECT a FROM t":                                      {"found the invisible character U+200B; remove it"},
		"\u00adSELECT a FROM t":                                      {"found the invisible character U+00AD; remove it"},
		"SELECT 1; \ufeffSELECT a FROM t":                            {"found the invisible character U+FEFF; remove it"},
		"CREATE TABLE t (a INT) WITH ('connector’ = 'x', 'a' = 'b')": {`a quote is missing on this line; "’" (U+2019) is a typographic quote, write a straight single quote`},
		"SELECT a, … FROM t WHERE …":                                 {`found "…" (U+2026), which stands for what is left out; write that`},
		"ＳＥＬＥＣＴ a FROM t":                                            {`found "Ｓ" (U+FF33), a full-width letter; write 'S'`},
		"SELECT （a） FROM t": {
			`found "（" (U+FF08), a full-width bracket; write '('`,
			`found "）" (U+FF09), a full-width bracket; write ')'`,
		},
		"\ufeffSELECT a FROM t": nil,
		"SELECT '（“a”，b）\u3000\u00a0', '👩\u200d💻' FROM t": nil,
		"SELECT `a（b）` FROM t -- （说明），“引号”；\u3000\u200b":  nil,
		"SELECT 金额, été, Straße /* ‘x’ \u00a0 */ FROM 订单": nil,
	} {
		var got []string
		for _, e := range parse(text).Errors {
			got = append(got, e.Msg)
		}
		assert.Equal(t, messages, got, "%q", text)
	}
}
