package sql

// A wordID is the number of a keyword or an operator, so that the parser compares
// numbers and not texts. Zero is no word.
type wordID uint16

// The operators, brackets first, and the keywords that the parser asks for.
const (
	noWord wordID = iota
	lparen
	lbracket
	rparen
	rbracket
	lbrace
	rbrace
	semicolon
	dot
	comma
	equal
	less
	greater
	question
	colon
	plus
	minus
	star
	slash
	percent
	bar
	caret
	ampersand
	dollar
	bang
	hintBegin
	hintEnd
	notEqual
	atMost
	atLeast
	bangEqual
	concat
	fatArrow
	arrow
	shift
	doubleColon
	doubleDot

	kwA
	kwAbsent
	kwAdd
	kwAfter
	kwAll
	kwAllow
	kwAlter
	kwAnalyze
	kwAnd
	kwAny
	kwApply
	kwArray
	kwArrayAgg
	kwArrayConcatAgg
	kwArtifact
	kwAs
	kwAsc
	kwAsof
	kwAsymmetric
	kwAttributes
	kwBegin
	kwBernoulli
	kwBetween
	kwBigint
	kwBinary
	kwBitmap
	kwBoolean
	kwBoth
	kwBuckets
	kwBy
	kwBytes
	kwCall
	kwCascade
	kwCase
	kwCast
	kwCatalog
	kwCeil
	kwCeiling
	kwChangelogMode
	kwChar
	kwCharacter
	kwClear
	kwColumn
	kwColumns
	kwComment
	kwCompact
	kwCompile
	kwCompute
	kwConflict
	kwConnection
	kwConstraint
	kwConstraints
	kwContains
	kwContinuous
	kwConvert
	kwCreate
	kwCross
	kwCube
	kwCurrent
	kwCursor
	kwDatabase
	kwDate
	kwDatetime
	kwDatetimeDiff
	kwDatetimeTrunc
	kwDateDiff
	kwDateTrunc
	kwDay
	kwDays
	kwDec
	kwDecimal
	kwDeduplicate
	kwDefault
	kwDefine
	kwDelete
	kwDesc
	kwDescribe
	kwDescriptor
	kwDisallow
	kwDistinct
	kwDistributed
	kwDistribution
	kwDo
	kwDot
	kwDouble
	kwDrain
	kwDrop
	kwElse
	kwEmpty
	kwEncoding
	kwEnd
	kwEnforced
	kwEquals
	kwError
	kwEscape
	kwEstimatedCost
	kwExcept
	kwExclude
	kwExcluding
	kwExecute
	kwExists
	kwExit
	kwExplain
	kwExtend
	kwExtended
	kwExtract
	kwFalse
	kwFetch
	kwFilter
	kwFinal
	kwFirst
	kwFloat
	kwFloor
	kwFollowing
	kwFor
	kwFormat
	kwFreshness
	kwFrom
	kwFromBeginning
	kwFromNow
	kwFromTimestamp
	kwFull
	kwFunction
	kwGenerated
	kwGeometry
	kwGroup
	kwGrouping
	kwGroupConcat
	kwHash
	kwHaving
	kwHelp
	kwHour
	kwHours
	kwIf
	kwIgnore
	kwIlike
	kwImmediately
	kwImplementation
	kwIn
	kwInclude
	kwIncluding
	kwInner
	kwInput
	kwInsert
	kwInt
	kwInteger
	kwIntersect
	kwInterval
	kwInto
	kwIs
	kwJar
	kwJava
	kwJob
	kwJoin
	kwJson
	kwJsonArray
	kwJsonArrayagg
	kwJsonExecutionPlan
	kwJsonExists
	kwJsonObject
	kwJsonObjectagg
	kwJsonQuery
	kwJsonValue
	kwKey
	kwLanguage
	kwLast
	kwLateral
	kwLeading
	kwLeft
	kwLike
	kwLimit
	kwLoad
	kwLocal
	kwMap
	kwMatch
	kwMatched
	kwMatchCondition
	kwMatchRecognize
	kwMaterialized
	kwMeasures
	kwMember
	kwMerge
	kwMetadata
	kwMinus
	kwMinute
	kwMinutes
	kwModel
	kwModify
	kwModule
	kwModules
	kwMonth
	kwMonths
	kwMultiset
	kwNatural
	kwNew
	kwNext
	kwNo
	kwNot
	kwNothing
	kwNull
	kwNulls
	kwNumeric
	kwObject
	kwOf
	kwOffset
	kwOn
	kwOne
	kwOnly
	kwOptions
	kwOr
	kwOrder
	kwOrdinal
	kwOrdinality
	kwOthers
	kwOuter
	kwOutput
	kwOver
	kwOverlaps
	kwOverlay
	kwOverwrite
	kwOverwriting
	kwPartial
	kwPartition
	kwPartitioned
	kwPartitions
	kwPassing
	kwPast
	kwPattern
	kwPer
	kwPeriod
	kwPermute
	kwPivot
	kwPlacing
	kwPlan
	kwPlanAdvice
	kwPosition
	kwPrecedes
	kwPreceding
	kwPrecision
	kwPrimary
	kwPython
	kwQualify
	kwQuarter
	kwQuarters
	kwQuit
	kwRange
	kwRaw
	kwReal
	kwRecursive
	kwRefresh
	kwRefreshMode
	kwRemove
	kwRename
	kwRepeatable
	kwReplace
	kwReset
	kwRespect
	kwRestrict
	kwResume
	kwResumeOrFromBeginning
	kwResumeOrFromNow
	kwResumeOrFromTimestamp
	kwReturning
	kwRight
	kwRlike
	kwRollup
	kwRow
	kwRows
	kwRunning
	kwSafeCast
	kwSafeOffset
	kwSafeOrdinal
	kwSavepoint
	kwScala
	kwScalar
	kwSchema
	kwSecond
	kwSeconds
	kwSelect
	kwSeparator
	kwSet
	kwSets
	kwShow
	kwSimilar
	kwSkip
	kwSmallint
	kwSome
	kwSource
	kwSpecific
	kwSql
	kwStartMode
	kwStatement
	kwStatistics
	kwStop
	kwStream
	kwString
	kwStringAgg
	kwStructured
	kwSubmultiset
	kwSubset
	kwSubstitute
	kwSubstring
	kwSucceeds
	kwSuspend
	kwSymmetric
	kwSystem
	kwSystemTime
	kwTable
	kwTables
	kwTablesample
	kwTemporary
	kwThen
	kwTies
	kwTime
	kwTimestamp
	kwTimestampadd
	kwTimestampdiff
	kwTimestampDiff
	kwTimestampLtz
	kwTimestampTrunc
	kwTimeDiff
	kwTimeTrunc
	kwTinyint
	kwTo
	kwTrailing
	kwTranslate
	kwTrim
	kwTrue
	kwTruncate
	kwTryCast
	kwType
	kwUescape
	kwUnbounded
	kwUnion
	kwUnique
	kwUnknown
	kwUnload
	kwUnnest
	kwUnpivot
	kwUnsigned
	kwUpdate
	kwUpsert
	kwUse
	kwUsing
	kwUtf16
	kwUtf32
	kwUtf8
	kwUuid
	kwValue
	kwValues
	kwVarbinary
	kwVarchar
	kwVariant
	kwVarying
	kwView
	kwVirtual
	kwWatermark
	kwWatermarks
	kwWeek
	kwWeeks
	kwWhen
	kwWhere
	kwWindow
	kwWith
	kwWithin
	kwWithout
	kwWrapper
	kwXml
	kwYear
	kwYears
	kwZone

	// namedWords is how many words have a name; further keywords have the
	// numbers from here on.
	namedWords
)

