// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Looks at an engine from outside: one observed value a line, no opinion which is right. */
final class Probes {

    /** Observes one thing. */
    @FunctionalInterface
    interface Probe {
        Object observe(ProbeBench bench) throws IOException, InterruptedException;
    }

    private static final int AT_ONCE = 6;

    private Probes() {}

    static Map<String, Probe> all() {
        Map<String, Probe> probes = new LinkedHashMap<>();
        StreamProbes.addTo(probes);
        ExecProbes.addTo(probes);
        ContainerProbes.addTo(probes);
        LifeProbes.addTo(probes);
        return probes;
    }

    /** Runs all probes against one engine, a few at a time: most of one's time is waiting for what does not come. */
    static List<String> observe(URI host) throws IOException, InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<String>> lines = new ArrayList<>();
            for (Map.Entry<String, Probe> probe : all().entrySet()) {
                lines.add(executor.submit(() -> probe.getKey() + ": " + observe(host, probe.getValue())));
            }
            List<String> observed = new ArrayList<>();
            for (Future<String> line : lines) {
                observed.add(line.get());
            }
            return observed;
        } catch (ExecutionException e) {
            throw new IOException("a probe failed: " + e.getCause(), e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private static String observe(URI host, Probe probe) throws IOException, InterruptedException {
        try (ProbeBench bench = new ProbeBench(host)) {
            return Escapes.quote(String.valueOf(probe.observe(bench)).getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
