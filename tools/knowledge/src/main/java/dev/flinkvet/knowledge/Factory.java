package dev.flinkvet.knowledge;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What can be created under an identifier: a table, a format, a catalog. The roles tell what a table
 * can be used as ("source", "sink", "lookup") and what a format can do ("decode", "encode").
 */
record Factory(
        String kind, String identifier, List<String> roles, String source, Map<String, Option> options, Set<String> required) {

    /** The order that roles are told in. */
    private static final Comparator<String> ROLES =
            Comparator.comparing(List.of("source", "sink", "lookup", "decode", "encode")::indexOf);

    /** The first cell of its row. */
    String name() {
        return kind + " " + identifier;
    }

    /** Joins two factories of one name: what one of them does without is not required. */
    Factory and(Factory other) {
        TreeMap<String, Option> all = new TreeMap<>(other.options);
        all.putAll(options);
        TreeSet<String> both = new TreeSet<>(required);
        both.retainAll(other.required);
        TreeSet<String> does = new TreeSet<>(ROLES);
        does.addAll(roles);
        does.addAll(other.roles);
        return new Factory(kind, identifier, List.copyOf(does), source, all, both);
    }

    /** What must stay the same for two versions to share a row. */
    List<Object> facts() {
        return List.of(roles);
    }
}
