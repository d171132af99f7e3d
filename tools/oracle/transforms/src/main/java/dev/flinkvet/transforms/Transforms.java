package dev.flinkvet.transforms;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.common.io.ParseException;
import org.apache.flink.cdc.common.schema.Column;
import org.apache.flink.cdc.common.source.SupportedMetadataColumn;
import org.apache.flink.cdc.common.types.DataTypes;
import org.apache.flink.cdc.runtime.operators.transform.ProjectionColumn;
import org.apache.flink.cdc.runtime.parser.TransformParser;

/**
 * Reads "p PROJECTION" and "f FILTER" from standard input, one a line, and writes "ok" with the
 * names of the projected columns, "parse" for what cannot be read, or "bind" for what can and has
 * no meaning.
 */
public final class Transforms {
    private static final List<Column> COLUMNS =
            Arrays.asList(
                    Column.physicalColumn("id", DataTypes.INT().notNull()),
                    Column.physicalColumn("name", DataTypes.STRING()),
                    Column.physicalColumn("age", DataTypes.INT()),
                    Column.physicalColumn("phone", DataTypes.STRING()),
                    Column.physicalColumn("city", DataTypes.STRING()),
                    Column.physicalColumn("amount", DataTypes.DECIMAL(10, 2)),
                    Column.physicalColumn("made", DataTypes.TIMESTAMP(3)),
                    Column.physicalColumn("born", DataTypes.DATE()),
                    Column.physicalColumn("vip", DataTypes.BOOLEAN()));

    public static void main(String[] args) throws Exception {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                out.println(judge(line.substring(0, 1), line.substring(2)));
            }
        }
        out.flush();
    }

    private static String judge(String kind, String text) {
        SupportedMetadataColumn[] none = new SupportedMetadataColumn[0];
        try {
            if (kind.equals("p")) {
                return "ok "
                        + TransformParser.generateProjectionColumns(
                                        text.replace("\\*", "*"), COLUMNS, new ArrayList<>(), none)
                                .stream()
                                .map(ProjectionColumn::getColumnName)
                                .collect(Collectors.joining(","));
            }
            TransformParser.translateFilterExpressionToJaninoExpression(
                    text,
                    new ArrayList<>(),
                    TransformParser.generateColumnNameMap(
                            TransformParser.parseFilterColumnNameList(text)));
            return "ok";
        } catch (ParseException e) {
            return "Statements can not be parsed.".equals(e.getMessage()) ? "parse" : "bind";
        } catch (RuntimeException | Error e) {
            return "bind";
        }
    }
}
