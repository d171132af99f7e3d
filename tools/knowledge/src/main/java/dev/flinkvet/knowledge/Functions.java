package dev.flinkvet.knowledge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** The built-in functions of Flink SQL, release by release: what they are, and what they take. */
final class Functions {
    private static final String DEFINITIONS = "org.apache.flink.table.functions.BuiltInFunctionDefinitions";
    private static final String OPERATORS = "org.apache.flink.table.planner.functions.sql.FlinkSqlOperatorTable";
    private static final String FUNCTION = "org.apache.calcite.sql.SqlFunction";
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final Central central;
    private final Releases releases;

    Functions(Central central, Releases releases) {
        this.central = central;
        this.releases = releases;
    }

    /**
     * A function as the planner knows it. Determinism is empty, "dynamic" for what a batch evaluates
     * once and a stream for each row, or "none"; arguments are the fewest and the most, open where
     * there is no end.
     */
    private record Function(String kind, String determinism, String arguments, List<String> signatures) {
        /** Returns this function of streams, with what it is in batches. */
        Function beside(Function batch) {
            boolean differs = batch != null && batch.determinism.equals("dynamic");
            return differs ? new Function(kind, "dynamic", arguments, signatures) : this;
        }

        /** Joins what the planner says with the definition of the same name, which is more exact. */
        static Function over(Function definition, Function operator) {
            boolean same = operator.arguments.isEmpty() || operator.arguments.equals(definition.arguments);
            return new Function(
                    operator.kind,
                    operator.determinism,
                    same ? definition.arguments : operator.arguments,
                    same ? definition.signatures : List.of());
        }
    }

    void write(Path directory) throws IOException, ReflectiveOperationException, ArtifactResolutionException {
        History<String, Function> history = new History<>(releases.names());
        for (String release : releases.names()) {
            Map<String, Function> found = read(release);
            System.err.printf("functions of %s: %d%n", release, found.size());
            found.forEach((name, function) -> history.put(release, name, function));
        }
        Table table = new Table();
        history.visit(
                f -> f,
                (name, since, before, f) ->
                        table.add(
                                List.of(name, since, before, f.kind(), f.determinism(), f.arguments(), String.join("|", f.signatures()))));
        table.write(directory.resolve("functions.tsv"));
    }

    private Map<String, Function> read(String release)
            throws IOException, ReflectiveOperationException, ArtifactResolutionException {
        List<Path> paths = releases.jars(central, "settings.txt", release);
        Map<String, Function> found = new TreeMap<>();
        try (Jars jars = new Jars(paths, paths)) {
            for (Object definition : (List<?>) jars.load(DEFINITIONS).getMethod("getDefinitions").invoke(null)) {
                addDefinition(found, definition);
            }
            Map<String, Function> stream = operators(jars, false);
            Map<String, Function> batch = operators(jars, true);
            stream.forEach((name, f) -> found.merge(name, f.beside(batch.get(name)), Function::over));
        }
        return found;
    }

    /** Returns the functions that the planner has of its own, for streams or for batches. */
    private static Map<String, Function> operators(Jars jars, boolean batch) throws ReflectiveOperationException {
        Map<String, Function> found = new TreeMap<>();
        Class<?> function = jars.load(FUNCTION);
        for (Object operator : (List<?>) Reflect.call(operatorTable(jars.load(OPERATORS), batch), "getOperatorList")) {
            String name = ((String) Reflect.call(operator, "getName")).toUpperCase(Locale.ROOT);
            if (NAME.matcher(name).matches() && function.isInstance(operator)) {
                found.put(name, operator(operator));
            }
        }
        return found;
    }

    /** Since 1.17 there is one table for streams and one for batches. */
    private static Object operatorTable(Class<?> table, boolean batch) throws ReflectiveOperationException {
        try {
            return table.getMethod("instance", boolean.class).invoke(null, batch);
        } catch (NoSuchMethodException e) {
            return table.getMethod("instance").invoke(null);
        }
    }

