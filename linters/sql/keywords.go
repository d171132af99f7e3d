package sql

import "strings"

// The words of Flink SQL, as the parser of Flink 2.2 has them
// (FlinkSqlParserImpl.getMetadata), and when each became reserved, as the
// parsers of 1.15, 1.17, 1.20, 2.0 and 2.2 show.

// reservedWords cannot be identifiers without backticks, in any version since
// 1.15.
const reservedWords = `
	ABS ALL ALLOCATE ALLOW ALTER AND ANY ARE ARRAY ARRAY_MAX_CARDINALITY AS ASENSITIVE ASYMMETRIC AT
	ATOMIC AUTHORIZATION AVG BEGIN BEGIN_FRAME BEGIN_PARTITION BETWEEN BIGINT BINARY BIT BLOB BOOLEAN
	BOTH BY BYTES CALL CALLED CARDINALITY CASCADED CASE CAST CATALOGS CEIL CEILING CHAR CHARACTER
	CHARACTER_LENGTH CHAR_LENGTH CHECK CLASSIFIER CLOB CLOSE COALESCE COLLATE COLLECT COLUMN COMMENT
	COMMIT CONDITION CONNECT CONSTRAINT CONTAINS CONVERT CORR CORRESPONDING COUNT COVAR_POP COVAR_SAMP
	CREATE CROSS CUBE CUME_DIST CURRENT CURRENT_CATALOG CURRENT_DATE CURRENT_DEFAULT_TRANSFORM_GROUP
	CURRENT_PATH CURRENT_ROLE CURRENT_ROW CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP
	CURRENT_TRANSFORM_GROUP_FOR_TYPE CURRENT_USER CURSOR CYCLE DATABASES DATE DAY DEALLOCATE DEC DECIMAL
	DECLARE DEFAULT DEFINE DELETE DENSE_RANK DEREF DESCRIBE DETERMINISTIC DISALLOW DISCONNECT DISTINCT
	DOUBLE DROP DYNAMIC EACH ELEMENT ELSE EMPTY END END-EXEC END_FRAME END_PARTITION EQUALS ESCAPE EVERY
	EXCEPT EXEC EXECUTE EXISTS EXP EXPLAIN EXTEND EXTENDED EXTERNAL EXTRACT FALSE FETCH FILTER
	FIRST_VALUE FLOAT FLOOR FOR FOREIGN FRAME_ROW FREE FROM FULL FUNCTION FUNCTIONS FUSION GET GLOBAL
	GRANT GROUP GROUPING GROUPS HAVING HOLD HOUR IDENTITY IMPORT IN INDICATOR INITIAL INNER INOUT
	INSENSITIVE INSERT INT INTEGER INTERSECT INTERSECTION INTERVAL INTO IS JOIN JSON_ARRAY JSON_ARRAYAGG
	JSON_EXISTS JSON_OBJECT JSON_OBJECTAGG JSON_QUERY JSON_VALUE LAG LANGUAGE LARGE LAST_VALUE LATERAL
	LEAD LEADING LEFT LIKE LIKE_REGEX LIMIT LN LOCAL LOCALTIME LOCALTIMESTAMP LOWER MATCH MATCHES
	MATCH_NUMBER MATCH_RECOGNIZE MAX MEASURES MEMBER MERGE METHOD MIN MINUS MINUTE MOD MODIFIES MODULE
	MODULES MONTH MULTISET NATIONAL NATURAL NCHAR NCLOB NEW NEXT NO NONE NORMALIZE NOT NTH_VALUE NTILE
	NULL NULLIF NUMERIC OCCURRENCES_REGEX OCTET_LENGTH OF OFFSET OLD OMIT ON ONE ONLY OPEN OR ORDER OUT
	OUTER OVER OVERLAPS OVERLAY PARAMETER PARTITION PATTERN PER PERCENT PERCENTILE_CONT PERCENTILE_DISC
	PERCENT_RANK PERIOD PERMUTE PIVOT PORTION POSITION POSITION_REGEX POWER PRECEDES PRECISION PREPARE
	PREV PRIMARY PROCEDURE RANGE RANK RAW READS REAL RECURSIVE REF REFERENCES REFERENCING REGR_AVGX
	REGR_AVGY REGR_COUNT REGR_INTERCEPT REGR_R2 REGR_SLOPE REGR_SXX REGR_SXY REGR_SYY RELEASE RENAME
	RESET RESULT RETURN RETURNS REVOKE RIGHT ROLLBACK ROLLUP ROW ROWS ROW_NUMBER RUNNING SAVEPOINT SCALA
	SCOPE SCROLL SEARCH SECOND SEEK SELECT SENSITIVE SESSION_USER SET SHOW SIMILAR SKIP SMALLINT SOME
	SPECIFIC SPECIFICTYPE SQL SQLEXCEPTION SQLSTATE SQLWARNING SQRT START STATIC STDDEV_POP
	STDDEV_SAMP STREAM STRING SUBMULTISET SUBSET SUBSTRING SUBSTRING_REGEX SUCCEEDS SUM SYMMETRIC SYSTEM
	SYSTEM_TIME SYSTEM_USER TABLE TABLES TABLESAMPLE THEN TIME TIMESTAMP TIMESTAMP_LTZ TIMEZONE_HOUR
	TIMEZONE_MINUTE TINYINT TO TRAILING TRANSLATE TRANSLATE_REGEX TRANSLATION TREAT TRIGGER TRIM
	TRIM_ARRAY TRUE TRUNCATE UESCAPE UNION UNIQUE UNKNOWN UNNEST UPDATE UPPER UPSERT USE USER USING
	VALUE VALUES VALUE_OF VARBINARY VARCHAR VARYING VAR_POP VAR_SAMP VERSIONING VIEWS WATERMARK
	WATERMARKS WHEN WHENEVER WHERE WIDTH_BUCKET WINDOW WITH WITHIN WITHOUT YEAR
`

