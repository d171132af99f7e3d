package sql

import (
	"strings"

	"github.com/flinkvet/flinkvet/linters/flink"
)

// constructTable holds the constructs by their names. The releases are the first
// whose SQL parser reads a construct (asked of FlinkSqlParserImpl as published,
// 1.13 to 2.3).
var constructTable = makeConstructTable(map[string]string{
	"1.14": `
		ADD JAR
		REMOVE JAR
		SHOW JARS
		SHOW CREATE TABLE
		EXPLAIN with details
		EXPLAIN of an INSERT into a PARTITION
		EXPLAIN of an INSERT OVERWRITE
		ALTER VIEW … AS
		ALTER TABLE … RESET
		ALTER VIEW … RENAME TO`,
	"1.15": `
		TRY_CAST
		SHOW COLUMNS
		SHOW CREATE VIEW
		SHOW TABLES with FROM, IN or LIKE
		EXECUTE before a statement
		ALTER TABLE … COMPACT
		EXECUTE STATEMENT SET
		STATEMENT SET BEGIN
		COMPILE PLAN
		EXECUTE PLAN`,
	"1.16": `
		CREATE TABLE … AS
		CREATE OR REPLACE TABLE
		USING JAR
		ANALYZE TABLE
		ALTER TABLE … ADD
		ALTER TABLE … MODIFY`,
	"1.17": `
		ALTER TABLE … DROP
		ALTER TABLE … RENAME of a column
		ALTER TABLE IF EXISTS
		SHOW JOBS
		STOP JOB
		PLAN_ADVICE
		RLIKE
		ILIKE
		UNPIVOT
		UNIQUE before a query
		PERCENTILE_CONT
		PERCENTILE_DISC
		WITHIN DISTINCT
		a nested column in ALTER TABLE
		expressions behind a column in ROW(…)`,
	"1.18": `
		REPLACE TABLE
		TRUNCATE TABLE
		a join in brackets
		TABLE as a later argument
		GROUP BY with DISTINCT or ALL
		PARTITION BY on a table argument
		several columns in ORDER BY of a table argument
		ALTER TABLE … ADD PARTITION
		ALTER TABLE … DROP PARTITION
		SHOW FUNCTIONS with FROM, IN or LIKE
		SHOW PROCEDURES
		SHOW PARTITIONS`,
	"1.19": `
		SHOW DATABASES with FROM, IN or LIKE`,
	"1.20": `
		CREATE MATERIALIZED TABLE
		DROP MATERIALIZED TABLE
		ALTER MATERIALIZED TABLE
		CREATE MODEL
		ALTER MODEL
		DROP MODEL
		DESCRIBE MODEL
		SHOW MODELS
		SHOW CREATE MODEL
		SHOW CREATE CATALOG
		DESCRIBE CATALOG EXTENDED
		DESCRIBE JOB
		ALTER CATALOG
		a COMMENT on a catalog
		IF NOT EXISTS on a catalog
		DISTRIBUTED
		DISTRIBUTION
		LIKE with DISTRIBUTION
		JSON_QUERY with RETURNING
		ORDER BY or NULLS in ARRAY_AGG`,
	"2.0": `
		QUALIFY
		a table function without TABLE(…)
		a string with escapes, E'…'
		a DATETIME literal
		an interval of weeks or quarters
		a column list without data types
		ALTER MATERIALIZED TABLE … AS
		EXPLAIN of CREATE TABLE … AS
		a unit of time by its name
		DATE, TIME or TIMESTAMP as a function
		a unit of time in DATE_TRUNC and its kin
		a TIMESTAMP WITH LOCAL TIME ZONE literal
		SHOW VIEWS with FROM, IN or LIKE
		SHOW CATALOGS with LIKE
		DESCRIBE FUNCTION`,
	"2.1": `
		a MODEL as an argument
		ALTER MODEL … RESET
		a STRUCTURED data type`,
	"2.2": `
		WITH RECURSIVE
		an index with OFFSET
		SAFE_CAST
		DATETIME_TRUNC with a unit of time
		ARRAY with round brackets
		CONVERT with commas
		WITH on a function
		a MATERIALIZED TABLE with DISTRIBUTED
		MAP with round brackets
		a DECIMAL literal
		CREATE MATERIALIZED TABLE without FRESHNESS
		ALTER MATERIALIZED TABLE with a distribution
		EXPLAIN EXECUTE
		SHOW CREATE MATERIALIZED TABLE
		SHOW MATERIALIZED TABLES`,
	"2.3": `
		USING ARTIFACT
		ON CONFLICT
		CREATE CONNECTION
		ALTER CONNECTION
		DROP CONNECTION
		DESCRIBE CONNECTION
		SHOW CONNECTIONS
		SHOW CREATE CONNECTION
		SHOW CREATE OR ALTER MATERIALIZED TABLE
		CREATE OR ALTER MATERIALIZED TABLE
		columns of a materialized table
		START_MODE
		ALTER MATERIALIZED TABLE … ADD
		ALTER MATERIALIZED TABLE … MODIFY
		ALTER MATERIALIZED TABLE … DROP
		FINAL or RUNNING before a column`,
	"2.4": `
		a lambda
		CAST with FORMAT
		EXCLUDE in a window
		UNSIGNED
		WITH TIME ZONE
		a UUID literal
		ASOF JOIN
		USING CONNECTION
		CREATE MATERIALIZED TABLE IF NOT EXISTS
		ALTER MATERIALIZED TABLE … START_MODE
		ALTER MATERIALIZED TABLE … RENAME
		EXPLAIN of a materialized table
		UPDATE of a column with its table's name
		a negative scale
		a query in ARRAY[…]
		LIKE ALL
		an operator on bits
		JSON_OBJECT with a comma between key and value
		JSON_OBJECTAGG with a comma between key and value
		ORDER BY or SEPARATOR in GROUP_CONCAT
		ORDER BY or SEPARATOR in STRING_AGG
		a cast with ::`,
}, map[string]string{
	"1.14": `
		EXPLAIN of an UPDATE or DELETE`,
	"2.0": `
		ALTER TABLE … COMPACT`,
	"2.3": `
		a COMMENT with a prefix before its quote`,
}, map[string]string{
	"1.17": `
		UPDATE
		DELETE`,
	"1.18": `
		CALL`,
	"1.20": `
		DESCRIBE CATALOG`,
	"2.1": `
		a VARIANT data type`,
	"2.2": `
		an index with ORDINAL, SAFE_OFFSET or SAFE_ORDINAL`,
	"2.3": `
		a BITMAP data type`,
})

// makeConstructTable makes the table of constructs that came with a release,
// that went with one, and that the planner takes from one on.
func makeConstructTable(came, went, planned map[string]string) map[string]Construct {
	table := map[string]Construct{}
	add := func(releases map[string]string, set func(c *Construct, v flink.Version)) {
		for release, names := range releases {
			v, _ := flink.ParseVersion(release)
			for line := range strings.Lines(names) {
				if name := strings.TrimSpace(line); name != "" {
					c := table[name]
					c.Name = name
					set(&c, v)
					table[name] = c
				}
			}
		}
	}
	add(came, func(c *Construct, v flink.Version) { c.Since = v })
	add(went, func(c *Construct, v flink.Version) { c.Until = v })
	add(planned, func(c *Construct, v flink.Version) { c.Since, c.Planner = v, true })
	return table
}
