package dev.flinkvet.knowledge;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** The options of Flink's configuration, release by release. */
final class Settings {
    private final Central central;
    private final Releases releases;
    private final Classes classes = new Classes();

    Settings(Central central, Releases releases) throws IOException {
        this.central = central;
        this.releases = releases;
    }

    void write(Path directory) throws IOException, ArtifactResolutionException {
        History<String, Option> options = new History<>(releases.names());
        History<List<String>, Boolean> aliases = new History<>(releases.names());
        for (String release : releases.names()) {
            Map<String, Option> found = options(release);
            System.err.printf("settings of %s: %d%n", release, found.size());
            for (Option option : found.values()) {
                options.put(release, option.key(), option);
                for (Option.Alias alias : option.aliases()) {
                    if (!alias.key().equals(option.key())) {
                        aliases.put(release, List.of(alias.key(), option.key()), alias.deprecated());
                    }
                }
            }
        }
        writeOptions(options, directory.resolve("settings.tsv"));
        writeAliases(aliases, directory.resolve("aliases.tsv"));
    }

    private static void writeOptions(History<String, Option> options, Path file) {
        Table table = new Table();
        options.visit(
                Option::facts,
                (key, since, before, o) ->
                        table.add(
                                List.of(
                                        key,
                                        since,
                                        before,
                                        o.source(),
                                        o.deprecated() ? "deprecated" : "",
                                        o.type(),
                                        o.value(),
                                        String.join("|", o.values()))));
        table.write(file);
    }

    private static void writeAliases(History<List<String>, Boolean> aliases, Path file) {
        Table table = new Table();
        aliases.visit(
                deprecated -> deprecated,
                (pair, since, before, deprecated) ->
                        table.add(List.of(pair.get(0), since, before, deprecated ? "deprecated" : "", pair.get(1))));
        table.write(file);
    }

    private Map<String, Option> options(String release) throws IOException, ArtifactResolutionException {
        Map<String, Option> found = new TreeMap<>();
        List<Path> paths = releases.jars(central, "settings.txt", release);
        try (Jars jars = new Jars(paths, paths)) {
            List<Class<?>> owners = jars.mentioning(Options.CONFIG_OPTION);
            owners.removeIf(owner -> classes.skipped(owner));
            owners.sort(Comparator.comparing(Settings::order));
            for (Class<?> owner : owners) {
                for (Field constant : Jars.constants(owner, Options.CONFIG_OPTION)) {
                    add(found, constant);
                }
            }
        }
        return found;
    }

    /** Where two classes declare a key, one that is a list of options counts. */
    private static String order(Class<?> owner) {
        return (owner.getSimpleName().endsWith("Options") ? "0" : "1") + owner.getName();
    }

    /** Of two declarations of a key the one that is not deprecated counts. */
    private void add(Map<String, Option> found, Field constant) {
        try {
            Option option = Options.read(constant, classes.prefix(constant.getDeclaringClass()));
            if (option != null && !option.key().startsWith("$") && !option.key().startsWith("__")) {
                found.merge(option.key(), ofAnyReporter(option), (old, later) -> old.deprecated() ? later : old);
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("not readable: " + constant, e);
        }
    }

    /** Each kind of reporter gives the keys of reporters types of its own. */
    private static Option ofAnyReporter(Option o) {
        return o.source().endsWith("ReporterOptions")
                ? new Option(o.key(), "string", "", List.of(), o.aliases(), o.deprecated(), o.source())
                : o;
    }
}