// A reservation is words that became reserved with a release.
type reservation struct{ Since, Words string }

// laterReserved are words that were free in 1.13. The parser lets them be
// identifiers where it can tell, since the version that a script runs on is not
// known here.
var laterReserved = []reservation{
	{"1.15", `STATEMENT`},
	{"1.16", `MODIFY`},
	{"1.17", `
	ARRAY_CONCAT_AGG DOT GROUP_CONCAT ILIKE INCLUDE RLIKE SEPARATOR STRING_AGG UNPIVOT
	`},
	{"1.18", `PROCEDURES`},
	{"1.20", `
	BUCKETS CONTINUOUS DISTRIBUTED DISTRIBUTION FRESHNESS HASH MATERIALIZED MODELS REFRESH REFRESH_MODE RESUME
	SUSPEND
	`},
	{"2.0", `
	DATETIME DATE_TRUNC FRIDAY MONDAY QUALIFY QUARTERS SATURDAY SUNDAY THURSDAY TIMESTAMP_DIFF
	TIMESTAMP_TRUNC TIME_DIFF TIME_TRUNC TUESDAY WEDNESDAY WEEKS
	`},
	{"2.1", `STRUCTURED VARIANT`},
	{"2.2", `
	CONTAINS_SUBSTR DATETIME_TRUNC JSON_SCOPE ORDINAL SAFE_CAST SAFE_OFFSET SAFE_ORDINAL TRY_CAST
	`},
	{"2.3", `BITMAP CONNECTIONS`},
}

