package dev.flinkvet.knowledge;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Asks the factories that jars announce what they create, and from which options. */
final class Factories {
    private static final String FLINK = "org.apache.flink.table.factories.";
    private static final String LOOKUP = "org.apache.flink.table.connector.source.LookupTableSource";
    private static final String LOOKUP_OPTIONS = "org.apache.flink.table.connector.source.lookup.LookupOptions";
    private static final String FILE_SYSTEMS = "org.apache.flink.core.fs.FileSystemFactory";
    private static final List<String> SERVICES =
            List.of(
                    FLINK + "Factory",
                    "org.apache.flink.cdc.common.factories.Factory",
                    "com.ververica.cdc.common.factories.Factory",
                    FILE_SYSTEMS);

    private final Line line;
    private final Jars jars;

    Factories(Line line, Jars jars) {
        this.line = line;
        this.jars = jars;
    }

    /** Returns what the jars can create, one factory for each name. */
    Collection<Factory> read() throws IOException, ReflectiveOperationException {
        Map<String, Factory> found = new TreeMap<>();
        for (String service : SERVICES) {
            for (String name : jars.services(service)) {
                Factory factory = line.all("unreadable", name).isEmpty() ? read(name) : null;
                if (factory != null && line.all("foreign", factory.kind(), factory.identifier()).isEmpty()) {
                    found.merge(factory.name(), factory, Factory::and);
                }
            }
        }
        for (String[] row : line.all("common")) {
            Factory factory = common(row[1], row[2], List.of(row).subList(3, row.length));
            found.put(factory.name(), factory);
        }
        for (String[] row : line.all("declared")) {
            Factory factory = declared(row[1], row[2], List.of(row).subList(3, row.length));
            found.putIfAbsent(factory.name(), factory);
        }
        return found.values();
    }

    private Factory read(String name) throws IOException {
        try {
            Class<?> type = jars.load(name);
            Set<String> interfaces = interfaces(type);
            if (interfaces.contains(FILE_SYSTEMS)) {
                return fileSystem(type);
            }
            String kind = kind(interfaces);
            return kind.isEmpty() ? null : read(type, kind, roles(type, interfaces));
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("not readable: " + name + " of " + line.name, e);
        }
    }

    private static Factory fileSystem(Class<?> type) throws ReflectiveOperationException {
        String scheme = (String) Reflect.call(create(type), "getScheme");
        return new Factory("filesystem", scheme, List.of(), type.getSimpleName(), Map.of(), Set.of());
    }

    /** Reads the options that Flink itself takes of every factory of a kind. */
    private Factory common(String kind, String owner, List<String> keys) throws ReflectiveOperationException {
        Map<String, Option> options = new TreeMap<>();
        addConstants(options, owner);
        options.keySet().removeIf(key -> keys.stream().noneMatch(k -> k.endsWith(".") ? key.startsWith(k) : key.equals(k)));
        return new Factory(kind, "*", List.of(), jars.load(owner).getSimpleName(), options, Set.of());
    }

    private Factory read(Class<?> type, String kind, List<String> roles)
            throws IOException, ReflectiveOperationException {
        Object factory = create(type);
        String identifier = (String) Reflect.call(factory, identifierMethod(factory));
        Map<String, Option> options = new TreeMap<>();
        Set<String> required = new HashSet<>();
        String source = type.getSimpleName();
        Set<Object> deprecated = deprecated(type.getPackageName());
        for (Object option : (Set<?>) Reflect.call(factory, "requiredOptions")) {
            Option o = Options.read(option, "", false, source);
            options.put(o.key(), o);
            required.add(o.key());
        }
        for (Object option : (Set<?>) Reflect.call(factory, "optionalOptions")) {
            Option o = Options.read(option, "", deprecated.contains(option), source);
            options.putIfAbsent(o.key(), o);
        }
        for (String owner : line.optionClasses(kind, identifier)) {
            if (jars.holds(owner)) {
                addConstants(options, owner);
            }
        }
        return new Factory(kind, identifier, roles, source, options, required);
    }

