package dev.flinkvet.knowledge;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which classes hold options of the configuration, and what their keys begin with. */
final class Classes {
    private final Set<String> skipped = new HashSet<>();
    private final Map<String, String> prefixes = new HashMap<>();

    Classes() throws IOException {
        for (String[] row : Resource.rows("classes.txt")) {
            switch (row[0]) {
                case "skip" -> skipped.add(row[1]);
                case "prefix" -> prefixes.put(row[1], row[2]);
                default -> throw new IllegalArgumentException("classes.txt: " + row[0]);
            }
        }
    }

    boolean skipped(Class<?> owner) {
        return skipped.contains(owner.getSimpleName());
    }

    String prefix(Class<?> owner) {
        return prefixes.getOrDefault(owner.getSimpleName(), "");
    }
}
