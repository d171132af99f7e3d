package dev.flinkvet.knowledge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** The releases of Flink that are read, oldest first, each with its published version. */
final class Releases {
    private final Map<String, String> versions = new LinkedHashMap<>();

    Releases() throws IOException {
        for (String[] row : Resource.rows("releases.txt")) {
            versions.put(row[0], row[1]);
        }
    }

    List<String> names() {
        return new ArrayList<>(versions.keySet());
    }

    /**
     * Returns the jars that a list names for a release. A row of the list is a jar without its
     * version, the releases FIRST..LAST that have it, and RELEASE=VERSION where a release needs
     * another version than its own; or a jar with its version, for all releases.
     */
    List<Path> jars(Central central, String list, String release)
            throws IOException, ArtifactResolutionException {
        List<Path> paths = new ArrayList<>();
        for (String[] row : Resource.rows(list)) {
            if (row.length == 1) {
                paths.add(central.jar(row[0]));
            } else if (within(row[1], release)) {
                paths.add(central.jar(row[0] + ":" + version(row, release)));
            }
        }
        return paths;
    }

    private String version(String[] row, String release) {
        for (int i = 2; i < row.length; i++) {
            if (row[i].startsWith(release + "=")) {
                return row[i].substring(release.length() + 1);
            }
        }
        return versions.get(release);
    }

    private boolean within(String range, String release) {
        List<String> names = names();
        int dots = range.indexOf("..");
        String first = range.substring(0, dots);
        String last = range.substring(dots + 2);
        int at = names.indexOf(release);
        return (first.isEmpty() || at >= index(names, first)) && (last.isEmpty() || at <= index(names, last));
    }

    private static int index(List<String> names, String release) {
        int at = names.indexOf(release);
        if (at < 0) {
            throw new IllegalArgumentException("no such release: " + release);
        }
        return at;
    }
}
