// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the probes saw of a real engine when they were recorded; what they see now goes to target/probes. */
final class ProbeRecord {

    private ProbeRecord() {}

    static List<String> of(String engine) throws IOException {
        try (InputStream in = ProbeRecord.class.getResourceAsStream("/probes/" + engine + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    static void write(String engine, List<String> lines) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "probes"));
        Files.write(folder.resolve(engine + ".txt"), lines);
    }
}