    /** Sets of options do not tell which are deprecated; the constants of a factory's package do. */
    private Set<Object> deprecated(String packageName) throws IOException, ReflectiveOperationException {
        Set<Object> options = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Class<?> owner : jars.mentioning(Options.CONFIG_OPTION, packageName)) {
            for (Field constant : Jars.constants(owner, Options.CONFIG_OPTION)) {
                if (constant.isAnnotationPresent(Deprecated.class)) {
                    options.add(Reflect.get(constant));
                }
            }
        }
        if (jars.holds(LOOKUP_OPTIONS)) {
            // The lookup options of connectors became common ones; some kept their keys.
            for (Field constant : Jars.constants(jars.load(LOOKUP_OPTIONS), Options.CONFIG_OPTION)) {
                options.removeIf(Reflect.get(constant)::equals);
            }
        }
        return options;
    }

    /** Reads the options of what a catalog creates without announcing a factory. */
    private Factory declared(String kind, String identifier, List<String> owners) throws ReflectiveOperationException {
        Map<String, Option> options = new TreeMap<>();
        String source = "";
        for (String owner : owners) {
            if (jars.holds(owner)) {
                addConstants(options, owner);
                source = jars.load(owner).getSimpleName();
            }
        }
        return new Factory(kind, identifier, List.of(), source, options, Set.of());
    }

    /** Some factories check their options themselves; their constants tell which they are. */
    private void addConstants(Map<String, Option> options, String owner) throws ReflectiveOperationException {
        for (Field constant : jars.load(owner).getDeclaredFields()) {
            if (constant.getType().getSimpleName().equals("ConfigOption")) {
                Option o = Options.read(constant, "");
                options.putIfAbsent(o.key(), o);
            }
        }
    }

    private static Object create(Class<?> type) throws ReflectiveOperationException {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static String identifierMethod(Object factory) {
        return Reflect.has(factory, "factoryIdentifier") ? "factoryIdentifier" : "identifier";
    }

    private static String kind(Set<String> interfaces) {
        for (String name : interfaces) {
            switch (name) {
                case FLINK + "DynamicTableSourceFactory", FLINK + "DynamicTableSinkFactory":
                    return "table";
                case FLINK + "DecodingFormatFactory", FLINK + "EncodingFormatFactory":
                    return "format";
                case FLINK + "CatalogFactory":
                    return "catalog";
                case FLINK + "CatalogStoreFactory":
                    return "catalog-store";
                case FLINK + "ModuleFactory":
                    return "module";
                case FLINK + "ModelProviderFactory":
                    return "model";
                default:
                    if (name.endsWith(".cdc.common.factories.DataSourceFactory")
                            || name.endsWith(".cdc.common.factories.DataSinkFactory")) {
                        return "pipeline";
                    }
            }
        }
        return "";
    }

    private List<String> roles(Class<?> type, Set<String> interfaces) throws IOException {
        List<String> roles = new ArrayList<>();
        boolean isSource = ends(interfaces, "DynamicTableSourceFactory") || ends(interfaces, "DataSourceFactory");
        if (isSource) {
            roles.add("source");
        }
        if (ends(interfaces, "DynamicTableSinkFactory") || ends(interfaces, "DataSinkFactory")) {
            roles.add("sink");
        }
        if (isSource && looksUp(type)) {
            roles.add("lookup");
        }
        if (ends(interfaces, "DecodingFormatFactory")) {
            roles.add("decode");
        }
        if (ends(interfaces, "EncodingFormatFactory")) {
            roles.add("encode");
        }
        return roles;
    }

    /** A table can be looked up in if a source of its factory's package can. */
    private boolean looksUp(Class<?> factory) throws IOException {
        return jars.holdsImplementation(LOOKUP, factory.getPackageName());
    }

    private static boolean ends(Set<String> interfaces, String name) {
        return interfaces.stream().anyMatch(i -> i.endsWith("." + name));
    }

    private static Set<String> interfaces(Class<?> type) {
        Set<String> names = new LinkedHashSet<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Class<?> i : c.getInterfaces()) {
                names.add(i.getName());
                names.addAll(interfaces(i));
            }
        }
        return names;
    }
}
