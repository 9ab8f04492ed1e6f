// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.util.Map;

/** What engines do with the bytes and the ends of streams. */
final class StreamProbes {

    private static final String ALL = "stream=1&stdin=1&stdout=1&stderr=1";
    private static final String INPUT = "\"OpenStdin\":true";
    private static final String INPUT_ONCE = INPUT + ",\"StdinOnce\":true";
    private static final String TERMINAL = INPUT + ",\"Tty\":true";

    private StreamProbes() {}

    static void addTo(Map<String, Probes.Probe> probes) {
        probes.put("bytes sent before the 101", StreamProbes::early);
        probes.put("half-close, exec", bench -> execHalfClose(bench, false));
        probes.put("half-close, exec with TTY", bench -> execHalfClose(bench, true));
        probes.put("half-close, attach", bench -> attachHalfClose(bench, INPUT));
        probes.put("half-close, attach with StdinOnce", bench -> attachHalfClose(bench, INPUT_ONCE));
        probes.put("half-close, attach with TTY", bench -> attachHalfClose(bench, TERMINAL));
        probes.put("input before the start", StreamProbes::inputBeforeStart);
        probes.put("detach keys, attach with TTY", StreamProbes::detachAttach);
        probes.put("detach keys, exec with TTY", StreamProbes::detachExec);
        probes.put("attach, logs only", bench -> attachEnded(bench, "logs=1&stdout=1&stderr=1"));
        probes.put("attach, stdout only", StreamProbes::stdoutOnly);
        probes.put("attach, unknown container", StreamProbes::attachUnknown);
        probes.put("attach, ended container", StreamProbes::attachResets);
        probes.put("attach, bad detach keys", bench -> bench.attachStatus(bench.sleeping(), ALL + "&detachKeys=foo"));
        probes.put(
                "attach without upgrade",
                bench -> ProbeBench.shape(
                        bench.api().headOf("/containers/" + bench.ended(0) + "/attach?logs=1&stdout=1")));
        probes.put("logs", StreamProbes::logs);
    }

    private static Object logs(ProbeBench bench) throws IOException {
        String container = bench.running("", "sh", "-c", "echo one; sleep 0; printf two");
        bench.await(container, "");
        return bench.api()
                .call("GET", "/containers/" + container + "/logs?stdout=1&stderr=1")
                .body();
    }

    private static Object early(ProbeBench bench) throws IOException {
        String exec = bench.exec(bench.sleeping(), false, "cat");
        try (ApiClient.Stream stream = bench.api().upgrade("/exec/" + exec + "/start", "{\"Tty\":false}", "early\n")) {
            stream.client().send("late\n").endInput();
            return stream.client().readFor(ProbeBench.LOOK).contains("early") ? "delivered" : "dropped";
        }
    }

    private static Object execHalfClose(ProbeBench bench, boolean tty) throws IOException {
        String exec = bench.exec(bench.sleeping(), tty, "sh", "-c", "cat; echo tail");
        try (ApiClient.Stream stream = bench.api().start(exec, tty)) {
            stream.client().endInput();
            return stream.client().readFor(ProbeBench.LOOK) + " " + bench.exit(exec);
        }
    }

    private static Object attachHalfClose(ProbeBench bench, String fields) throws IOException {
        String container = bench.container(fields, "sh", "-c", "cat; echo tail");
        try (ApiClient.Stream stream = bench.attach(container, ALL)) {
            bench.api().call("POST", "/containers/" + container + "/start");
            stream.client().endInput();
            String read = stream.client().readFor(ProbeBench.LOOK);
            return read + (read.endsWith("...") || !read.contains("tail") ? " " + bench.state(container) : "");
        }
    }

    private static Object inputBeforeStart(ProbeBench bench) throws IOException {
        String container = bench.container(INPUT_ONCE, "cat");
        try (ApiClient.Stream stream = bench.attach(container, ALL)) {
            stream.client().send("abc").endInput();
            bench.api().call("POST", "/containers/" + container + "/start");
            return stream.client().readFor(ProbeBench.LOOK);
        }
    }

    private static Object detachAttach(ProbeBench bench) throws IOException {
        String container = bench.running(TERMINAL, "cat");
        try (ApiClient.Stream stream = bench.attach(container, ALL)) {
            stream.client().send("\u0010\u0011");
            return stream.client().readFor(ProbeBench.LOOK) + " " + bench.state(container);
        }
    }

    private static Object detachExec(ProbeBench bench) throws IOException {
        String exec = bench.exec(bench.sleeping(), true, "cat");
        try (ApiClient.Stream stream = bench.api().start(exec, true)) {
            stream.client().send("\u0010\u0011");
            String text = stream.client().readFor(ProbeBench.LOOK);
            return (text.contains("read escape sequence") ? "told" : text.endsWith("...") ? "open" : "ended") + " "
                    + bench.exit(exec);
        }
    }

    private static String printer(ProbeBench bench) throws IOException {
        return bench.container(INPUT, "sh", "-c", "echo out; read x; echo err >&2");
    }

    private static Object attachEnded(ProbeBench bench, String query) throws IOException {
        String container = bench.running("", "sh", "-c", "echo out; sleep 1000");
        bench.api().call("GET", "/containers/" + container + "/json");
        try (ApiClient.Stream stream = bench.attach(container, query)) {
            // The text itself is corrupt on podman 4.3; whether the stream ends is what clients need to know.
            return stream.client().readFor(ProbeBench.LOOK).endsWith("...") ? "stays open" : "ends";
        }
    }

    private static Object stdoutOnly(ProbeBench bench) throws IOException {
        String container = printer(bench);
        try (ApiClient.Stream stream = bench.attach(container, "stream=1&stdin=1&stdout=1")) {
            bench.api().call("POST", "/containers/" + container + "/start");
            stream.client().readUntil("out\n");
            stream.client().send("x\n");
            return stream.client().readFor(ProbeBench.LOOK).contains("err") ? "stderr too" : "stdout";
        }
    }

    private static Object attachUnknown(ProbeBench bench) throws IOException {
        try (ApiClient.Stream stream = bench.attach("dockerpty-no-such-container", ALL)) {
            return ProbeBench.shape(stream.head());
        }
    }

    private static Object attachResets(ProbeBench bench) throws IOException {
        String container = bench.ended(3);
        try (ApiClient.Stream stream = bench.attach(container, ALL)) {
            return stream.status() + " " + bench.state(container);
        }
    }
}
