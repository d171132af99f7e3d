package dev.flinkvet.knowledge;

import java.nio.file.Path;

/** Writes the tables of what Flink and its connectors know into a directory. */
public final class Knowledge {
    private Knowledge() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        Releases releases = new Releases();
        try (Central central = new Central()) {
            new Settings(central, releases).write(directory);
            new Connectors(central, releases).write(directory);
            new Functions(central, releases).write(directory);
            new Keywords(central, releases).write(directory);
            for (String[] row : Resource.rows("absent.txt")) {
                if (central.has(row[0])) {
                    System.err.println("no longer absent: " + row[0]);
                }
            }
        }
    }
}
