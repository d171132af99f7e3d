package dev.flinkvet.planner;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.RelColumnOrigin;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.internal.TableEnvironmentImpl;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.operations.ModifyOperation;
import org.apache.flink.table.operations.Operation;
import org.apache.flink.table.operations.QueryOperation;
import org.apache.flink.table.planner.delegation.PlannerBase;
import org.apache.flink.table.planner.plan.metadata.FlinkRelMetadataQuery;
import org.apache.flink.table.planner.plan.nodes.physical.stream.StreamPhysicalRel;
import org.apache.flink.table.planner.plan.nodes.physical.stream.StreamPhysicalSink;
import org.apache.flink.table.planner.plan.utils.ChangelogPlanUtils;
import org.apache.flink.types.RowKind;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Writes what Flink's planner makes of queries: a line for each, its cells
 * parted by tabs. A query that can run: its name, "ok", the changes that its
 * rows come as, its upsert keys, the operators of its plan, the types of its
 * columns, and where each of its columns comes from. Of an INSERT all this is
 * told of what reaches the sink, of what declares a table or a view nothing.
 * Another: its name, "fail", and why.
 *
 * The arguments are the file of the tables, and the file of the queries, which
 * has JSON objects with "id" and "sql", one a line.
 *
 * With a third argument, "determinism", the planner resolves updates that are not
 * deterministic (table.optimizer.non-deterministic-update.strategy =
 * TRY_RESOLVE), and the cells of a query that can run are its name, "ok", and how
 * many lookup joins keep what they found. One that it refuses for want of
 * determinism has its name, "unsteady", what for (column, condition or metadata),
 * and the function or the columns.
 */
public final class Planner {
    private final TableEnvironmentImpl env;
    private final PlannerBase planner;
    private final String tables;
    private final boolean determinism;

