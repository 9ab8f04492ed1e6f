// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks at an engine from outside: one observed value a line, no opinion which is right. */
final class Probes {

    /** Observes one thing. */
    @FunctionalInterface
    interface Probe {
        Object observe(ProbeBench bench) throws IOException, InterruptedException;
    }

    private Probes() {}

    static Map<String, Probe> all() {
        Map<String, Probe> probes = new LinkedHashMap<>();
        StreamProbes.addTo(probes);
        ExecProbes.addTo(probes);
        ContainerProbes.addTo(probes);
        LifeProbes.addTo(probes);
        return probes;
    }

    /** Runs all probes against one engine. */
    static List<String> observe(URI host) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Probe> probe : all().entrySet()) {
            try (ProbeBench bench = new ProbeBench(host)) {
                lines.add(probe.getKey() + ": "
                        + Escapes.quote(
                                String.valueOf(probe.getValue().observe(bench)).getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
        return lines;
    }
}
