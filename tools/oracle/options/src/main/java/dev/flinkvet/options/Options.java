package dev.flinkvet.options;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;

/**
 * Writes what Flink's factories say to tables: a line for each, "name ok", or
 * "name" and the kind of the refusal: "unknown" for options that are left over,
 * "missing" for required ones, "value" for values that cannot be read, "factory"
 * where there is no such connector or format, and "other" for anything else, with
 * the first line of the innermost cause behind it.
 *
 * The argument is the file of the tables, which has JSON objects with "id",
 * "create" and "use", one a line.
 */
public final class Options {
    private final TableEnvironment env = TableEnvironment.create(EnvironmentSettings.inStreamingMode());

    private Options() {
        env.executeSql("CREATE TEMPORARY TABLE made (id BIGINT, name STRING) WITH ('connector' = 'datagen')");
        env.executeSql("CREATE TEMPORARY TABLE devnull (id BIGINT, name STRING) WITH ('connector' = 'blackhole')");
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        Options options = new Options();
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            JsonNode table = json.readTree(line);
            out.println(table.get("id").asText() + " "
                    + options.verdict(table.get("create").asText(), table.get("use").asText()));
        }
        out.flush();
    }

    private String verdict(String create, String use) {
        try {
            env.executeSql("DROP TEMPORARY TABLE IF EXISTS t");
            env.executeSql(create);
            env.explainSql(use);
            return "ok";
        } catch (Throwable e) {
            return kind(e);
        }
    }

    private static String kind(Throwable e) {
        String last = "";
        for (Throwable t = e; t != null && t.getCause() != t; t = t.getCause()) {
            String text = String.valueOf(t.getMessage());
            last = text.split("\n")[0].replaceAll("\\s+", " ");
            if (text.startsWith("Unsupported options found for")) {
                return "unknown";
            } else if (text.startsWith("One or more required options are missing")
                    || text.contains("Missing required option")) {
                return "missing";
            } else if (text.startsWith("Invalid value for option") || text.startsWith("Could not parse value")) {
                return "value";
            } else if (text.startsWith("Could not find any factory for identifier")) {
                return "factory";
            }
        }
        return "other " + last.substring(0, Math.min(last.length(), 100));
    }
}