// freeWords have a meaning somewhere in the grammar and are identifiers
// elsewhere.
const freeWords = `
	A ABSENT ABSOLUTE ACTION ADA ADD ADMIN AFTER ALTERED ALWAYS ANALYZE APPLY ARCHIVE ARRAY_AGG ARTIFACT
	ASC ASOF ASSERTION ASSIGNMENT ATTRIBUTE ATTRIBUTES AUTO BEFORE BERNOULLI BREADTH C CACHE
	CASCADE CATALOG CATALOG_NAME CDC CENTURY CHAIN CHANGELOG_MODE CHARACTERISTICS CHARACTERS
	CHARACTER_SET_CATALOG CHARACTER_SET_NAME CHARACTER_SET_SCHEMA CLASS_ORIGIN CLEAR COBOL COLLATION
	COLLATION_CATALOG COLLATION_NAME COLLATION_SCHEMA COLUMNS COLUMN_NAME COMMAND_FUNCTION
	COMMAND_FUNCTION_CODE COMMITTED COMPACT COMPILE COMPUTE CONDITIONAL CONDITION_NUMBER CONFLICT CONNECTION
	CONNECTION_NAME CONSTRAINTS CONSTRAINT_CATALOG CONSTRAINT_NAME CONSTRAINT_SCHEMA
	CONSTRUCTOR CONTINUE CURSOR_NAME DATA DATABASE DATETIME_DIFF DATETIME_INTERVAL_CODE
	DATETIME_INTERVAL_PRECISION DATE_DIFF DAYOFWEEK DAYOFYEAR DAYS DECADE DEDUPLICATE DEFAULTS
	DEFERRABLE DEFERRED DEFINED DEFINER DEGREE DEPTH DERIVED DESC DESCRIPTION DESCRIPTOR DIAGNOSTICS
	DISPATCH DO DOMAIN DOW DOY DRAIN DYNAMIC_FUNCTION DYNAMIC_FUNCTION_CODE ENCODING ENFORCED EPOCH
	ERROR ESTIMATED_COST EXCEPTION EXCLUDE EXCLUDING EXIT FILE FINAL FIRST FOLLOWING FORMAT FORTRAN
	FOUND FRAC_SECOND FROM_BEGINNING FROM_NOW FROM_TIMESTAMP G GENERAL GENERATED GEOMETRY GO GOTO
	GRANTED HELP HIERARCHY HOP HOURS IF IGNORE IMMEDIATE IMMEDIATELY IMPLEMENTATION INCLUDING INCREMENT
	INITIALLY INPUT INSTANCE INSTANTIABLE INVOKER ISODOW ISOLATION ISOYEAR JAR JARS JAVA JOB JOBS JSON
	JSON_EXECUTION_PLAN K KEY KEY_MEMBER KEY_TYPE LABEL LAST LENGTH LEVEL LIBRARY LOAD LOCATOR M MAP
	MATCHED MATCH_CONDITION MAXVALUE MESSAGE_LENGTH MESSAGE_OCTET_LENGTH MESSAGE_TEXT METADATA
	MICROSECOND MILLENNIUM MILLISECOND MINUTES MINVALUE MODEL MONTHS MORE MUMPS NAME NAMES NANOSECOND
	NESTING NORMALIZED NOTHING NULLABLE NULLS NUMBER OBJECT OCTETS OPTION OPTIONS ORDERING ORDINALITY
	OTHERS OUTPUT OVERRIDING OVERWRITE OVERWRITING PAD PARAMETER_MODE PARAMETER_NAME
	PARAMETER_ORDINAL_POSITION PARAMETER_SPECIFIC_CATALOG PARAMETER_SPECIFIC_NAME
	PARAMETER_SPECIFIC_SCHEMA PARTIAL PARTITIONED PARTITIONS PASCAL PASSING PASSTHROUGH PAST PATH
	PLACING PLAN PLAN_ADVICE PLI PRECEDING PRESERVE PRIOR PRIVILEGES PUBLIC PYTHON QUARTER QUIT RANDOM
	READ RELATIVE REMOVE REPEATABLE REPLACE RESPECT RESTART RESTRICT RESUME_OR_FROM_BEGINNING
	RESUME_OR_FROM_NOW RESUME_OR_FROM_TIMESTAMP RETURNED_CARDINALITY RETURNED_LENGTH
	RETURNED_OCTET_LENGTH RETURNED_SQLSTATE RETURNING ROLE ROUTINE ROUTINE_CATALOG ROUTINE_NAME
	ROUTINE_SCHEMA ROW_COUNT SCALAR SCALE SCHEMA SCHEMA_NAME SCOPE_CATALOGS SCOPE_NAME SCOPE_SCHEMA
	SECONDS SECTION SECURITY SELF SEQUENCE SERIALIZABLE SERVER SERVER_NAME SESSION SETS SIMPLE SIZE
	SOURCE SPACE SPECIFIC_NAME SQL_BIGINT SQL_BINARY SQL_BIT SQL_BLOB SQL_BOOLEAN SQL_CHAR SQL_CLOB
	SQL_DATE SQL_DECIMAL SQL_DOUBLE SQL_FLOAT SQL_INTEGER SQL_INTERVAL_DAY SQL_INTERVAL_DAY_TO_HOUR
	SQL_INTERVAL_DAY_TO_MINUTE SQL_INTERVAL_DAY_TO_SECOND SQL_INTERVAL_HOUR SQL_INTERVAL_HOUR_TO_MINUTE
	SQL_INTERVAL_HOUR_TO_SECOND SQL_INTERVAL_MINUTE SQL_INTERVAL_MINUTE_TO_SECOND SQL_INTERVAL_MONTH
	SQL_INTERVAL_SECOND SQL_INTERVAL_YEAR SQL_INTERVAL_YEAR_TO_MONTH SQL_LONGVARBINARY SQL_LONGVARCHAR
	SQL_LONGVARNCHAR SQL_NCHAR SQL_NCLOB SQL_NUMERIC SQL_NVARCHAR SQL_REAL SQL_SMALLINT SQL_TIME
	SQL_TIMESTAMP SQL_TINYINT SQL_TSI_DAY SQL_TSI_FRAC_SECOND SQL_TSI_HOUR SQL_TSI_MICROSECOND
	SQL_TSI_MINUTE SQL_TSI_MONTH SQL_TSI_QUARTER SQL_TSI_SECOND SQL_TSI_WEEK SQL_TSI_YEAR SQL_VARBINARY
	SQL_VARCHAR START_MODE STATE STATISTICS STOP STRUCTURE STYLE SUBCLASS_ORIGIN SUBSTITUTE TABLE_NAME
	TEMPORARY TIES TIMESTAMPADD TIMESTAMPDIFF TOP_LEVEL_COUNT TRANSACTION TRANSACTIONS_ACTIVE
	TRANSACTIONS_COMMITTED TRANSACTIONS_ROLLED_BACK TRANSFORM TRANSFORMS TRIGGER_CATALOG TRIGGER_NAME
	TRIGGER_SCHEMA TUMBLE TYPE UNBOUNDED UNCOMMITTED UNCONDITIONAL UNDER UNLOAD UNNAMED UNSIGNED USAGE
	USER_DEFINED_TYPE_CATALOG USER_DEFINED_TYPE_CODE USER_DEFINED_TYPE_NAME USER_DEFINED_TYPE_SCHEMA
	UTF16 UTF32 UTF8 UUID VERSION VIEW VIRTUAL WEEK WORK WRAPPER WRITE XML YEARS ZONE
`