    private static void addDefinition(Map<String, Function> found, Object definition) throws ReflectiveOperationException {
        if (Reflect.has(definition, "isInternal") && (Boolean) Reflect.call(definition, "isInternal")) {
            return;
        }
        Function function =
                new Function(
                        Reflect.call(definition, "getKind").toString().toLowerCase(Locale.ROOT),
                        (Boolean) Reflect.call(definition, "isDeterministic") ? "" : "none",
                        arguments(definition),
                        signatures(definition));
        for (String name : names(definition)) {
            found.put(name, function);
        }
    }

    private static List<String> names(Object definition) throws ReflectiveOperationException {
        List<String> names = new ArrayList<>();
        for (String method : List.of("getName", "getSqlName")) {
            if (Reflect.has(definition, method)) {
                String name = String.valueOf(Reflect.call(definition, method)).toUpperCase(Locale.ROOT);
                if (NAME.matcher(name).matches()) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static Object inputs(Object definition) throws ReflectiveOperationException {
        for (var method : definition.getClass().getMethods()) {
            if (method.getName().equals("getTypeInference")) {
                return Reflect.call(method.invoke(definition, (Object) null), "getInputTypeStrategy");
            }
        }
        throw new NoSuchMethodException("getTypeInference");
    }

    private static String arguments(Object definition) throws ReflectiveOperationException {
        Object count = Reflect.call(inputs(definition), "getArgumentCount");
        Optional<?> min = (Optional<?>) Reflect.call(count, "getMinCount");
        Optional<?> max = (Optional<?>) Reflect.call(count, "getMaxCount");
        return range(min.map(Object::toString).orElse("0"), max.map(Object::toString).orElse(""));
    }

    private static String range(String min, String max) {
        return min.equals(max) ? min : min + ".." + max;
    }

    /** Returns what each signature takes, in the words of Flink's messages. */
    private static List<String> signatures(Object definition) throws ReflectiveOperationException {
        Object inputs = inputs(definition);
        List<String> signatures = new ArrayList<>();
        for (var method : inputs.getClass().getMethods()) {
            if (method.getName().equals("getExpectedSignatures")) {
                method.setAccessible(true);
                for (Object signature : (List<?>) method.invoke(inputs, definition)) {
                    signatures.add(signature(signature));
                }
                break;
            }
        }
        return signatures.stream().distinct().sorted().toList();
    }

    private static String signature(Object signature) throws ReflectiveOperationException {
        List<String> arguments = new ArrayList<>();
        for (Object argument : (List<?>) Reflect.call(signature, "getArguments")) {
            arguments.add(Reflect.call(argument, "getType").toString());
        }
        return "(" + String.join(", ", arguments) + ")";
    }

    private static Function operator(Object operator) throws ReflectiveOperationException {
        boolean fixed = (Boolean) Reflect.call(operator, "isDeterministic");
        boolean dynamic = (Boolean) Reflect.call(operator, "isDynamicFunction");
        return new Function(
                operatorKind(operator), dynamic ? "dynamic" : fixed ? "" : "none", operands(operator), List.of());
    }

    private static String operatorKind(Object operator) throws ReflectiveOperationException {
        if ((Boolean) Reflect.call(operator, "isAggregator")) {
            return "aggregate";
        }
        for (Class<?> c = operator.getClass(); c != null; c = c.getSuperclass()) {
            if (c.getSimpleName().contains("TableFunction")) {
                return "table";
            }
        }
        return Reflect.call(operator, "getSyntax").toString().equals("FUNCTION_ID") ? "constant" : "scalar";
    }

    /** Not every operator tells how many operands it takes. */
    private static String operands(Object operator) {
        try {
            Object range = Reflect.call(operator, "getOperandCountRange");
            int max = (Integer) Reflect.call(range, "getMax");
            return range(Reflect.call(range, "getMin").toString(), max < 0 ? "" : String.valueOf(max));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return "";
        }
    }
}
