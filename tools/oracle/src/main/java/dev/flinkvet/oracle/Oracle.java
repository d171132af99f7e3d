package dev.flinkvet.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.config.Lex;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.flink.sql.parser.impl.FlinkSqlParserImpl;
import org.apache.flink.sql.parser.validate.FlinkSqlConformance;

/**
 * Reads objects {"id", "sql"} from standard input, one a line, and writes {"id", "verdict"} with the
 * line and column of the error, in the configuration that Flink's planner parses with.
 */
public final class Oracle {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final SqlParser.Config CONFIG =
            SqlParser.config()
                    .withParserFactory(FlinkSqlParserImpl.FACTORY)
                    .withConformance(FlinkSqlConformance.DEFAULT)
                    .withLex(Lex.JAVA)
                    .withIdentifierMaxLength(256);

    public static void main(String[] args) throws Exception {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.isBlank()) {
                out.println(JSON.writeValueAsString(judge(JSON.readTree(line))));
            }
        }
        out.flush();
    }

    private static ObjectNode judge(JsonNode record) {
        ObjectNode verdict = JSON.createObjectNode();
        verdict.put("id", record.get("id").asText());
        try {
            SqlParser.create(record.get("sql").asText(), CONFIG).parseStmtList();
            verdict.put("verdict", "ok");
        } catch (SqlParseException e) {
            fail(verdict, e.getPos());
        } catch (Throwable e) {
            fail(verdict, null);
        }
        return verdict;
    }

    private static void fail(ObjectNode verdict, SqlParserPos pos) {
        verdict.put("verdict", "fail");
        if (pos != null) {
            verdict.put("line", pos.getLineNum());
            verdict.put("col", pos.getColumnNum());
        }
    }
}