// functionWords are reserved but may name a function that is called.
const functionWords = `
	ABS AVG CARDINALITY CEILING CHAR CHARACTER_LENGTH CHAR_LENGTH COALESCE COLLECT COUNT COVAR_POP
	COVAR_SAMP CUME_DIST CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DENSE_RANK ELEMENT EVERY EXP
	FIRST_VALUE FLOOR FUSION GROUPING HOUR INTERSECTION LAG LAST_VALUE LEAD LEFT LN LOCALTIME
	LOCALTIMESTAMP LOWER MAX MIN MINUTE MOD MONTH NTH_VALUE NTILE NULLIF OCTET_LENGTH PERCENTILE_CONT
	PERCENTILE_DISC PERCENT_RANK POWER RANK REGR_COUNT REGR_SXX REGR_SYY RIGHT ROW_NUMBER SECOND SOME
	SQRT STDDEV_POP STDDEV_SAMP SUM TRUNCATE UPPER USER VAR_POP VAR_SAMP YEAR
`

// contextWords are functions that are called without parentheses.
const contextWords = `
	CURRENT_CATALOG CURRENT_DATE CURRENT_DEFAULT_TRANSFORM_GROUP CURRENT_PATH CURRENT_ROLE
	CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER LOCALTIME LOCALTIMESTAMP SESSION_USER
	SYSTEM_USER USER
`

// A word is what the parser knows of a keyword or an operator.
type word struct {
	// text is the word in upper case. One string serves all tokens.
	text string
	// bind is how tightly an operator of one word binds that stands between two
	// operands.
	bind int8
	// infix says that an operator which stands behind an operand begins with the
	// word.
	infix    bool
	reserved bool
	function bool
	context  bool
	// since is the release that reserved the word, empty for those that always
	// were.
	since string
}

// info returns what is known of a word, of which nothing holds for none.
func (id wordID) info() *word { return &words.words[id] }

// word returns the keyword in upper case, or the operator; empty for none.
func (id wordID) word() string { return words.words[id].text }

// word returns the token's keyword or operator, empty where it is none.
func (t lexeme) word() string { return t.id.word() }

// A vocabulary is all words and operators, and where to find them.
type vocabulary struct {
	words []word
	// places holds the words by their hash, each at the first free place.
	places [wordPlaces]wordID
	// single holds the operators of one character, longer those of several by
	// their first one, in the order in which they are tried.
	single [256]wordID
	longer [256][]wordID
}

// wordPlaces is how many places the table of words has: a power of two, and
// enough that most words stand at the place of their hash.
const wordPlaces = 4096

var words = *makeVocabulary()

func makeVocabulary() *vocabulary {
	v := &vocabulary{words: make([]word, 1, 1024)}
	for _, text := range namedTexts[1:] {
		v.add(text)
	}
	v.each(freeWords, func(*word) {})
	v.each(reservedWords, func(w *word) { w.reserved = true })
	for _, r := range laterReserved {
		v.each(r.Words, func(w *word) { w.reserved, w.since = true, r.Since })
	}
	v.each(functionWords, func(w *word) { w.function = true })
	v.each(contextWords, func(w *word) { w.context = true })
	for id, bind := range bindings {
		if bind != 0 {
			v.words[id].bind, v.words[id].infix = bind, true
		}
	}
	for _, id := range infixWords {
		v.words[id].infix = true
	}
	return v
}

