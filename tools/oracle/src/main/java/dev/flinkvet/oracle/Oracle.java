package dev.flinkvet.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
 * Reads objects {"id", "sql"} from standard input, one a line, and writes "id ok" or "id fail
 * LINE:COLUMN", in the configuration that Flink's planner parses with.
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
                out.println(judge(JSON.readTree(line)));
            }
        }
        out.flush();
    }

    private static String judge(JsonNode record) {
        String id = record.get("id").asText();
        try {
            SqlParser.create(record.get("sql").asText(), CONFIG).parseStmtList();
            return id + " ok";
        } catch (SqlParseException e) {
            SqlParserPos pos = e.getPos();
            return id + " fail" + (pos == null ? "" : " " + pos.getLineNum() + ":" + pos.getColumnNum());
        } catch (RuntimeException | Error e) {
            return id + " fail";
        }
    }
}
