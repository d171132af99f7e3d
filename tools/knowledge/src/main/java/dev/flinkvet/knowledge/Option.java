package dev.flinkvet.knowledge;

import java.util.List;

/**
 * What one release says of a key. Values are the constants that an enumeration takes; aliases are
 * older spellings that are still read. The source is the class that declares the option.
 */
record Option(
        String key, String type, String value, List<String> values, List<Alias> aliases, boolean deprecated, String source) {

    /** Another spelling of a key: a deprecated one, or one that is read in its stead. */
    record Alias(String key, boolean deprecated) {}

    /** What must stay the same for two releases to share a row. */
    List<Object> facts() {
        return List.of(type, value, values, deprecated);
    }
}
