package dev.flinkvet.planner;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;

/**
 * Writes what Flink makes of scripts: a line for each, its cells parted by tabs.
 * One that it takes: its name, "ok". Another: its name, "fail", the number of the
 * first statement that it refuses, from 1 on, and why. Queries and INSERTs are
 * planned and not run.
 *
 * The arguments are the file of the tables that each script begins with, and the
 * file of the scripts, which has JSON objects with "id" and "sql", one a line.
 */
public final class Scripts {
    private Scripts() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        String tables = Files.readString(Path.of(args[0]));
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(Path.of(args[1]))) {
            JsonNode script = json.readTree(line);
            out.println(script.get("id").asText() + "\t" + verdict(tables, script.get("sql").asText()));
        }
        out.flush();
    }

    private static String verdict(String tables, String script) {
        TableEnvironment env = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
        for (String statement : tables.split(";\\s*")) {
            env.executeSql(statement);
        }
        int n = 0;
        for (String statement : script.split(";\\s*")) {
            n++;
            try {
                if (statement.matches("(?s)(SELECT|INSERT) .*")) {
                    env.explainSql(statement);
                } else {
                    env.executeSql(statement);
                }
            } catch (Throwable e) {
                return "fail\t" + n + "\t" + Planner.reason(e, 110);
            }
        }
        return "ok";
    }
}