    private Planner(String tables, boolean determinism) {
        this.tables = tables;
        env = (TableEnvironmentImpl) TableEnvironment.create(EnvironmentSettings.inStreamingMode());
        for (String statement : tables.split(";\\s*\\n")) {
            if (!statement.isBlank()) {
                env.executeSql(statement);
            }
        }
        planner = (PlannerBase) env.getPlanner();
        this.determinism = determinism;
        if (determinism) {
            env.getConfig().set("table.optimizer.non-deterministic-update.strategy", "TRY_RESOLVE");
            env.getConfig().set("table.exec.sink.require-on-conflict", "false"); // since 2.3 it is asked for
        }
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        Planner planner = new Planner(Files.readString(Path.of(args[0])), args.length > 2);
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(Path.of(args[1]))) {
            JsonNode query = json.readTree(line);
            out.println(query.get("id").asText() + "\t" + planner.verdict(query.get("sql").asText()));
        }
        out.flush();
    }

    private String verdict(String sql) {
        try {
            if (sql.matches("(?s)(CREATE|ALTER|DROP) .*") && !sql.contains(" AS SELECT ") || sql.startsWith("CREATE VIEW")) {
                new Planner(tables, determinism).env.executeSql(sql); // its tables are its own
                return "ok";
            }
            if (determinism) {
                return resolved(sql);
            }
            env.explainSql(sql); // makes the operators, too: some of them refuse
            return "ok\t" + describe(sql);
        } catch (Throwable e) {
            String text = reason(e, 2000);
            for (String[] kind : unsteady) {
                Matcher m = Pattern.compile(kind[1]).matcher(text);
                if (determinism && m.find()) {
                    return "unsteady\t" + kind[0] + "\t" + m.group(1).trim();
                }
            }
            return "fail\t" + reason(e, 110);
        }
    }

    /** What the planner says of updates that are not deterministic (StreamNonDeterministicUpdatePlanVisitor). */
    private static final String[][] unsteady = {
        {"column", "^The column\\(s\\): (.*)can not satisfy the determinism requirement"},
        {"condition", "^There exists non deterministic function: '([^']*)' in condition"},
        {"metadata", "^The metadata column\\(s\\): '([^']*)' in cdc source"},
    };

    /** How many lookup joins keep what they found, where the planner makes updates deterministic. */
    private String resolved(String sql) {
        String physical = env.explainSql(sql).split("== Optimized Execution Plan ==")[0].split("== Optimized Physical Plan ==")[1];
        return "ok\t" + physical.lines().filter(line -> line.matches(".*LookupJoin.*upsertMaterialize=\\[true\\].*")).count();
    }

    /** The first line of what the innermost cause says, without what differs from run to run: hash codes and numbers of correlations. */
    static String reason(Throwable e, int length) {
        while (e.getCause() != null && e.getCause() != e) {
            e = e.getCause();
        }
        String text = String.valueOf(e.getMessage()).split("\n")[0].replaceAll("\\s+", " ").replaceAll("@[0-9a-f]{5,8}$|(?<=\\$cor)\\d+", "");
        return text.substring(0, Math.min(text.length(), length));
    }

    private String describe(String sql) {
        Operation operation = env.getParser().parse(sql).get(0);
        planner.beforeTranslation();
        try {
            RelNode logical = operation instanceof ModifyOperation
                    ? planner.translateToRel((ModifyOperation) operation)
                    : planner.createRelBuilder().queryOperation((QueryOperation) operation).build();
            RelNode written = operation instanceof ModifyOperation ? logical.getInput(0) : logical;
            String origins = origins(unwatched(written));
            RelNode physical = optimize(logical);
            String operators = operators(physical);
            if (physical instanceof StreamPhysicalSink) {
                physical = physical.getInput(0);
            }
            return String.join("\t", mode(physical), keys(physical), operators, types(written), origins);
        } finally {
            planner.afterTranslation();
        }
    }

    /** A plan without the assigners of watermarks, of which the planner's metadata has no notion. */
    private static RelNode unwatched(RelNode rel) {
        if (rel.getClass().getSimpleName().equals("LogicalWatermarkAssigner")) {
            return unwatched(rel.getInput(0));
        }
        List<RelNode> inputs = rel.getInputs().stream().map(Planner::unwatched).collect(Collectors.toList());
        return rel.copy(rel.getTraitSet(), inputs);
    }

    private RelNode optimize(RelNode logical) {
        Seq<RelNode> one = JavaConverters.asScalaBuffer(Collections.singletonList(logical)).toSeq();
        return JavaConverters.seqAsJavaList(planner.optimize(one)).get(0);
    }

    private static String mode(RelNode rel) {
        ChangelogMode mode = ChangelogPlanUtils.getChangelogMode((StreamPhysicalRel) rel).get();
        List<String> kinds = new ArrayList<>();
        for (RowKind kind : RowKind.values()) {
            if (mode.contains(kind)) {
                kinds.add(kind.shortString().replace("+I", "I").replace("-D", "D").replace("+U", "UA").replace("-U", "UB"));
            }
        }
        return String.join(",", kinds);
    }

    /** The names of the columns of each key, "-" where there is none. */
    private static String keys(RelNode rel) {
        FlinkRelMetadataQuery metadata = FlinkRelMetadataQuery.reuseOrCreate(rel.getCluster().getMetadataQuery());
        Set<ImmutableBitSet> keys = metadata.getUpsertKeys(rel);
        if (keys == null || keys.isEmpty()) {
            return "-";
        }
        return keys.stream()
                .map(key -> key.asList().stream().map(String::valueOf).collect(Collectors.joining("+")))
                .sorted().collect(Collectors.joining(","));
    }

    /** The operators that keep state or read a table, and whether the sink has to mend the order of its rows. */
    private static String operators(RelNode root) {
        List<String> names = new ArrayList<>();
        walk(root, names);
        return names.isEmpty() ? "-" : names.stream().sorted().collect(Collectors.joining(","));
    }

    private static void walk(RelNode rel, List<String> names) {
        String name = rel.getClass().getSimpleName().replace("StreamPhysical", "");
        if (name.equals("Sink") && String.valueOf(rel.getDigest()).contains("upsertMaterialize=[true]")) {
            names.add("Materialize");
        }
        if (!name.matches("Calc|Exchange|Sink|WatermarkAssigner|Values|TableSourceScan|Union|MiniBatchAssigner")) {
            names.add(name);
        }
        for (RelNode input : rel.getInputs()) {
            walk(input, names);
        }
    }

    private static String types(RelNode rel) {
        return rel.getRowType().getFieldList().stream()
                .map(RelDataTypeField::getType)
                .map(type -> type.getFullTypeString().replace(" CHARACTER SET \"UTF-16LE\"", ""))
                .collect(Collectors.joining("|"));
    }

    /** The columns that each column is made of, "-" for none, "?" where the planner does not know. */
    private static String origins(RelNode rel) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < rel.getRowType().getFieldCount(); i++) {
            Set<RelColumnOrigin> origins = rel.getCluster().getMetadataQuery().getColumnOrigins(rel, i);
            Set<String> names = new TreeSet<>();
            if (origins == null) {
                names.add("?");
            } else {
                for (RelColumnOrigin origin : origins) {
                    List<String> table = origin.getOriginTable().getQualifiedName();
                    names.add(table.get(table.size() - 1) + "."
                            + origin.getOriginTable().getRowType().getFieldNames().get(origin.getOriginColumnOrdinal()));
                }
            }
            all.add(names.isEmpty() ? "-" : String.join("+", names));
        }
        return String.join("|", all);
    }
}