// each gives what is known of each of the words, which stand in one text.
func (v *vocabulary) each(texts string, note func(*word)) {
	for _, text := range strings.Fields(texts) {
		id := v.find(text)
		if id == noWord {
			id = v.add(text)
		}
		note(&v.words[id])
	}
}

// add gives a word its number.
func (v *vocabulary) add(text string) wordID {
	id := wordID(len(v.words))
	v.words = append(v.words, word{text: text})
	switch c := text[0]; {
	case isLetter(c):
		i := wordHash(text)
		for v.places[i] != noWord {
			i = (i + 1) % wordPlaces
		}
		v.places[i] = id
	case len(text) == 1:
		v.single[c] = id
	default:
		v.longer[c] = append(v.longer[c], id)
	}
	return id
}

// find returns the word that an identifier is, none where it is a plain one.
func (v *vocabulary) find(ident string) wordID {
	if ident == "" || len(ident) > longestWord {
		return noWord
	}
	for i := wordHash(ident); v.places[i] != noWord; i = (i + 1) % wordPlaces {
		if id := v.places[i]; sameWord(v.words[id].text, ident) {
			return id
		}
	}
	return noWord
}

// operator returns the operator that s, which is not empty, begins with.
func (v *vocabulary) operator(s string) wordID {
	if len(s) > 1 && v.single[s[1]] != noWord {
		for _, id := range v.longer[s[0]] {
			if strings.HasPrefix(s, v.words[id].text) {
				return id
			}
		}
	}
	return v.single[s[0]]
}

// wordHash returns the place of a word, which is not empty, in the table,
// whatever its case. Its length and three of its letters tell the words apart
// well enough.
func wordHash(ident string) uint32 {
	n := len(ident)
	h := uint32(n)
	h = h*31 + uint32(ident[0]|0x20)
	h = h*31 + uint32(ident[n/2]|0x20)
	h = h*31 + uint32(ident[n-1]|0x20)
	return (h ^ h>>12) % wordPlaces
}

// sameWord reports whether an identifier is the word, which is in upper case.
func sameWord(upper, ident string) bool {
	if len(upper) != len(ident) {
		return false
	}
	if upper == ident {
		return true
	}
	for i := range len(upper) {
		if upperCase[ident[i]] != upper[i] {
			return false
		}
	}
	return true
}

// upperCase holds each byte, letters in upper case.
var upperCase = makeUpperCase()

func makeUpperCase() (upper [256]byte) {
	for c := range upper {
		upper[c] = byte(c)
		if 'a' <= c && c <= 'z' {
			upper[c] -= 'a' - 'A'
		}
	}
	return upper
}

// longestWord is the length of the longest word in the tables.
const longestWord = 32

// lookup returns what is known of an identifier, nil where it is a plain one.
func lookup(ident string) *word {
	if id := words.find(ident); id != noWord {
		return id.info()
	}
	return nil
}

// Reserved reports whether a word must be quoted to be an identifier, and the
// first release, such as "2.0", for which that holds; the release is empty
// where it holds for all.
func Reserved(ident string) (since string, reserved bool) {
	w := lookup(ident)
	if w == nil || !w.reserved {
		return "", false
	}
	return w.since, true
}

// keywords returns the keywords of a phrase. All of them are known.
func keywords(phrase string) []wordID {
	var ids []wordID
	for _, text := range strings.Fields(phrase) {
		ids = append(ids, words.find(text))
	}
	return ids
}

// phrases returns the keywords of each phrase.
func phrases(texts ...string) [][]wordID {
	var all [][]wordID
	for _, text := range texts {
		all = append(all, keywords(text))
	}
	return all
}

// phrase returns the keywords with spaces between them.
func phrase(words []wordID) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.word()
	}
	return strings.Join(texts, " ")
}

// opens says of the operators that are brackets how many they open.
var opens = [...]int8{lparen: 1, lbracket: 1, rparen: -1, rbracket: -1}

// A wordTable holds something of some of the named words.
type wordTable[T any] [namedWords]T

// of returns what the table holds of a word.
func (t *wordTable[T]) of(id wordID) T {
	if id < namedWords {
		return t[id]
	}
	return t[noWord]
}
