package dev.flinkvet.knowledge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** The connectors, formats and catalogs of a list of lines, and their options. */
final class Connectors {
    private final Central central;
    private final Releases releases;
    private final Table connectors = new Table();
    private final Table options = new Table();

    Connectors(Central central, Releases releases) {
        this.central = central;
        this.releases = releases;
    }

    void write(Path directory) throws IOException, ReflectiveOperationException, ArtifactResolutionException {
        for (String[] row : Resource.rows("lines.txt")) {
            add(new Line(row[0]));
        }
        connectors.write(directory.resolve("connectors.tsv"));
        options.write(directory.resolve("connector-options.tsv"));
    }

    private void add(Line line) throws IOException, ReflectiveOperationException, ArtifactResolutionException {
        History<String, Factory> factories = new History<>(line.versions());
        History<String, Entry> entries = new History<>(line.versions());
        for (String version : line.versions()) {
            Collection<Factory> found = read(line, version);
            int count = 0;
            for (Factory factory : found) {
                factories.put(version, factory.name(), factory);
                count += factory.options().size();
                factory.options()
                        .forEach((key, o) -> entries.put(version, factory.name() + " " + key, new Entry(o, factory.required().contains(key))));
            }
            System.err.printf("%s %s: %d factories, %d options%n", line.name, version, found.size(), count);
        }
        factories.visit(
                Factory::facts,
                (name, since, before, f) -> connectors.add(cells(f, line, since, before)));
        entries.visit(Entry::facts, (name, since, before, e) -> options.add(e.cells(name, line, since, before)));
    }

    /** File systems are read where their jars are served; which releases have them, that does not tell. */
    private static List<String> cells(Factory f, Line line, String since, String before) {
        boolean always = f.kind().equals("filesystem");
        return List.of(
                f.name(),
                line.name,
                always ? "" : since,
                always ? "" : before,
                String.join(" ", f.roles()),
                f.source(),
                line.stale(f));
    }

    /** An option as one factory reads it. */
    private record Entry(Option option, boolean required) {
        List<Object> facts() {
            return List.of(option.facts(), option.aliases(), required);
        }

        List<String> cells(String name, Line line, String since, String before) {
            return List.of(
                    name,
                    line.name,
                    since,
                    before,
                    required ? "required" : option.deprecated() ? "deprecated" : "",
                    option.type(),
                    option.value(),
                    String.join("|", option.values()),
                    String.join("|", option.aliases().stream().map(Option.Alias::key).sorted().toList()));
        }
    }

    /** Reads the factories of a version's own jars, beside those of a release of Flink. */
    private Collection<Factory> read(Line line, String version)
            throws IOException, ReflectiveOperationException, ArtifactResolutionException {
        List<Path> own = line.jars(central, version);
        List<Path> flink = releases.jars(central, "settings.txt", line.release(version));
        List<Path> all = new ArrayList<>(own);
        all.addAll(flink);
        all.addAll(line.needed(central));
        try (Jars jars = new Jars(all, line.name.equals("flink") ? all : own)) {
            return new Factories(line, jars).read();
        }
    }
}
