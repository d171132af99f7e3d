package dev.flinkvet.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What each release says of each name, folded into stretches of releases that say the same: from one
 * release on, before another. A stretch that begins with the first release or holds the last one has
 * that end open.
 */
final class History<K, V> {
    private final List<String> releases;
    private final Map<K, List<V>> names = new LinkedHashMap<>();

    History(List<String> releases) {
        this.releases = releases;
    }

    void put(String release, K name, V value) {
        List<V> values = names.computeIfAbsent(name, n -> new ArrayList<>());
        while (values.size() < releases.size()) {
            values.add(null);
        }
        values.set(releases.indexOf(release), value);
    }

    interface Facts<V> {
        Object of(V value);
    }

    interface Visitor<K, V> {
        void stretch(K name, String since, String before, V latest);
    }

    void visit(Facts<V> facts, Visitor<K, V> visitor) {
        names.forEach(
                (name, values) -> {
                    int start = 0;
                    for (int i = 1; i <= values.size(); i++) {
                        if (i == values.size() || !same(facts, values.get(i), values.get(start))) {
                            if (values.get(start) != null) {
                                visitor.stretch(name, since(start), before(i), values.get(i - 1));
                            }
                            start = i;
                        }
                    }
                });
    }

    private boolean same(Facts<V> facts, V a, V b) {
        return a == null || b == null ? a == b : Objects.equals(facts.of(a), facts.of(b));
    }

    private String since(int index) {
        return index == 0 ? "" : releases.get(index);
    }

    private String before(int index) {
        return index == releases.size() ? "" : releases.get(index);
    }
}
