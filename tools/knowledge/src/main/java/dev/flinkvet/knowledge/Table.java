package dev.flinkvet.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** Rows of cells, written sorted: one row a line, a tab between cells, none at the end. */
final class Table {
    /** Sorted as bytes by the cells, so that readers can search the text itself. */
    private final TreeSet<String> rows = new TreeSet<>();

    void add(List<String> cells) {
        StringBuilder row = new StringBuilder();
        for (String cell : cells) {
            row.append(escape(cell)).append('\t');
        }
        int end = row.length();
        while (end > 0 && row.charAt(end - 1) == '\t') {
            end--;
        }
        rows.add(row.substring(0, end));
    }

    int size() {
        return rows.size();
    }

    void write(Path file) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(row).append('\n'));
        try {
            Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escape(String cell) {
        return cell.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }
}
