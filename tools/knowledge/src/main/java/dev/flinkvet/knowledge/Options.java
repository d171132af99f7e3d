package dev.flinkvet.knowledge;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads objects of Flink's ConfigOption, whichever release they are of. */
final class Options {
    static final String CONFIG_OPTION = "org.apache.flink.configuration.ConfigOption";
    private static final String SUFFIX_OPTION = "org.apache.flink.annotation.docs.Documentation$SuffixOption";
    private static final String REPORTER = "metrics.reporter.<name>.";
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NAMED_REPORTER = Pattern.compile("^((?:metrics|traces|events)\\.reporter\\.)[^.]+\\.");

    private Options() {}

    /** Reads the option that a constant holds, null where the constant holds none. */
    static Option read(Field constant, String prefix) throws ReflectiveOperationException {
        Object option = Reflect.get(constant);
        if (option == null) {
            return null;
        }
        Class<?> owner = constant.getDeclaringClass();
        boolean deprecated =
                constant.isAnnotationPresent(Deprecated.class) || owner.isAnnotationPresent(Deprecated.class);
        return read(option, prefix + annotatedPrefix(constant), deprecated, owner.getSimpleName());
    }

    /** Reads an option whose key stands behind a prefix. */
    static Option read(Object option, String prefix, boolean deprecated, String source)
            throws ReflectiveOperationException {
        Class<?> type = (Class<?>) Reflect.call(option, "getClazz");
        boolean isList = Reflect.has(option, "isList") && (Boolean) Reflect.call(option, "isList");
        List<Option.Alias> aliases = new ArrayList<>();
        for (Object fallback : (Iterable<?>) Reflect.call(option, "fallbackKeys")) {
            aliases.add(
                    new Option.Alias(
                            prefix + Reflect.call(fallback, "getKey"),
                            (Boolean) Reflect.call(fallback, "isDeprecated")));
        }
        return new Option(
                prefix + Reflect.call(option, "key"),
                (isList ? "list " : "") + typeName(type),
                valueText(Reflect.call(option, "defaultValue")),
                constants(type),
                aliases,
                deprecated,
                source);
    }

    /**
     * Options of reporters name only the end of their keys. An annotation tells the rest, with an
     * example for the name that a configuration chooses; before 1.16 it does not tell it.
     */
    private static String annotatedPrefix(Field constant) throws ReflectiveOperationException {
        for (AnnotatedElement element : List.of(constant, constant.getDeclaringClass())) {
            for (Annotation annotation : element.getAnnotations()) {
                if (annotation.annotationType().getName().equals(SUFFIX_OPTION)) {
                    String prefix =
                            Reflect.has(annotation, "value") ? Reflect.call(annotation, "value") + "." : REPORTER;
                    return NAMED_REPORTER.matcher(prefix).replaceFirst("$1<name>.");
                }
            }
        }
        return "";
    }

    private static String typeName(Class<?> type) {
        if (type.isEnum()) {
            return "enum";
        }
        return switch (type.getSimpleName()) {
            case "Boolean" -> "bool";
            case "Integer" -> "int";
            case "Long" -> "long";
            case "Float", "Double" -> "float";
            case "Duration" -> "duration";
            case "MemorySize" -> "memory";
            case "Map" -> "map";
            default -> "string";
        };
    }

    /** Flink compares the text of a value with what the constants print as. */
    private static List<String> constants(Class<?> type) {
        List<String> names = new ArrayList<>();
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                names.add(constant.toString());
            }
        }
        return names;
    }

    /** Writes a default as configurations do. One that is drawn anew each time is none. */
    private static String valueText(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Duration duration) {
            return durationText(duration);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(Options::valueText).collect(Collectors.joining(";"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(e -> e.getKey() + ":" + valueText(e.getValue()))
                    .sorted()
                    .collect(Collectors.joining(","));
        }
        String text = value instanceof Class<?> type ? type.getName() : value.toString();
        return UUID.matcher(text).matches() ? "" : text;
    }

    /** Writes a duration in the largest unit that holds it without a rest. */
    private static String durationText(Duration duration) {
        long nanos = duration.compareTo(Duration.ofDays(100_000)) > 0 ? -1 : duration.toNanos();
        if (nanos < 0) {
            return duration.toMillis() + " ms";
        }
        long[] sizes = {86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L, 1L};
        String[] units = {"d", "h", "min", "s", "ms", "µs", "ns"};
        for (int i = 0; nanos > 0 && i < sizes.length; i++) {
            if (nanos % sizes[i] == 0) {
                return nanos / sizes[i] + " " + units[i];
            }
        }
        return "0 ms";
    }
}
