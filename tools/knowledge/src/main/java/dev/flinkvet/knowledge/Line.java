package dev.flinkvet.knowledge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Connectors that are published together and share the counting of their versions: those of Flink
 * itself, those of Flink CDC, a lake format. A list NAME.txt tells of it in rows:
 *
 * <pre>
 * version VERSION RELEASE            oldest first; the release of Flink that it is read beside
 * jar JAR VERSION=JARVERSION...      what is read for each version
 * with JAR:JARVERSION                what the classes need to load, in every version
 * options KIND IDENTIFIER CLASS...   the classes that declare what the factory is silent about
 * declared KIND IDENTIFIER CLASS...  what no factory is announced for, and its options
 * common KIND CLASS KEY...           options of every factory of a kind; "scan." names all such keys
 * foreign KIND IDENTIFIER            what the jars hold of others
 * unreadable CLASS REASON            a factory that does not load
 * stale KIND IDENTIFIER VERSION      from there on only an older version could be read
 * </pre>
 */
final class Line {
    final String name;
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final List<String[]> rows;

    Line(String name) throws IOException {
        this.name = name;
        rows = Resource.rows("lines/" + name + ".txt");
        for (String[] row : all("version")) {
            versions.put(row[1], row[2]);
        }
    }

    /** Returns the rows that begin with words. */
    List<String[]> all(String... words) {
        return rows.stream()
                .filter(row -> row.length >= words.length && List.of(row).subList(0, words.length).equals(List.of(words)))
                .toList();
    }

    List<String> versions() {
        return new ArrayList<>(versions.keySet());
    }

    String release(String version) {
        return versions.get(version);
    }

    /** Returns the jars that are read for a version. */
    List<Path> jars(Central central, String version) throws ArtifactResolutionException {
        List<Path> paths = new ArrayList<>();
        for (String[] row : all("jar")) {
            for (int i = 2; i < row.length; i++) {
                if (row[i].startsWith(version + "=")) {
                    paths.add(central.jar(row[1] + ":" + row[i].substring(version.length() + 1)));
                }
            }
        }
        return paths;
    }

    /** Returns the jars that those need. */
    List<Path> needed(Central central) throws ArtifactResolutionException {
        List<Path> paths = new ArrayList<>();
        for (String[] row : all("with")) {
            paths.add(central.jar(row[1]));
        }
        return paths;
    }

    /** Returns from which version on what is read of a factory is of an older one, "" for none. */
    String stale(Factory factory) {
        List<String[]> stale = all("stale", factory.kind(), factory.identifier());
        return stale.isEmpty() ? "" : stale.get(0)[3];
    }

    /** Returns the classes that declare the options of a factory which tells of none. */
    List<String> optionClasses(String kind, String identifier) {
        return all("options", kind, identifier).stream().flatMap(row -> List.of(row).subList(3, row.length).stream()).toList();
    }
}
