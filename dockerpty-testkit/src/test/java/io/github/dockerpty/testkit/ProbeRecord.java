// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What the probes saw of a real engine when they were recorded; what they see now goes to target/probes.
 *
 * <p>A line may hold several values joined by {@code or}: the engine itself gives now one, now another.
 */
final class ProbeRecord {

    private ProbeRecord() {}

    /** The recorded lines, each with the value that was observed now where that is one of those recorded. */
    static List<String> of(String engine, List<String> observed) throws IOException {
        try (InputStream in = ProbeRecord.class.getResourceAsStream("/probes/" + engine + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> chosen(line, observed))
                    .toList();
        }
    }

    private static String chosen(String line, List<String> observed) {
        int start = line.indexOf(": \"") + 2;
        List<String> values = Arrays.stream(line.substring(start).split(" or (?=\")"))
                .map(value -> line.substring(0, start) + value)
                .toList();
        return values.stream().filter(observed::contains).findFirst().orElse(values.get(0));
    }

    static void write(String engine, List<String> lines) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "probes"));
        Files.write(folder.resolve(engine + ".txt"), lines);
    }
}
