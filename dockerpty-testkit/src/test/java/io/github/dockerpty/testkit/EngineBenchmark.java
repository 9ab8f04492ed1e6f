// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Prints how long the embedded engine takes; no part of the build, because times tell of the machine.
 *
 * <p>Run it with {@code mvn -Pquick -pl dockerpty-testkit test -Dtest=EngineBenchmark}.
 */
class EngineBenchmark {

    private static final int ROUNDS = 500;

    /** Something to be timed. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    @Test
    void print() throws IOException {
        time("start, answer, close", () -> {
            try (EmbeddedEngine engine =
                    EmbeddedEngine.setUp().image("box", session -> 0).onUnixSocket()) {
                new ApiClient(engine.host(), "1.41").call("GET", "/_ping");
            }
        });
        try (EmbeddedEngine engine = EmbeddedEngine.setUp()
                .image("box", Map.of("true", session -> 0))
                .image("host", HostPrograms.only("true"))
                .container("c", "box")
                .container("h", "host")
                .onUnixSocket()) {
            ApiClient api = new ApiClient(engine.host(), "1.41");
            time("exec of a scripted program: create, start, stream, inspect", () -> exec(api, "c"));
            time("exec of a program of this machine", () -> exec(api, "h"));
        }
    }

    private static void exec(ApiClient api, String container) throws IOException {
        String id = api.exec(container, "{\"Cmd\":[\"true\"],\"AttachStdout\":true}");
        try (ApiClient.Stream stream = api.start(id, false)) {
            stream.toEnd();
        }
        if (api.call("GET", "/exec/" + id + "/json").json().number("ExitCode") != 0) {
            throw new AssertionError("the exec has failed");
        }
    }

    private static void time(String what, Work work) throws IOException {
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            work.run();
            nanos[i] = System.nanoTime() - begun;
        }
        // The first half warms up.
        long[] warm = Arrays.copyOfRange(nanos, ROUNDS / 2, ROUNDS);
        Arrays.sort(warm);
        System.out.printf(
                "%s: first %.1f ms, then best %.1f ms, median %.1f ms, nine of ten below %.1f ms%n",
                what, nanos[0] / 1e6, warm[0] / 1e6, warm[warm.length / 2] / 1e6, warm[warm.length * 9 / 10] / 1e6);
    }
}