// namedTexts holds the texts of the words that have a name.
var namedTexts = [namedWords]string{
	lparen: "(", lbracket: "[", rparen: ")", rbracket: "]", lbrace: "{", rbrace: "}", semicolon: ";", dot: ".",
	comma: ",", equal: "=", less: "<", greater: ">", question: "?", colon: ":", plus: "+", minus: "-", star: "*",
	slash: "/", percent: "%", bar: "|", caret: "^", ampersand: "&", dollar: "$", bang: "!", hintBegin: "/*+",
	hintEnd: "*/", notEqual: "<>", atMost: "<=", atLeast: ">=", bangEqual: "!=", concat: "||", fatArrow: "=>",
	arrow: "->", shift: "<<", doubleColon: "::", doubleDot: "..",
	kwA: "A", kwAbsent: "ABSENT", kwAdd: "ADD", kwAfter: "AFTER", kwAll: "ALL", kwAllow: "ALLOW", kwAlter: "ALTER",
	kwAnalyze: "ANALYZE", kwAnd: "AND", kwAny: "ANY", kwApply: "APPLY", kwArray: "ARRAY", kwArrayAgg: "ARRAY_AGG",
	kwArrayConcatAgg: "ARRAY_CONCAT_AGG", kwArtifact: "ARTIFACT", kwAs: "AS", kwAsc: "ASC", kwAsof: "ASOF",
	kwAsymmetric: "ASYMMETRIC", kwAttributes: "ATTRIBUTES", kwBegin: "BEGIN", kwBernoulli: "BERNOULLI",
	kwBetween: "BETWEEN", kwBigint: "BIGINT", kwBinary: "BINARY", kwBitmap: "BITMAP", kwBoolean: "BOOLEAN",
	kwBoth: "BOTH", kwBuckets: "BUCKETS", kwBy: "BY", kwBytes: "BYTES", kwCall: "CALL", kwCascade: "CASCADE",
	kwCase: "CASE", kwCast: "CAST", kwCatalog: "CATALOG", kwCeil: "CEIL", kwCeiling: "CEILING",
	kwChangelogMode: "CHANGELOG_MODE", kwChar: "CHAR", kwCharacter: "CHARACTER", kwClear: "CLEAR",
	kwColumn: "COLUMN", kwColumns: "COLUMNS", kwComment: "COMMENT", kwCompact: "COMPACT", kwCompile: "COMPILE",
	kwCompute: "COMPUTE", kwConflict: "CONFLICT", kwConnection: "CONNECTION", kwConstraint: "CONSTRAINT",
	kwConstraints: "CONSTRAINTS", kwContains: "CONTAINS", kwContinuous: "CONTINUOUS", kwConvert: "CONVERT",
	kwCreate: "CREATE", kwCross: "CROSS", kwCube: "CUBE", kwCurrent: "CURRENT", kwCursor: "CURSOR",
	kwDatabase: "DATABASE", kwDate: "DATE", kwDatetime: "DATETIME", kwDatetimeDiff: "DATETIME_DIFF",
	kwDatetimeTrunc: "DATETIME_TRUNC", kwDateDiff: "DATE_DIFF", kwDateTrunc: "DATE_TRUNC", kwDay: "DAY",
	kwDays: "DAYS", kwDec: "DEC", kwDecimal: "DECIMAL", kwDeduplicate: "DEDUPLICATE", kwDefault: "DEFAULT",
	kwDefine: "DEFINE", kwDelete: "DELETE", kwDesc: "DESC", kwDescribe: "DESCRIBE", kwDescriptor: "DESCRIPTOR", kwDisallow: "DISALLOW",
	kwDistinct: "DISTINCT", kwDistributed: "DISTRIBUTED", kwDistribution: "DISTRIBUTION", kwDo: "DO",
	kwDot: "DOT", kwDouble: "DOUBLE", kwDrain: "DRAIN", kwDrop: "DROP", kwElse: "ELSE", kwEmpty: "EMPTY",
	kwEncoding: "ENCODING", kwEnd: "END", kwEnforced: "ENFORCED", kwEquals: "EQUALS", kwError: "ERROR",
	kwEscape: "ESCAPE", kwEstimatedCost: "ESTIMATED_COST", kwExcept: "EXCEPT", kwExclude: "EXCLUDE",
	kwExcluding: "EXCLUDING", kwExecute: "EXECUTE", kwExists: "EXISTS", kwExit: "EXIT", kwExplain: "EXPLAIN",
	kwExtend: "EXTEND", kwExtended: "EXTENDED", kwExtract: "EXTRACT", kwFalse: "FALSE", kwFetch: "FETCH",
	kwFilter: "FILTER", kwFinal: "FINAL", kwFirst: "FIRST", kwFloat: "FLOAT", kwFloor: "FLOOR",
	kwFollowing: "FOLLOWING", kwFor: "FOR", kwFormat: "FORMAT", kwFreshness: "FRESHNESS", kwFrom: "FROM",
	kwFromBeginning: "FROM_BEGINNING", kwFromNow: "FROM_NOW", kwFromTimestamp: "FROM_TIMESTAMP", kwFull: "FULL",
	kwFunction: "FUNCTION", kwGenerated: "GENERATED", kwGeometry: "GEOMETRY", kwGroup: "GROUP",
	kwGrouping: "GROUPING", kwGroupConcat: "GROUP_CONCAT", kwHash: "HASH", kwHaving: "HAVING", kwHelp: "HELP",
	kwHour: "HOUR", kwHours: "HOURS", kwIf: "IF", kwIgnore: "IGNORE", kwIlike: "ILIKE",
	kwImmediately: "IMMEDIATELY", kwImplementation: "IMPLEMENTATION", kwIn: "IN", kwInclude: "INCLUDE",
	kwIncluding: "INCLUDING", kwInner: "INNER", kwInput: "INPUT", kwInsert: "INSERT", kwInt: "INT",
	kwInteger: "INTEGER", kwIntersect: "INTERSECT", kwInterval: "INTERVAL", kwInto: "INTO", kwIs: "IS",
	kwJar: "JAR", kwJava: "JAVA", kwJob: "JOB", kwJoin: "JOIN", kwJson: "JSON", kwJsonArray: "JSON_ARRAY",
	kwJsonArrayagg: "JSON_ARRAYAGG", kwJsonExecutionPlan: "JSON_EXECUTION_PLAN", kwJsonExists: "JSON_EXISTS",
	kwJsonObject: "JSON_OBJECT", kwJsonObjectagg: "JSON_OBJECTAGG", kwJsonQuery: "JSON_QUERY",
	kwJsonValue: "JSON_VALUE", kwKey: "KEY", kwLanguage: "LANGUAGE", kwLast: "LAST", kwLateral: "LATERAL",
	kwLeading: "LEADING", kwLeft: "LEFT", kwLike: "LIKE", kwLimit: "LIMIT", kwLoad: "LOAD", kwLocal: "LOCAL",
	kwMap: "MAP", kwMatch: "MATCH", kwMatched: "MATCHED", kwMatchCondition: "MATCH_CONDITION",
	kwMatchRecognize: "MATCH_RECOGNIZE", kwMaterialized: "MATERIALIZED", kwMeasures: "MEASURES",
	kwMember: "MEMBER", kwMerge: "MERGE", kwMetadata: "METADATA", kwMinus: "MINUS", kwMinute: "MINUTE",
	kwMinutes: "MINUTES", kwModel: "MODEL", kwModify: "MODIFY", kwModule: "MODULE", kwModules: "MODULES",
	kwMonth: "MONTH", kwMonths: "MONTHS", kwMultiset: "MULTISET", kwNatural: "NATURAL", kwNew: "NEW",
	kwNext: "NEXT", kwNo: "NO", kwNot: "NOT", kwNothing: "NOTHING", kwNull: "NULL", kwNulls: "NULLS",
	kwNumeric: "NUMERIC", kwObject: "OBJECT", kwOf: "OF", kwOffset: "OFFSET", kwOn: "ON", kwOne: "ONE",
	kwOnly: "ONLY", kwOptions: "OPTIONS", kwOr: "OR", kwOrder: "ORDER", kwOrdinal: "ORDINAL", kwOrdinality: "ORDINALITY",
	kwOthers: "OTHERS", kwOuter: "OUTER", kwOutput: "OUTPUT", kwOver: "OVER", kwOverlaps: "OVERLAPS",
	kwOverlay: "OVERLAY", kwOverwrite: "OVERWRITE", kwOverwriting: "OVERWRITING", kwPartial: "PARTIAL",
	kwPartition: "PARTITION", kwPartitioned: "PARTITIONED", kwPartitions: "PARTITIONS", kwPassing: "PASSING",
	kwPast: "PAST", kwPattern: "PATTERN", kwPer: "PER", kwPeriod: "PERIOD", kwPermute: "PERMUTE",
	kwPivot: "PIVOT", kwPlacing: "PLACING", kwPlan: "PLAN", kwPlanAdvice: "PLAN_ADVICE", kwPosition: "POSITION",
	kwPrecedes: "PRECEDES", kwPreceding: "PRECEDING", kwPrecision: "PRECISION", kwPrimary: "PRIMARY",
	kwPython: "PYTHON", kwQualify: "QUALIFY", kwQuarter: "QUARTER", kwQuarters: "QUARTERS", kwQuit: "QUIT",
	kwRange: "RANGE", kwRaw: "RAW", kwReal: "REAL", kwRecursive: "RECURSIVE", kwRefresh: "REFRESH",
	kwRefreshMode: "REFRESH_MODE", kwRemove: "REMOVE", kwRename: "RENAME", kwRepeatable: "REPEATABLE",
	kwReplace: "REPLACE", kwReset: "RESET", kwRespect: "RESPECT", kwRestrict: "RESTRICT", kwResume: "RESUME",
	kwResumeOrFromBeginning: "RESUME_OR_FROM_BEGINNING", kwResumeOrFromNow: "RESUME_OR_FROM_NOW",
	kwResumeOrFromTimestamp: "RESUME_OR_FROM_TIMESTAMP", kwReturning: "RETURNING", kwRight: "RIGHT",
	kwRlike: "RLIKE", kwRollup: "ROLLUP", kwRow: "ROW", kwRows: "ROWS", kwRunning: "RUNNING",
	kwSafeCast: "SAFE_CAST", kwSafeOffset: "SAFE_OFFSET", kwSafeOrdinal: "SAFE_ORDINAL", kwSavepoint: "SAVEPOINT", kwScala: "SCALA", kwScalar: "SCALAR", kwSchema: "SCHEMA",
	kwSecond: "SECOND", kwSeconds: "SECONDS", kwSelect: "SELECT", kwSeparator: "SEPARATOR", kwSet: "SET",
	kwSets: "SETS", kwShow: "SHOW", kwSimilar: "SIMILAR", kwSkip: "SKIP", kwSmallint: "SMALLINT", kwSome: "SOME",
	kwSource: "SOURCE", kwSpecific: "SPECIFIC", kwSql: "SQL", kwStartMode: "START_MODE", kwStatement: "STATEMENT",
	kwStatistics: "STATISTICS", kwStop: "STOP", kwStream: "STREAM", kwString: "STRING", kwStringAgg: "STRING_AGG",
	kwStructured: "STRUCTURED", kwSubmultiset: "SUBMULTISET", kwSubset: "SUBSET", kwSubstitute: "SUBSTITUTE",
	kwSubstring: "SUBSTRING", kwSucceeds: "SUCCEEDS", kwSuspend: "SUSPEND", kwSymmetric: "SYMMETRIC",
	kwSystem: "SYSTEM", kwSystemTime: "SYSTEM_TIME", kwTable: "TABLE", kwTables: "TABLES",
	kwTablesample: "TABLESAMPLE", kwTemporary: "TEMPORARY", kwThen: "THEN", kwTies: "TIES", kwTime: "TIME",
	kwTimestamp: "TIMESTAMP", kwTimestampadd: "TIMESTAMPADD", kwTimestampdiff: "TIMESTAMPDIFF",
	kwTimestampDiff: "TIMESTAMP_DIFF", kwTimestampLtz: "TIMESTAMP_LTZ", kwTimestampTrunc: "TIMESTAMP_TRUNC",
	kwTimeDiff: "TIME_DIFF", kwTimeTrunc: "TIME_TRUNC", kwTinyint: "TINYINT", kwTo: "TO", kwTrailing: "TRAILING",
	kwTranslate: "TRANSLATE", kwTrim: "TRIM", kwTrue: "TRUE", kwTruncate: "TRUNCATE", kwTryCast: "TRY_CAST",
	kwType: "TYPE", kwUescape: "UESCAPE", kwUnbounded: "UNBOUNDED", kwUnion: "UNION", kwUnique: "UNIQUE",
	kwUnknown: "UNKNOWN", kwUnload: "UNLOAD", kwUnnest: "UNNEST", kwUnpivot: "UNPIVOT", kwUnsigned: "UNSIGNED",
	kwUpdate: "UPDATE", kwUpsert: "UPSERT", kwUse: "USE", kwUsing: "USING", kwUtf16: "UTF16", kwUtf32: "UTF32",
	kwUtf8: "UTF8", kwUuid: "UUID", kwValue: "VALUE", kwValues: "VALUES", kwVarbinary: "VARBINARY",
	kwVarchar: "VARCHAR", kwVariant: "VARIANT", kwVarying: "VARYING", kwView: "VIEW", kwVirtual: "VIRTUAL",
	kwWatermark: "WATERMARK", kwWatermarks: "WATERMARKS", kwWeek: "WEEK", kwWeeks: "WEEKS", kwWhen: "WHEN",
	kwWhere: "WHERE", kwWindow: "WINDOW", kwWith: "WITH", kwWithin: "WITHIN", kwWithout: "WITHOUT",
	kwWrapper: "WRAPPER", kwXml: "XML", kwYear: "YEAR", kwYears: "YEARS", kwZone: "ZONE",
}
