package dev.flinkvet.knowledge;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** The words of Flink's SQL parser, release by release, and which of them are reserved. */
final class Keywords {
    private static final String PARSER = "org.apache.flink.sql.parser.impl.FlinkSqlParserImpl";
    private static final Pattern WORD = Pattern.compile("\"([A-Z][A-Z0-9_]*)\"");

    private final Central central;
    private final Releases releases;

    Keywords(Central central, Releases releases) {
        this.central = central;
        this.releases = releases;
    }

    void write(Path directory) throws IOException, ReflectiveOperationException, ArtifactResolutionException {
        History<String, String> history = new History<>(releases.names());
        for (String release : releases.names()) {
            Map<String, String> found = read(release);
            System.err.printf("keywords of %s: %d%n", release, found.size());
            found.forEach((word, kind) -> history.put(release, word, kind));
        }
        Table table = new Table();
        history.visit(kind -> kind, (word, since, before, kind) -> table.add(List.of(word, since, before, kind)));
        table.write(directory.resolve("keywords.tsv"));
    }

    private Map<String, String> read(String release)
            throws IOException, ReflectiveOperationException, ArtifactResolutionException {
        List<Path> paths = releases.jars(central, "settings.txt", release);
        Map<String, String> found = new TreeMap<>();
        try (Jars jars = new Jars(paths, paths)) {
            Class<?> type = jars.load(PARSER);
            Object parser = type.getConstructor(Reader.class).newInstance(new StringReader(""));
            Object metadata = Reflect.call(parser, "getMetadata");
            Method reserved = metadata.getClass().getMethod("isReservedWord", String.class);
            reserved.setAccessible(true);
            for (String image : (String[]) jars.load(PARSER + "Constants").getField("tokenImage").get(null)) {
                var word = WORD.matcher(image);
                if (word.matches()) {
                    found.put(word.group(1), (Boolean) reserved.invoke(metadata, word.group(1)) ? "reserved" : "");
                }
            }
        }
        return found;
    }
}
